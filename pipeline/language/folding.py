"""Letters without their accents: the one folding that comparisons of words use."""

from unicodedata import combining, normalize


def without_accents(text: str) -> str:
    """The text with each accented letter as the plain one; nothing else changes."""
    if text.isascii():
        return text
    return normalize("NFC", "".join(sign for sign in normalize("NFD", text) if not combining(sign)))
