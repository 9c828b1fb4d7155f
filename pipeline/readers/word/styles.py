"""What the styles of a Word document make of its paragraphs: titles, headings, lists, captions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers.office import attribute, child_named, local_name
from pipeline.records.layout import BlockKind

HEADING = re.compile(r"(?:heading|titre) ?([1-9])", re.IGNORECASE)
KINDS: dict[str, tuple[BlockKind, int | None]] = {
    "title": ("title", None),
    "titre": ("title", None),
    "subtitle": ("heading", 2),
    "sous-titre": ("heading", 2),
    "caption": ("caption", None),
    "légende": ("caption", None),
}
"""Styles by their name, which Word keeps in English whatever its language, though other programs do not."""

LIST = re.compile(r"(?:list|liste)\b", re.IGNORECASE)
BODY_LEVEL = 9
"""The outline level of running text; those of headings are 0 to 8."""


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A paragraph style: its name, the one it is based on, and what it says itself."""

    name: str
    based_on: str | None
    properties: etree._Element | None


@dataclass(frozen=True, slots=True)
class WordStyles:
    """The paragraph styles of a document by their ids."""

    by_id: dict[str, WordStyle] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: etree._Element | None) -> WordStyles:
        """The styles in the part that defines them; none where there is no such part."""
        styles = {}
        for element in [] if tree is None else tree:
            if local_name(element) == "style":
                styles[attribute(element, "styleId") or ""] = WordStyle(
                    name=_value(element, "name") or "",
                    based_on=_value(element, "basedOn"),
                    properties=child_named(element, "pPr"),
                )
        return cls(styles)

    def kind_of(self, paragraph: etree._Element) -> tuple[BlockKind, int | None]:
        """What a paragraph is, and the level of a heading from 1."""
        properties = child_named(paragraph, "pPr")
        chain = list(self._chain(_value(properties, "pStyle")))
        for style in chain:
            if heading := HEADING.fullmatch(style.name):
                return "heading", int(heading[1])
            if style.name.lower() in KINDS:
                return KINDS[style.name.lower()]
        properties_in_order = [properties, *(style.properties for style in chain)]
        levels = [_value(own, "outlineLvl") for own in properties_in_order]
        level = next((int(value) for value in levels if value and value.isdigit()), BODY_LEVEL)
        if level < BODY_LEVEL:
            return "heading", level + 1
        numbered = next(
            (
                numbering
                for own in properties_in_order
                if (numbering := child_named(own, "numPr")) is not None
            ),
            None,
        )
        in_list = numbered is not None and _value(numbered, "numId") != "0"
        return ("list_item" if in_list or any(LIST.match(s.name) for s in chain) else "paragraph"), None

    def _chain(self, identifier: str | None) -> Iterator[WordStyle]:
        """A style and those that it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while identifier in self.by_id and identifier not in seen:
            seen.add(identifier)
            yield self.by_id[identifier]
            identifier = self.by_id[identifier].based_on


def _value(element: etree._Element | None, name: str) -> str | None:
    child = child_named(element, name)
    return None if child is None else attribute(child, "val")
