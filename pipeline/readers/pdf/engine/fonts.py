"""The fonts of characters that pdfium reads: their names, and whether they are bold."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium_c

FORCE_BOLD = 1 << 18
"""Bit of a font descriptor's flags (ISO 32000-1, table 123)."""

BOLD_NAMES = ("bold", "black", "heavy", "demi")


def face_of(text: Any, i: int) -> tuple[str, bool]:
    """The name of a character's font, and whether it is bold."""
    buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(text, i, buffer, len(buffer), flags)
    name = buffer.value.decode("utf-8", "replace")
    return name, bool(flags.value & FORCE_BOLD) or is_bold(name)


def is_bold(fontname: str) -> bool:
    """Whether a font's name says that it is bold."""
    name = fontname.lower()
    return any(part in name for part in BOLD_NAMES)
