"""Letters without their accents: the one folding that comparisons of words use."""

from unicodedata import combining, normalize


def without_accents(text: str) -> str:
    """The text with each accented letter as the plain one, and letters of special width as plain ones.

    `œ` and `æ` are letters of their own here; who compares names takes them apart.
    """
    return text if text.isascii() else normalize("NFC", text.translate(_PLAIN))


class _Plain(dict[int, str]):
    """Each sign without its marks by its code; found when it is first met."""

    def __missing__(self, code: int) -> str:
        plain = "".join(sign for sign in normalize("NFKD", chr(code)) if not combining(sign))
        self[code] = plain
        return plain


_PLAIN = _Plain()
