"""Figures that are counted again and again: in one table by year, or in document after document.

A row of a table whose columns are years is a series, and so is a figure that stands in the same row and
column of tables of several documents, and a result that several documents count in the same words.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.archive.search_words import singulars_of
from pipeline.serve.facts import Row

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
FEWEST = 2
"""Points of a series."""

WORDS = 4
"""Words of what a result counts that must be the same in every document."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series: when (ISO, as precise as known), how much, and where it stands."""

    when: str
    value: float
    text: str
    document_id: str
    page: int
    cell_id: str | None = None
    indicator_id: str | None = None
    parts: tuple[tuple[str, str], ...] = ()
    """What the document says it is made of: women and men, and how many of each, as printed."""


@dataclass(slots=True)
class Series:
    """Figures of one thing over time; `about` says what stands around it, such as a caption."""

    id: str
    name: str
    about: str
    unit: str | None
    points: list[Point] = field(default_factory=list)
    place: str | None = None

    @property
    def parts(self) -> dict[str, list[tuple[str, float]]]:
        """By the name of a part: when, and how many. Percentages are no counts and are left out."""
        parts: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for point in self.points:
            for name, printed in point.parts:
                digits = re.sub(r"\s", "", printed)
                if digits.isdecimal():
                    parts[name].append((point.when, float(digits)))
        return dict(parts)

    @property
    def part_names(self) -> list[str]:
        """The parts that any of its points has, in the order in which they are met."""
        return list(dict.fromkeys(name for point in self.points for name, _ in point.parts))

    @property
    def figures(self) -> list[dict[str, str | float]]:
        """The points as a chart takes them."""
        return [{"label": point.when, "value": point.value} for point in self.points]

    @property
    def documents(self) -> int:
        """The number of documents that give its points."""
        return len({point.document_id for point in self.points})


def all_series(db: sqlite3.Connection) -> list[Series]:
    """Every series of the archive, those of most documents and points first."""
    series_list = [*_of_tables(db), *_of_results(db)]
    return sorted(
        series_list, key=lambda series: (-series.documents, -len(series.points), series.name, series.id)
    )


def named(candidates: list[Series], words: str) -> list[Series]:
    """Those whose name, caption or place has all words of a query."""
    wanted = set(singulars_of(words))
    return [
        candidate
        for candidate in candidates
        if wanted <= set(singulars_of(f"{candidate.name} {candidate.about} {candidate.place or ''}"))
    ]


def elsewhere(candidates: list[Series], of: Series) -> list[Series]:
    """The series of the same words at other places."""
    subject = (of.name, singulars_of(of.about)[:WORDS])
    return [
        candidate
        for candidate in candidates
        if of.place
        and candidate.place
        and candidate.id != of.id
        and (candidate.name, singulars_of(candidate.about)[:WORDS]) == subject
    ]


def _of_tables(db: sqlite3.Connection) -> Iterator[Series]:
    across: dict[Key, Series] = {}
    for table in _tables(db):
        yield from _by_year(table)
        yield from _by_row(table)
        for row, label in table.labels.items():
            for column, cell in table.figures.get(row, {}).items():
                header = table.headers.get(column, "")
                when = table.document["published"] or table.document["covers_end"]
                if not when or YEAR.search(header) or not singulars_of(label) or not singulars_of(header):
                    continue
                key = (" ".join(singulars_of(label)), " ".join(singulars_of(header)), cell["unit"] or "")
                series = across.setdefault(key, Series(_id(key), label, header, cell["unit"]))
                series.points.append(_point(when, cell, table.document["id"]))
    yield from (series for series in across.values() if _runs(series))


@dataclass(slots=True)
class _Table:
    """A table as its labels, headers and figures."""

    id: str
    document: Row
    caption: str
    headers: dict[int, str] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    figures: dict[int, dict[int, Row]] = field(default_factory=lambda: defaultdict(dict))


def _tables(db: sqlite3.Connection) -> Iterator[_Table]:
    query = """
        SELECT tables.id, tables.caption, documents.id, documents.published, documents.covers_end
        FROM tables JOIN documents ON documents.id = tables.document_id WHERE tables.kind = 'data'
        ORDER BY documents.published, tables.rowid
    """
    cells = """
        SELECT id, "row", "column", text, value, unit, page FROM cells
        WHERE table_id = ? AND role != 'header' AND ("column" = 0 OR value IS NOT NULL)
    """
    for id_, caption, document_id, published, covers_end in db.execute(query).fetchall():
        document = {"id": document_id, "published": published, "covers_end": covers_end}
        table = _Table(id_, document, caption or "")
        table.headers = dict(db.execute('SELECT "column", header FROM columns WHERE table_id = ?', [id_]))
        for cell_id, row, column, text, value, unit, page in db.execute(cells, [id_]):
            if column == 0:
                table.labels[row] = text
            else:
                table.figures[row][column] = {
                    "id": cell_id,
                    "text": text,
                    "value": value,
                    "unit": unit,
                    "page": page,
                }
        yield table


def _by_year(table: _Table) -> Iterator[Series]:
    """The rows of a table, for columns that say the same but for the year."""
    alike: dict[str, dict[int, str]] = defaultdict(dict)
    for column, header in table.headers.items():
        if named_years := YEAR.findall(header):
            alike[" ".join(singulars_of(YEAR.sub(" ", header)))][column] = named_years[0]
    for saying, years in alike.items():
        if len(set(years.values())) < max(FEWEST, len(years)):
            continue
        for row, label in table.labels.items():
            cells = {column: cell for column, cell in table.figures.get(row, {}).items() if column in years}
            units = {cell["unit"] for cell in cells.values()}
            if len(cells) < FEWEST or not singulars_of(label) or len(units) > 1:
                continue
            series = Series(_id((table.id, str(row), saying)), label, table.caption, units.pop())
            points = [_point(years[column], cell, table.document["id"]) for column, cell in cells.items()]
            series.points = sorted(points, key=lambda point: point.when)
            yield series


def _by_row(table: _Table) -> Iterator[Series]:
    """The columns of a table whose rows are years."""
    years = {row: label.strip() for row, label in table.labels.items() if YEAR.fullmatch(label.strip())}
    if len(set(years.values())) < max(FEWEST, len(years)):
        return
    for column, header in table.headers.items():
        cells = {row: table.figures[row][column] for row in years if column in table.figures.get(row, {})}
        if (
            len(cells) < FEWEST
            or not singulars_of(header)
            or len({cell["unit"] for cell in cells.values()}) > 1
        ):
            continue
        unit = next(iter(cells.values()))["unit"]
        series = Series(_id((table.id, "", str(column))), header, table.caption, unit)
        series.points = [_point(years[row], cell, table.document["id"]) for row, cell in cells.items()]
        series.points.sort(key=lambda point: point.when)
        yield series


def _of_results(db: sqlite3.Connection) -> Iterator[Series]:
    query = """
        SELECT indicators.id, indicators.text, indicators.value, indicators.unit, indicators.what,
          indicators.place, indicators.document_id, indicators.page, indicators.breakdown,
          coalesce(indicators."end", documents.covers_end, documents.published) AS whenever
        FROM indicators JOIN documents ON documents.id = indicators.document_id
        ORDER BY whenever, indicators.rowid
    """
    across: dict[Key, Series] = {}
    for id_, text, value, unit, what, place, document_id, page, breakdown, when in db.execute(query):
        words = singulars_of(what or "")[:WORDS]
        if not when or len(words) < WORDS:
            continue
        key = (" ".join(singulars_of(unit)), " ".join(words), place or "")
        series = across.setdefault(key, Series(_id(key), unit, what, None, place=place))
        parts = tuple((str(name), str(n)) for name, n in json.loads(breakdown or "{}").items())
        series.points.append(Point(when, value, text, document_id, page, indicator_id=id_, parts=parts))
    yield from (series for series in across.values() if _runs(series))


def _runs(series: Series) -> bool:
    """Whether it is counted by several documents at several times, once each."""
    times = [point.when for point in series.points]
    return len(set(times)) >= FEWEST and len(set(times)) == len(times) and series.documents >= FEWEST


def _point(when: str, cell: Row, document_id: str) -> Point:
    return Point(when, cell["value"], cell["text"], document_id, cell["page"], cell_id=cell["id"])


def _id(key: Key) -> str:
    return hashlib.sha256("\n".join(key).encode()).hexdigest()[:12]
