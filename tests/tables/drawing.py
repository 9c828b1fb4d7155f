"""Pages drawn by hand for the tests of tables: words at a place, rules, shading."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import Document, Grid, GridCell, Page, Reading, Rule, Word

WIDTH, HEIGHT = 595.0, 842.0


class Drawing:
    """Pages on which words and rules are put; a character is half its size wide."""

    def __init__(self, *, country: str = "ML") -> None:
        self.country = country
        self.words: list[Word] = []
        self.rules: list[Rule] = []
        self.texts: list[str] = [""]

    @property
    def page(self) -> int:
        return len(self.texts)

    def new_page(self) -> None:
        self.texts.append("")

    def text(self, x: float, top: float, text: str, *, size: float = 10, bold: bool = False) -> None:
        """Words from left to right, a space of a quarter of their size between them."""
        for word in text.split():
            start = len(self.texts[-1])
            self.texts[-1] += word + " "
            width = len(word) * size / 2
            self.words.append(
                Word(
                    page=self.page,
                    start=start,
                    end=start + len(word),
                    text=word,
                    size=size,
                    bold=bold,
                    x0=x,
                    top=top,
                    x1=x + width,
                    bottom=top + size,
                )
            )
            x += width + size / 4

    def right(self, x: float, top: float, text: str, *, size: float = 10, bold: bool = False) -> None:
        """The same, ending at x."""
        width = sum(len(word) * size / 2 for word in text.split()) + size / 4 * (len(text.split()) - 1)
        self.text(x - width, top, text, size=size, bold=bold)

    def upwards(self, x: float, bottom: float, text: str, *, size: float = 10) -> None:
        """Words that run upwards from a height, as over narrow columns."""
        for word in text.split():
            start = len(self.texts[-1])
            self.texts[-1] += word + " "
            high = len(word) * size / 2
            self.words.append(
                Word(
                    page=self.page,
                    start=start,
                    end=start + len(word),
                    text=word,
                    size=size,
                    upright=False,
                    x0=x,
                    top=bottom - high,
                    x1=x + size,
                    bottom=bottom,
                )
            )
            bottom -= high + size / 4

    def across(self, y: float, x0: float, x1: float) -> None:
        self._rule("line", x0, y, x1, y, fill=False)

    def down(self, x: float, top: float, bottom: float) -> None:
        self._rule("line", x, top, x, bottom, fill=False)

    def shade(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self._rule("rect", x0, top, x1, bottom, fill=True)

    def _rule(self, kind: str, x0: float, top: float, x1: float, bottom: float, *, fill: bool) -> None:
        self.rules.append(
            Rule(
                page=self.page,
                kind=kind,
                stroke=not fill,
                fill=fill,
                x0=x0,
                top=top,
                x1=x1,
                bottom=bottom,  # type: ignore[arg-type]
            )
        )

    def grid(
        self, rows: Sequence[Sequence[str]], xs: Sequence[float], *, top: float = 100, pitch: float = 20
    ) -> None:
        """A table with all its edges; the first row is bold."""
        bottom = top + pitch * len(rows)
        for number in range(len(rows) + 1):
            self.across(top + pitch * number, xs[0], xs[-1])
        for x in xs:
            self.down(x, top, bottom)
        self.cells(rows, xs, top=top, pitch=pitch)

    def cells(
        self, rows: Sequence[Sequence[str]], xs: Sequence[float], *, top: float = 100, pitch: float = 20
    ) -> None:
        """The words of a table alone."""
        for number, row in enumerate(rows):
            for x, text in zip(xs, row, strict=False):
                self.text(x + 4, top + pitch * number + 5, text, bold=number == 0)

    def reading(self) -> Reading:
        document = Document(id="doc", path="doc.pdf", status="ok", country=self.country)
        pages = [
            Page(
                id=f"doc:p{number}",
                document_id="doc",
                number=number,
                width=WIDTH,
                height=HEIGHT,
                text=text,
                origin="native",
            )
            for number, text in enumerate(self.texts, 1)
        ]
        return Reading(document, pages=pages, words=self.words, rules=self.rules)


def markup(
    rows: Sequence[Sequence[str]], *, header: bool = True, caption: str | None = None, country: str = "ML"
) -> Reading:
    """A document whose one table was given as cells, as HTML gives them."""
    text, cells = "", []
    for row, texts in enumerate(rows):
        for column, value in enumerate(texts):
            cells.append(
                GridCell(
                    row=row,
                    column=column,
                    last_row=row,
                    last_column=column,
                    text=value,
                    page=1,
                    header=header and row == 0,
                    start=len(text),
                    end=len(text) + len(value),
                )
            )
            text += value + "\t"
    page = Page(id="doc:p1", document_id="doc", number=1, text=text, origin="markup")
    grid = Grid(page=1, last_page=1, cells=tuple(cells), caption=caption)
    document = Document(id="doc", path="doc.html", status="ok", country=country)
    return Reading(document, pages=[page], grids=[grid])
