"""One calendar unit and its bounds: day, month, quarter, half or year, with what was left unsaid as None."""

from calendar import monthrange
from datetime import date
from typing import Literal

from pipeline.records.record import Frozen

Precision = Literal["day", "month", "quarter", "half", "year"]
_MONTHS_IN: dict[Precision, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Atom(Frozen):
    """One calendar unit at `start:end` of the folded text.

    `month` is the first month of a quarter or half. `part` is what `début`, `mi` or `fin` picks of it.
    `bare` says that nothing but the name was printed (`mars`, `T2`), so that the words around must prove it.
    `offset` counts the years from the document's own to the one meant (`l'année dernière`). A year with a
    `month` begins there and runs over two calendar years; `open` says that where it begins is not known.
    """

    start: int
    end: int
    precision: Precision
    year: int | None
    month: int | None = None
    day: int | None = None
    part: str = ""
    weekday: int | None = None
    bare: bool = False
    offset: int = 0
    open: bool = False

    def bounds(self, year: int) -> tuple[date, date]:
        """First and last day in `year`, both inclusive.

        Raises:
            ValueError: the day is not in that year's calendar.
        """
        month = self.month or 1
        if self.precision == "day":
            first = date(year, month, self.day or 1)
            return first, first
        later, last_month = divmod(month + _MONTHS_IN[self.precision] - 2, 12)
        last_month += 1
        last = date(year + later, last_month, monthrange(year + later, last_month)[1])
        return _part_of(date(year, month, 1), last, self.part)


class Period(Frozen):
    """From the start of `first` to the end of `last`, the same for a single date; at `start:end`."""

    first: Atom
    last: Atom
    start: int
    end: int

    @property
    def single(self) -> bool:
        """Whether one unit was printed, not two ends."""
        return self.first == self.last


def _part_of(first: date, last: date, part: str) -> tuple[date, date]:
    """The first or last quarter of a year and the half between; of a month, its thirds."""
    if not part:
        return first, last
    if first.month == last.month:
        days = {"start": (1, 10), "mid": (11, 20), "end": (21, last.day)}[part]
        return first.replace(day=days[0]), first.replace(day=days[1])
    months = last.month - first.month + 1
    quarter = max(1, months // 4)
    skip, keep = {
        "start": (0, quarter),
        "mid": (quarter, months - 2 * quarter),
        "end": (months - quarter, quarter),
    }[part]
    last_month = first.month + skip + keep - 1
    return first.replace(month=first.month + skip), date(
        first.year, last_month, monthrange(first.year, last_month)[1]
    )
