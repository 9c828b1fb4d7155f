"""Names of months and weekdays of a language and of those read beside it, from CLDR and the packages."""

from dataclasses import dataclass
from functools import cache

from pipeline.language import DEFAULT, DateWords, alternatives, lexicon
from pipeline.language.cldr import month_abbreviations, month_names, weekday_names


@dataclass(frozen=True, slots=True)
class Calendar:
    """Months 1 to 12 by name and by abbreviation without its point, weekdays 0 to 6 by name; lower case."""

    words: DateWords
    months: dict[str, int]
    abbreviations: dict[str, int]
    weekdays: dict[str, int]

    def month(self, name: str) -> int:
        """1 to 12 for a month, abbreviated or not."""
        name = name.lower().rstrip(".")
        return self.months.get(name) or self.abbreviations[name]

    @property
    def initials(self) -> str:
        """A character class of the letters that a month begins with."""
        return f"[{''.join(sorted({name[0] for name in [*self.months, *self.abbreviations]}))}]"

    @property
    def weekday_initials(self) -> str:
        """A character class of the letters that a weekday begins with."""
        return f"[{''.join(sorted({name[0] for name in self.weekdays}))}]"

    @property
    def full_month(self) -> str:
        """The names of months in full, as alternatives."""
        return alternatives(self.months)

    @property
    def short_month(self) -> str:
        """The abbreviations of months, as alternatives."""
        return alternatives(self.abbreviations)


@cache
def calendar(language: str = DEFAULT) -> Calendar:
    """The names that documents of a language print; its own are right where two languages disagree."""
    words = lexicon(language)
    months = dict(words.dates.months)
    abbreviations = dict(words.dates.month_abbreviations)
    weekdays = dict(words.dates.weekdays)
    for code in (words.code, *words.beside):
        months = {**month_names(code), **months}
        abbreviations = {**month_abbreviations(code), **abbreviations}
        weekdays = {**weekday_names(code), **weekdays}
    short = {name: month for name, month in abbreviations.items() if name not in months}
    return Calendar(words.dates, months, short, weekdays)
