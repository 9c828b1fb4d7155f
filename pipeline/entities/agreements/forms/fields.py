"""Fields of fact sheets: a label and its value, whatever carries them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.entities.agreements.forms.labels import LONGEST, MONEY, field_of
from pipeline.entities.agreements.marked import Marked

_LABELLED = re.compile(
    rf"(?:\A|(?<=[.;|•\n\t])|(?<=\s[–—-]))[^\S\n\t]*(?:[-–—•*·▪►➢✓]\s*)?(?P<label>[^\W\d_][^:.;|\n\t]{{0,{LONGEST}}}?)\s?:(?!//)\s*"
)
_ALONE = re.compile(r"\s*(?:[-–—•*·▪►➢]\s*)?(?P<label>[^\W\d_][^:.;|\n]{0,60}?)\s*:?\s*\Z")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a sheet: what it is, its label, and its value as characters of a passage.

    `alone` says that label and value stand in lines of their own, without a colon on one line.
    """

    name: str
    label: str
    marked: Marked
    start: int
    end: int
    alone: bool = False

    @property
    def value(self) -> str:
        """The value as printed."""
        return self.marked.text[self.start : self.end].strip()


def find_fields(passages: Iterable[Marked]) -> Iterator[Field | Marked]:
    """The fields of passages, in order; what holds none comes back as it is."""
    queue = list(passages)
    at = 0
    while at < len(queue):
        marked = queue[at]
        at += 1
        inline = list(fields_of_line(marked))
        if inline and not (len(inline) == 1 and not inline[0].value):
            yield from inline
            continue
        alone = _ALONE.match(marked.text)
        name = field_of(alone["label"]) if alone else None
        following = queue[at] if at < len(queue) else None
        if name is None or alone is None or following is None or _is_label(following):
            yield marked
            continue
        yield Field(name, alone["label"], following, 0, len(following.text), alone=True)
        at += 1


def fields_of_line(marked: Marked) -> Iterator[Field]:
    """The fields of one passage: `Donor: X`, or several behind each other; unknown labels end a value."""
    text = marked.text
    if ":" not in text:
        return
    labels = [
        (match, field_of(match["label"]) or _said_in(match["label"]) or _named_in(marked, match))
        for match in _LABELLED.finditer(text)
    ]
    known = [(match, name) for match, name in labels if name is not None]
    if len(known) > 1 and text[: known[0][0].start("label")].strip():
        yield Field("lead", "", marked, 0, known[0][0].start("label"))
    for match, name in known:
        following = [m.start("label") for m, _ in labels if m.start() >= match.end()]
        start, end = match.end(), min([*following, len(text)])
        if name == "payer" and _PAYER.match(match["label"]):
            start, end = match.span("label")
        elif name == "payer":
            yield Field("payer", match["label"].strip(), marked, *_payer_of(marked, match))
            name = "grant"
        yield Field(name, match["label"].strip(), marked, start, end)


def _said_in(label: str) -> str | None:
    """`Cofinancing by the Ministry of X: 80 %`: a label that names who pays."""
    return "payer" if _PAYER.match(label) else None


def _named_in(marked: Marked, label: re.Match[str]) -> str | None:
    """`IDA Credit: US$ 5 million`, `Prêt BAD : 5 millions`: a label with who pays, and what that is."""
    words = label["label"].split()
    ends = {field_of(words[0]), field_of(words[-1])} if 1 < len(words) <= _WORDS else set()
    if not ends & {*MONEY}:
        return None
    start, end = _payer_of(marked, label)
    return "payer" if start < end else None


def _payer_of(marked: Marked, label: re.Match[str]) -> tuple[int, int]:
    """Where the first organisation stands that a label names; an empty stretch where it names none.

    A programme does not pay: `Budget du PADK : 5 millions` tells what it has.
    """
    start, end = label.span("label")
    bodies = (o for o in marked.organisations if o.organisation.kind != "programme")
    named = ((o.start, o.end) for o in bodies if start <= o.start and o.end <= end)
    return next(named, (start, start))


_WORDS = 6
"""Words of a label that names who pays."""

_PAYER = re.compile(
    r"\s*(?:co-?)?(?:financ|fund|subvention)\w*\s+(?:by|par|of|from|de|du)\s+\S", re.IGNORECASE
)


def _is_label(marked: Marked) -> bool:
    alone = _ALONE.match(marked.text)
    return bool(alone and field_of(alone["label"])) or any(True for _ in fields_of_line(marked))
