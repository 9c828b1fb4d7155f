"""What office files draw rather than write: text boxes, diagrams (SmartArt) and the figures behind charts.

DrawingML is the same in Word, Excel and PowerPoint; only where a drawing is anchored differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lxml import etree

from pipeline.readers.markup_cells import MarkupCell
from pipeline.readers.office import Package, attribute, child_named, local_name
from pipeline.readers.page_text import PageText
from pipeline.readers.printed import is_date, print_value, unit_of
from pipeline.records.layout import BlockKind

COPIES = frozenset(("Fallback",))
"""What older programs get to see of a drawing, often a sentence that it cannot be shown."""

OUTLINE = ("node", "asst")
"""Points of a diagram that hold its texts; the others say how it is laid out."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text box or a diagram: its paragraphs, and what they are on the page."""

    paragraphs: tuple[str, ...]
    kind: BlockKind = "box"


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures behind a chart: a header row with the names of the series, then a row a category.

    `from_cells` where all of them are copies of cells of the workbook that the chart belongs to.
    """

    caption: str
    rows: tuple[tuple[str, ...], ...]
    from_cells: bool = False


Drawing = TextBox | Chart

FIRST_DAY, LAST_DAY = date(1899, 12, 30), 2_958_466
"""Days that office programs count, up to the end of the year 9999."""

LONGEST = 9
"""Digits of a place or an order: no sheet and no chart has more."""


def add_drawing(page: PageText, drawing: Drawing) -> None:
    """Add what is drawn to a page: paragraphs of their own, or a table."""
    if isinstance(drawing, TextBox):
        for paragraph in drawing.paragraphs:
            page.add_block(drawing.kind, paragraph)
        return
    cells = (
        MarkupCell(row=r, column=c, text=text, header=r == 0)
        for r, row in enumerate(drawing.rows)
        for c, text in enumerate(row)
    )
    page.add_table(cells, caption=drawing.caption)


@dataclass(frozen=True, slots=True)
class Drawings:
    """Finds the parts to which the drawings in a part refer: `targets` by the ids of its relations."""

    package: Package
    targets: Mapping[str, str]

    @classmethod
    def of(cls, package: Package, part: str) -> Drawings:
        """The drawings in a part of a file.

        Raises:
            UnreadableError: its relations are damaged.
        """
        return cls(package, {relation.id: relation.target for relation in package.relations(part)})

    def within(self, element: etree._Element) -> Iterator[Drawing]:
        """The text boxes, charts and diagrams in an element, in the order in which they stand there.

        Raises:
            UnreadableError: a part that it refers to is damaged.
        """
        for child in element:
            name = local_name(child)
            if name == "txBody":
                yield TextBox(tuple(paragraph_texts(child)))
            elif name == "chart" and (tree := self._tree(child, "id")) is not None:
                yield from charts(tree)
            elif name == "relIds" and (tree := self._tree(child, "dm")) is not None:
                yield diagram(tree)
            elif name not in COPIES:
                yield from self.within(child)

    def _tree(self, element: etree._Element, name: str) -> etree._Element | None:
        return self.package.tree(self.targets.get(attribute(element, name) or "", ""))


def sheet_drawings(package: Package, part: str) -> Iterator[Drawing]:
    """What is drawn on a sheet of a workbook, from top to bottom and left to right.

    Of a chart whose figures stand in cells only the title: they would count twice.

    Raises:
        UnreadableError: a part is damaged.
    """
    drawn = package.related(part, "drawing")
    tree = package.tree(drawn) if drawn else None
    if drawn is None or tree is None:
        return
    drawings = Drawings.of(package, drawn)
    for anchor in sorted(tree, key=_anchored_at):
        for drawing in drawings.within(anchor):
            if isinstance(drawing, Chart) and drawing.from_cells:
                drawing = TextBox((drawing.caption,), "caption")
            yield drawing


def _anchored_at(anchor: etree._Element) -> tuple[int, int]:
    start = child_named(anchor, "from")
    places = (child_named(start, name) for name in ("row", "col"))
    row, column = (_whole(place.text if place is not None else None) for place in places)
    return row, column


def paragraph_texts(body: etree._Element) -> Iterator[str]:
    """The paragraphs of a text body; a line break within one is a space."""
    for paragraph in body.iter("{*}p"):
        pieces = (
            " " if local_name(piece) in ("br", "tab") else piece.text or ""
            for piece in paragraph.iter("{*}t", "{*}br", "{*}tab")
        )
        yield "".join(pieces)


def diagram(tree: etree._Element) -> TextBox:
    """The texts of a diagram's data, each followed by those that hang from it."""
    points = {attribute(point, "modelId") or "": point for point in tree.iter("{*}pt")}
    below: dict[str, list[tuple[int, str]]] = {}
    for link in tree.iter("{*}cxn"):
        if attribute(link, "type") in (None, "parOf"):
            order = _whole(attribute(link, "srcOrd"))
            below.setdefault(attribute(link, "srcId") or "", []).append(
                (order, attribute(link, "destId") or "")
            )
    waiting = [id_ for id_, point in reversed(points.items()) if attribute(point, "type") in (None, *OUTLINE)]
    waiting += [id_ for id_, point in points.items() if attribute(point, "type") == "doc"]
    texts: dict[str, list[str]] = {}
    while waiting:
        id_ = waiting.pop()
        if id_ in texts or id_ not in points:
            continue
        body = child_named(points[id_], "t") if attribute(points[id_], "type") in (None, *OUTLINE) else None
        texts[id_] = [] if body is None else list(paragraph_texts(body))
        waiting += [child for _, child in sorted(below.get(id_, ()), reverse=True)]
    return TextBox(tuple(text for own in texts.values() for text in own), "list_item")


def charts(tree: etree._Element) -> Iterator[Chart]:
    """The figures of a chart: series over the same categories are one table, others one each."""
    title = next(tree.iter("{*}title"), None)
    parents = title.getparent() if title is not None else None
    is_own = parents is not None and local_name(parents) == "chart"
    caption = " ".join(paragraph_texts(title)) if title is not None and is_own else ""
    sources = [_first(series, "val", "yVal") for series in tree.iter("{*}ser")]
    from_cells = all(source is not None and _is_local(source) for source in sources)
    groups: list[tuple[dict[int, str], list[tuple[str, dict[int, str]]]]] = []
    for series in tree.iter("{*}ser"):
        name = " ".join(_points(child_named(series, "tx")).values())
        categories = _points(_first(series, "cat", "xVal"))
        values = _points(_first(series, "val", "yVal"))
        if groups and categories in ({}, groups[-1][0]):
            groups[-1][1].append((name, values))
        elif values:
            groups.append((categories, [(name, values)]))
    for categories, columns in groups:
        yield Chart(caption, tuple(_rows(categories, columns)), from_cells)


def _is_local(source: etree._Element) -> bool:
    """Whether values are cells of the same workbook: `Sheet1!$B$2:$B$5`, not `[1]Sheet1!$B$2:$B$5`."""
    formula = next(source.iter("{*}f"), None)
    return formula is not None and bool(formula.text) and "[" not in str(formula.text)


def _rows(
    categories: Mapping[int, str], columns: Sequence[tuple[str, Mapping[int, str]]]
) -> Iterator[tuple[str, ...]]:
    yield ("", *(name for name, _ in columns))
    for at in sorted({*categories, *(at for _, values in columns for at in values)}):
        yield (categories.get(at, ""), *(values.get(at, "") for _, values in columns))


def _first(series: etree._Element, *names: str) -> etree._Element | None:
    return next((child for name in names if (child := child_named(series, name)) is not None), None)


def _points(element: etree._Element | None) -> dict[int, str]:
    """The stored values of a series by their place, as its number format prints them.

    A category of several levels is told from the outer to the inner one; the outer holds until the next.
    """
    if element is None:
        return {}
    levels = list(element.iter("{*}lvl"))
    if not levels:
        return _values(element)
    labels: dict[int, str] = {}
    read = [_values(level) for level in levels]
    outer = [""] * len(read)
    for at in sorted(read[0]):
        outer = [values.get(at, before) for values, before in zip(read, outer, strict=True)]
        labels[at] = " ".join(filter(None, reversed(outer)))
    return labels


def _values(element: etree._Element) -> dict[int, str]:
    code = next((code.text or "" for code in element.iter("{*}formatCode")), "")
    values = {}
    for place, value in enumerate(element.iter("{*}v")):
        point = value.getparent()
        is_number = any(local_name(above) in ("numCache", "numLit") for above in value.iterancestors())
        at = _whole(attribute(point, "idx"), place) if point is not None else place
        values[at] = _printed(value.text or "", code) if is_number else value.text or ""
    return values


def _printed(text: str, code: str) -> str:
    """A stored number as its format prints it: a day is stored as the days since one in 1899."""
    try:
        number = float(text)
        if is_date(code) and 0 < number < LAST_DAY:
            return print_value(FIRST_DAY + timedelta(days=int(number)), unit_of(code))
        return print_value(number, unit_of(code))
    except ValueError:
        return text


def _whole(text: str | None, default: int = 0) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else default
