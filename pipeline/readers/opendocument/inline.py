"""The text of OpenDocument paragraphs as printed, and what automatic styles say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers.office import attribute, child_named, local_name
from pipeline.readers.opendocument.grids import is_data_table
from pipeline.readers.page_text import lowered, raised

NOT_PRINTED = frozenset(
    ("annotation", "annotation-end", "tracked-changes", "note", "ruby-text", "desc", "title")
)
"""Comments, deletions, alternative texts, and what stands elsewhere on the page."""

APART = frozenset(("text-box", "table"))
"""What stands in paragraphs of its own although a paragraph contains it."""

BREAKS = frozenset(("s", "tab", "line-break"))


@dataclass(frozen=True, slots=True)
class OpenDocumentStyles:
    """Of a document's styles: what each is based on; those that raise, lower, embolden, or hide a sheet."""

    parents: dict[str, str] = field(default_factory=dict)
    raising: frozenset[str] = frozenset()
    lowering: frozenset[str] = frozenset()
    bold: frozenset[str] = frozenset()
    hiding: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *trees: etree._Element | None) -> OpenDocumentStyles:
        """The styles in the parts of a document."""
        parents: dict[str, str] = {}
        said: dict[str, set[str]] = {"super": set(), "sub": set(), "bold": set(), "hide": set()}
        for style in (style for tree in trees if tree is not None for style in tree.iter("{*}style")):
            name = attribute(style, "name") or ""
            parents[name] = attribute(style, "parent-style-name") or ""
            properties = child_named(style, "text-properties")
            if properties is not None:
                for word in (attribute(properties, "text-position") or "").split()[:1]:
                    said.get(word, set()).add(name)
                if attribute(properties, "font-weight") == "bold":
                    said["bold"].add(name)
            of_table = child_named(style, "table-properties")
            if of_table is not None and attribute(of_table, "display") == "false":
                said["hide"].add(name)
        raising, lowering, bold, hiding = (frozenset(said[what]) for what in ("super", "sub", "bold", "hide"))
        return cls(parents, raising, lowering, bold, hiding)

    def names(self, element: etree._Element) -> Iterator[str]:
        """The style of an element and those that it is based on, as they are named in styles' ids."""
        name = attribute(element, "style-name") or ""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            yield name
            name = self.parents.get(name, "")

    def is_bold(self, paragraph: etree._Element) -> bool:
        """Whether all text of a paragraph is bold."""
        if any(name in self.bold for name in self.names(paragraph)):
            return True
        spans = [child for child in paragraph if local_name(child) == "span"]
        around = (paragraph.text or "") + "".join(child.tail or "" for child in paragraph)
        return (
            bool(spans) and not around.strip() and all(attribute(s, "style-name") in self.bold for s in spans)
        )


@dataclass(slots=True)
class Inline:
    """Reads paragraphs of one document, and keeps the notes that they refer to."""

    styles: OpenDocumentStyles
    notes: list[tuple[str, etree._Element]] = field(default_factory=list)

    def text(self, paragraph: etree._Element) -> str:
        """The text of a paragraph without that of the text boxes anchored to it."""
        return "".join(self._runs(paragraph))

    def texts(self, element: etree._Element) -> Iterator[str]:
        """The texts of all paragraphs in a cell or a note, those of boxes included, of tables of data not."""
        for child in element:
            name = local_name(child)
            if name in ("p", "h"):
                yield self.text(child)
            if name not in NOT_PRINTED and not (name == "table" and is_data_table(child)):
                yield from self.texts(child)

    def _runs(self, element: etree._Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            name = local_name(child)
            if name == "note":
                yield self._cite(child)
            elif name in BREAKS:
                yield " "
            elif name and name not in NOT_PRINTED and name not in APART:
                yield self._placed(child, "".join(self._runs(child)))
            yield child.tail or ""

    def _placed(self, element: etree._Element, text: str) -> str:
        name = attribute(element, "style-name")
        if name in self.styles.raising:
            return raised(text)
        return lowered(text) if name in self.styles.lowering else text

    def _cite(self, note: etree._Element) -> str:
        body = child_named(note, "note-body")
        if body is None:
            return ""
        number = raised(str(len(self.notes) + 1))
        self.notes.append((number, body))
        return number
