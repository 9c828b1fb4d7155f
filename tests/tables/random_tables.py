"""Random tables with known cells, on pages that reportlab sets in the styles that documents have."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

RULINGS = (
    "grid",
    "frame",
    "rows",
    "booktabs",
    "columns",
    "inner",
    "zebra",
    "header shaded",
    "zebra ruled",
    "none",
    "labels outside",
    "zebra from the header",
    "header painted",
    "page frame",
    "header boxed",
    "highlights",
)
"""How a table is ruled."""

FRENCH = """
    Bamako Kidal Gao Ménaka Tombouctou Mopti Sikasso eau potable forage école centre de santé routes pistes
    rurales formation des jeunes fonds d'appui comité de gestion plan d'action communes partenaires appui
    institutionnel suivi et évaluation élevage pêche maraîchage périmètre irrigué crédit banque coopérative
    emploi logement
""".split()  # noqa: SIM905
ENGLISH = """
    Luxembourg Niger Senegal water supply drilling school health centre roads rural tracks training of youth
    fund support management committee action plan partners monitoring and evaluation livestock fishing credit
    bank employment housing transport energy culture justice research customs police
""".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Known:
    """A table whose cells are known: first row, first column, last row, last column, text."""

    cells: tuple[tuple[int, int, int, int, str], ...]
    header_rows: int
    numeric: tuple[bool, ...]
    total: bool
    groups: tuple[int, ...]

    @property
    def n_rows(self) -> int:
        return max(cell[2] for cell in self.cells) + 1

    @property
    def n_columns(self) -> int:
        return len(self.numeric)

    def rows(self) -> list[list[str | None]]:
        rows: list[list[str | None]] = [[""] * self.n_columns for _ in range(self.n_rows)]
        for top, left, bottom, right, text in self.cells:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    rows[row][column] = None
            rows[top][left] = text
        return rows


def phrase(dice: random.Random, words: Sequence[str], least: int, most: int) -> str:
    chosen = " ".join(dice.choice(words) for _ in range(dice.randint(least, most)))
    return chosen[0].upper() + chosen[1:]


def number_maker(dice: random.Random, *, french: bool) -> Callable[[], str]:
    """What one column of numbers holds."""
    group = dice.choice(["\u00a0", ".", " "]) if french else ","
    point = "," if french else "."
    most = dice.choice([99, 999, 99_999, 9_999_999])
    whole = lambda: f"{dice.randint(1, most):,}".replace(",", group)  # noqa: E731
    gaps = dice.random() < 0.25
    makers = {
        "whole": whole,
        "decimal": lambda: f"{dice.randint(0, 99)}{point}{dice.randint(0, 9)}",
        "percent": lambda: f"{dice.randint(0, 100)}{point}{dice.randint(0, 9)}{chr(160) if french else ''}%",
        "signed": lambda: dice.choice(["", "-", "+"]) + f"{dice.randint(0, 99)}{point}{dice.randint(0, 9)}",
        "date": lambda: f"{dice.randint(1, 28):02}/{dice.randint(1, 12):02}/{dice.randint(2015, 2025)}",
    }
    make = makers[dice.choice(["whole", "whole", "whole", "decimal", "percent", "signed", "date"])]
    return lambda: dice.choice(["-", "n.d.", ""]) if gaps and dice.random() < 0.15 else make()


def random_table(
    dice: random.Random,
    *,
    columns: int | None = None,
    rows: int | None = None,
    words_only: bool = False,
    spans: bool | None = None,
    long: bool | None = None,
) -> Known:
    """A table: header (of two levels where it `spans`), groups, rows of labels and figures, a total."""
    french = dice.random() < 0.7
    words = FRENCH if french else ENGLISH
    columns = columns or dice.choice([2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12])
    rows = rows or dice.randint(3, 14)
    spans = dice.random() < 0.3 if spans is None else spans
    long = dice.random() < 0.4 if long is None else long
    texts = 1 if columns < 4 or dice.random() < 0.6 else 2
    numeric = tuple(not words_only and at >= texts for at in range(columns))
    makers = [number_maker(dice, french=french) if number else None for number in numeric]
    cells: list[tuple[int, int, int, int, str]] = []
    narrow = columns > 7
    top = 0
    if spans and columns >= 4:
        below = list(range(texts, columns))
        while below:
            width = min(len(below), dice.choice([2, 2, 3]))
            run, below = below[:width], below[width:]
            if len(run) > 1:
                cells.append((0, run[0], 0, run[-1], phrase(dice, words, 1, 2)))
                cells += [(1, at, 1, at, _header(dice, words, narrow=True)) for at in run]
            else:
                cells.append((0, run[0], 1, run[0], _header(dice, words, narrow=True)))
        cells += [(0, at, 1, at, phrase(dice, words, 1, 2)) for at in range(texts)]
        top = 2
    else:
        cells += [
            (0, at, 0, at, _header(dice, words, narrow=narrow))
            if at >= texts
            else (0, at, 0, at, phrase(dice, words, 1, 2))
            for at in range(columns)
        ]
        top = 1
    headers, groups = top, []
    every = dice.choice([0, 0, 0, 3, 4])
    for number in range(rows):
        if every and number % every == 0 and not words_only:
            cells.append((top, 0, top, 0, phrase(dice, words, 1, 3)))
            groups.append(top)
            top += 1
        for at, make in enumerate(makers):
            if make is not None:
                text = make()
            elif at == 0:
                text = phrase(dice, words, 1, 2 if narrow else 9 if long and dice.random() < 0.4 else 3)
            else:
                text = phrase(dice, words, 1, 2 if narrow else 14 if long and dice.random() < 0.5 else 3)
            if text:
                cells.append((top, at, top, at, text))
        top += 1
    total = dice.random() < 0.4 and not words_only
    if total:
        cells += [(top, 0, top, 0, "Total")]
        cells += [(top, at, top, at, make() or "0") for at, make in enumerate(makers) if make is not None]
    return Known(tuple(sorted(cells)), headers, numeric, total, tuple(groups))


def _header(dice: random.Random, words: Sequence[str], *, narrow: bool) -> str:
    if dice.random() < 0.3:
        return str(dice.randint(2010, 2026))
    return phrase(dice, words, 1, 1 if narrow else 3)


def flowable(known: Known, dice: random.Random, ruling: str, *, width: float, size: float) -> Table:
    """The table as reportlab sets it."""
    align = dice.choice([TA_RIGHT, TA_RIGHT, TA_CENTER, TA_LEFT])
    header_align = dice.choice([align, TA_CENTER])
    middle = dice.choice(["TOP", "MIDDLE"])
    pad = dice.uniform(1.5, 5)
    widths = [_width(known, at, size) + 2 * pad for at in range(known.n_columns)]
    if sum(widths) > width:
        size, pad = size * width / sum(widths), pad * width / sum(widths)
        widths = [one * width / sum(widths) for one in widths]
    data: list[list[Any]] = []
    for row, texts in enumerate(known.rows()):
        head = row < known.header_rows
        bold = head or (known.total and row == known.n_rows - 1) or row in known.groups
        data.append(
            [
                Paragraph(
                    text or "",
                    ParagraphStyle(
                        "cell",
                        fontName="Helvetica-Bold" if bold else "Helvetica",
                        fontSize=size,
                        leading=size * 1.2,
                        alignment=(header_align if head else align) if known.numeric[at] else TA_LEFT,
                    ),
                )
                for at, text in enumerate(texts)
            ]
        )
    table = Table(data, colWidths=widths, repeatRows=known.header_rows)
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), middle),
        ("TOPPADDING", (0, 0), (-1, -1), pad * dice.uniform(0.3, 1)),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
        ("LEFTPADDING", (0, 0), (-1, -1), pad),
        ("RIGHTPADDING", (0, 0), (-1, -1), pad),
    ]
    style += [
        ("SPAN", (left, top), (right, bottom))
        for top, left, bottom, right, _ in known.cells
        if (top, left) != (bottom, right)
    ]
    table.setStyle(style + _ruling(ruling, known))
    return table


def _width(known: Known, column: int, size: float) -> float:
    """What the longest word of a column needs, or a number all of it; more for words."""
    texts = [
        text if known.numeric[column] and top >= known.header_rows else word
        for top, left, _, right, text in known.cells
        if left == column == right
        for word in text.split(" ")
    ]
    least = max(stringWidth(text, "Helvetica-Bold", size) for text in texts) + 1
    return least if known.numeric[column] else max(least, 13 * size)


def _ruling(ruling: str, known: Known) -> list[tuple[Any, ...]]:
    head, every = known.header_rows - 1, ((0, 0), (-1, -1), 0.5, colors.black)
    spanned = [
        ("LINEBELOW", (left, top), (right, bottom), 0.4, colors.black)
        for top, left, bottom, right, _ in known.cells
        if right > left
    ]
    below_head = ("LINEBELOW", (0, head), (-1, head), 0.5, colors.black)
    grey, pale = colors.Color(0.8, 0.85, 0.9), colors.Color(0.93, 0.93, 0.93)
    stripes = [("BACKGROUND", (0, row), (-1, row), pale) for row in range(known.header_rows, known.n_rows, 2)]
    ends = [
        ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
        ("LINEBELOW", (0, head), (-1, head), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
    ]
    return {
        "grid": [("GRID", *every)],
        "frame": [("BOX", *every), below_head, *spanned],
        "rows": [("LINEBELOW", *every), ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black)],
        "booktabs": [*ends, *spanned],
        "columns": [("BOX", *every), ("LINEBEFORE", *every), below_head, *spanned],
        "inner": [("INNERGRID", *every)],
        "zebra": stripes,
        "zebra ruled": [*stripes, ("LINEBELOW", (0, head), (-1, head), 0.7, colors.black)],
        "header shaded": [("BACKGROUND", (0, 0), (-1, head), grey)],
        "labels outside": [("GRID", (1, 0), *every[1:])],
        "zebra from the header": [
            ("BACKGROUND", (0, row), (-1, row), pale) for row in range(0, known.n_rows, 2)
        ],
        "header painted": [
            ("BACKGROUND", (at, row), (at, row), grey)
            for row in range(head + 1)
            for at in range(known.n_columns)
        ],
        "page frame": [("GRID", *every)],
        "header boxed": [("GRID", (0, 0), (-1, head), 0.5, colors.black)],
        "highlights": [
            *(("BACKGROUND", (1, row), (1, row), grey) for row in range(head + 2, known.n_rows, 4)),
            ("LINEBELOW", *every),
            ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
        ],
        "none": [],
    }[ruling]


def prose(dice: random.Random, sentences: int) -> str:
    words = [word.lower() for word in FRENCH]
    return " ".join(phrase(dice, words, 9, 22) + "." for _ in range(sentences))


def page_of(
    known: Sequence[Known],
    dice: random.Random,
    ruling: str,
    *,
    turned: bool = False,
    size: float | None = None,
) -> bytes:
    """A PDF with tables in running text, each with a caption above it."""
    size = size or dice.choice([6.5, 7.5, 8, 9, 10])
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=max(size, 9), leading=max(size, 9) * 1.25)
    story: list[Any] = [Paragraph(prose(dice, 3), body), Spacer(1, 8)]
    pages = landscape(A4) if turned else A4
    for number, table in enumerate(known, 1):
        caption = dice.choice(
            [f"Tableau {number} : {phrase(dice, FRENCH, 3, 7)}", "", phrase(dice, FRENCH, 2, 5)]
        )
        if caption:
            story += [Paragraph(caption, body), Spacer(1, 4)]
        story.append(flowable(table, dice, ruling, width=pages[0] - 120, size=size))
        story.append(Spacer(1, dice.choice([10, 18, 30])))
        if dice.random() < 0.3:
            story.append(Paragraph(f"Source : {phrase(dice, FRENCH, 3, 6)}", body))
    story += [Spacer(1, 6), Paragraph(prose(dice, 4), body)]
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=pages, leftMargin=60, rightMargin=60, topMargin=56, bottomMargin=56, invariant=1
    )
    framed = (_frame_page,) * 2 if ruling == "page frame" else (lambda *_: None,) * 2
    document.build(story, onFirstPage=framed[0], onLaterPages=framed[1])
    return out.getvalue()


def _frame_page(canvas: Any, document: Any) -> None:
    """A double frame around the page, and its number inside."""
    width, height = document.pagesize
    for margin in (22, 26):
        canvas.rect(margin, margin, width - 2 * margin, height - 2 * margin)
    canvas.drawString(width - 80, 36, str(document.page))
