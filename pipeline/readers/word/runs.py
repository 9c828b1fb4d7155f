"""The text of Word paragraphs as printed: insertions in, deletions out, notes as raised figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers.office import attribute, child_named, local_name
from pipeline.readers.page_text import lowered, raised

NOT_PRINTED = frozenset(
    ("del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr", "rt")
)
"""Deletions, field codes, properties, and the copy that older programs get of what newer ones draw."""

APART = frozenset(("txbxContent", "tbl"))
"""What stands in paragraphs of its own although a paragraph contains it."""

BREAKS = frozenset(("tab", "ptab", "br", "cr"))
OFF = ("0", "false", "off", "none")


@dataclass(slots=True)
class Notes:
    """The foot- and endnotes of a document, numbered as the text refers to them."""

    texts: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    cited: list[tuple[str, str]] = field(default_factory=list)

    def add(self, kind: str, tree: etree._Element | None) -> None:
        """Add the notes of a part, `footnote` or `endnote`; separators and such are none."""
        for element in [] if tree is None else tree:
            if local_name(element) == kind and attribute(element, "type") in (None, "normal"):
                self.texts[kind, attribute(element, "id") or ""] = element

    def cite(self, kind: str, identifier: str) -> str:
        """The raised number of a note where the text refers to it; "" for one that does not exist."""
        if (kind, identifier) not in self.texts:
            return ""
        if (kind, identifier) not in self.cited:
            self.cited.append((kind, identifier))
        return raised(str(self.cited.index((kind, identifier)) + 1))

    def cited_texts(self) -> Iterator[tuple[str, etree._Element]]:
        """The notes that the text refers to, each with its raised number."""
        for number, key in enumerate(self.cited, start=1):
            yield raised(str(number)), self.texts[key]


def paragraph_text(paragraph: etree._Element, notes: Notes) -> str:
    """The text of a paragraph without that of the text boxes anchored to it."""
    return "".join(_runs(paragraph, notes))


def apart(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes anchored to a paragraph, outermost first."""
    for child in paragraph:
        if local_name(child) in APART:
            yield child
        elif local_name(child) not in NOT_PRINTED:
            yield from apart(child)


def graphics(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The charts and diagrams anchored to a paragraph; its text boxes are `apart`."""
    for child in paragraph:
        name = local_name(child)
        if name == "graphicData":
            yield child
        elif name not in NOT_PRINTED and name not in APART:
            yield from graphics(child)


def is_bold(paragraph: etree._Element) -> bool:
    """Whether all that a paragraph prints is bold by itself; what its style says is not looked at."""
    runs = [run for run in paragraph.iter("{*}r") if any(local_name(child) == "t" for child in run)]
    return bool(runs) and all(_is_on(run, "b") for run in runs)


def _runs(element: etree._Element, notes: Notes) -> Iterator[str]:
    for child in element:
        name = local_name(child)
        if name in NOT_PRINTED or name in APART:
            continue
        if name == "t":
            yield child.text or ""
        elif name in BREAKS:
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name in ("footnoteReference", "endnoteReference"):
            yield notes.cite(name.removesuffix("Reference"), attribute(child, "id") or "")
        elif name == "r":
            yield _run_text(child, notes)
        else:
            yield from _runs(child, notes)


def _run_text(run: etree._Element, notes: Notes) -> str:
    if _is_on(run, "vanish"):
        return ""
    text = "".join(_runs(run, notes))
    align = child_named(child_named(run, "rPr"), "vertAlign")
    match attribute(align, "val") if align is not None else None:
        case "superscript":
            return raised(text)
        case "subscript":
            return lowered(text)
    return text


def _is_on(run: etree._Element, name: str) -> bool:
    switch = child_named(child_named(run, "rPr"), name)
    return switch is not None and attribute(switch, "val") not in OFF
