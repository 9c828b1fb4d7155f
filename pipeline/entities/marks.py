"""What the components leave on a Doc: span groups for spaCy, exact offsets and values beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, Span, SpanGroup

if TYPE_CHECKING:
    from pipeline.entities.context import DocumentContext
    from pipeline.entities.words import PassageWords


class Marks:
    """What is given for a Doc, and what extractors leave on it: each names its own, which is empty before.

    Attributes:
        context: that of its document.
        kind: of its block.
        lead: the key figure before it that it says the words to.
        leads: whether it is such a figure itself.
        failures: why something could not be marked.
        text: its text, put together once: spaCy joins it anew from its tokens whenever it is asked.
        words: its words, likewise.
        language: that of the passage, once it was asked for.
        grouped: whether what is marked is grouped as spans of spaCy, too; records are written without.
    """

    context: DocumentContext | None = None
    kind = "paragraph"
    lead = ""
    leads = False
    failures: tuple[str, ...] = ()
    text: str | None = None
    words: PassageWords | None = None
    language: str | None = None
    grouped = True

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What an extractor left."""


def marks_of(doc: Doc) -> Any:
    """The marks of a Doc: what `doc._` gives, in a tenth of the time."""
    marks = doc.user_data.get(_MARKS)
    if marks is None:
        marks = doc.user_data[_MARKS] = Marks()
    return marks


_MARKS = "marks"


def make_known(name: str) -> None:
    """Let `doc._.<name>` stand for one of the marks, as spaCy has it."""
    Doc.set_extension(
        name,
        getter=lambda doc: getattr(marks_of(doc), name),
        setter=lambda doc, value: setattr(marks_of(doc), name, value),
        force=True,
    )


for _name in ("context", "kind", "lead", "leads", "failures"):
    make_known(_name)


def group_spans(doc: Doc, name: str, ranges: Iterable[tuple[int, int, str]]) -> None:
    """Fill `doc.spans[name]` with (start, end, label); spans are whole tokens: `548M` widens to its own."""
    if not marks_of(doc).grouped:
        return
    spans = []
    for start, end, label in ranges:
        aligned = doc.char_span(start, end, alignment_mode="expand")
        if aligned is not None:
            spans.append(Span(doc, aligned.start, aligned.end, label=label))
    doc.spans[name] = SpanGroup(doc, name=name, spans=spans)


def text_of(doc: Doc) -> str:
    """The text of a Doc."""
    marks = marks_of(doc)
    if marks.text is None:
        marks.text = doc.text
    text: str = marks.text
    return text
