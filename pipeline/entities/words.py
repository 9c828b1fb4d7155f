"""The words of a passage as plain objects: what one is like is found out once for all texts that have it.

spaCy makes a token anew, and decodes its text, whenever it is asked for one; rules of grammar ask for the
same few words time and again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import Any

from spacy.attrs import ORTH, SPACY
from spacy.tokens import Doc

from pipeline.entities.marks import marks_of, text_of
from pipeline.gazetteer import fold

MOST = 50_000
"""Words of which it is kept what they are like."""


class WordForm:
    """A word or a mark as spaCy parts texts, wherever it stands.

    Attributes:
        text: as it is written.
        lower: in small letters.
        folded: as names are compared.
        is_alpha: whether it is made of letters only; `is_digit` and `is_space` likewise.
        is_capital: whether it begins with a capital.
        in_capitals: whether it has letters and all of them are capitals.
    """

    __slots__ = ("folded", "in_capitals", "is_alpha", "is_capital", "is_digit", "is_space", "lower", "text")

    def __init__(self, text: str) -> None:
        self.text, self.lower, self.folded = text, text.lower(), fold(text)
        self.is_alpha, self.is_digit, self.is_space = text.isalpha(), text.isdigit(), text.isspace()
        self.is_capital, self.in_capitals = text[:1].isupper(), text.isupper()


class PassageWords(list[WordForm]):
    """The words of a passage, in order.

    Args:
        forms: what they are like.
        text: that of the passage.
        spaced: whether a space stands behind each.
    """

    def __init__(self, forms: Iterable[WordForm], text: str, spaced: list[int]) -> None:
        super().__init__(forms)
        self.whole, self.spaced = text, spaced

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each word, and of the end of the passage."""
        lengths = (len(word.text) + space for word, space in zip(self, self.spaced, strict=True))
        return list(accumulate(lengths, initial=0))

    def said(self, start: int, end: int) -> str:
        """The text from one word up to another."""
        if end <= start:
            return ""
        return self.whole[self.starts[start] : self.starts[end - 1] + len(self[end - 1].text)]


def words_of(doc: Doc) -> PassageWords:
    """The words of a Doc, which are looked up once."""
    marks = marks_of(doc)
    if marks.words is None:
        keys: list[int] = doc.to_array(ORTH).tolist()
        try:
            forms = list(map(_forms.__getitem__, keys))
        except KeyError:
            forms = _learned(keys, doc.vocab.strings)
        marks.words = PassageWords(forms, text_of(doc), doc.to_array(SPACY).tolist())
    words: PassageWords = marks.words
    return words


_forms: dict[int, WordForm] = {}
"""By what spaCy knows a word by, which is the same for all vocabularies."""


def _learned(keys: Iterable[int], strings: Any) -> list[WordForm]:
    """What words are like of which some are new."""
    forms = []
    for key in keys:
        form = _forms.get(key)
        if form is None:
            if len(_forms) >= MOST:
                _forms.clear()
            form = _forms[key] = WordForm(strings[key])
        forms.append(form)
    return forms
