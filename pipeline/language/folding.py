"""Letters without their accents: the one folding that comparisons of words use."""

from unicodedata import combining, normalize


def without_accents(text: str) -> str:
    """The text with each accented letter as the plain one, and letters of special width as plain ones.

    `œ` and `æ` are letters of their own here; who compares names takes them apart.
    """
    if text.isascii():
        return text
    return normalize("NFC", "".join(sign for sign in normalize("NFKD", text) if not combining(sign)))
