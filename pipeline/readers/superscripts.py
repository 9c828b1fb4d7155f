"""Raised and lowered characters as Unicode has them: lest `2 173` with a note 1 become `2 1731`."""

from __future__ import annotations

SUPERSCRIPT = str.maketrans("0123456789()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
PLAIN = {after: before for before, after in SUPERSCRIPT.items()}


def superscript(text: str) -> str:
    """Figures, letters and brackets raised; other characters as they are."""
    return text.translate(SUPERSCRIPT)


def subscript(text: str) -> str:
    """Figures lowered; other characters as they are."""
    return text.translate(SUBSCRIPT)


def plain(text: str) -> str:
    """Raised figures, letters and brackets as ordinary ones."""
    return text.translate(PLAIN)
