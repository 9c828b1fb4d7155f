"""Lists of words written as text."""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, which white space parts."""
    return frozenset(text.split())
