"""What the components leave on a Doc: span groups for spaCy, exact offsets and values beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.tokens import Doc, Span, SpanGroup

GIVEN: dict[str, Any] = {"context": None, "kind": "paragraph", "lead": "", "leads": False, "failures": ()}
"""`doc._.<name>` and its default: the document's context, the kind of block and a key figure before go in.

What extractors leave there is named by each of them.
"""

for _name, _default in GIVEN.items():
    Doc.set_extension(_name, default=_default, force=True)


def mark(doc: Doc, name: str, ranges: Iterable[tuple[int, int, str]]) -> SpanGroup:
    """A span group of (start, end, label); spaCy's spans are whole tokens, so `548M` widens to its tokens."""
    spans = []
    for start, end, label in ranges:
        aligned = doc.char_span(start, end, alignment_mode="expand")
        if aligned is not None:
            spans.append(Span(doc, aligned.start, aligned.end, label=label))
    return SpanGroup(doc, name=name, spans=spans)


def text_of(doc: Doc) -> str:
    """The text of a Doc, put together once: spaCy joins it anew from its tokens whenever it is asked."""
    text: str | None = doc.user_data.get(_TEXT)
    if text is None:
        text = doc.user_data[_TEXT] = doc.text
    return text


_TEXT = "text"
