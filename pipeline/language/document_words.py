"""The words by which a document says what it is, those of its tables, and those beside what is personal.

A language package fills them in; all may stay empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataWords:
    """Titles, imprints, periods, publishers, countries; without regard to case, but where it is said."""

    #: Before the date of publication, with what may stand between; before the day of which the figures are.
    imprint: str = ""
    imprint_tail: str = ""
    state: str = ""
    state_at: str = ""
    #: Between the place of a dateline and its date; beside the date in the line of an issue.
    dateline_tail: str = ""
    issue: str = ""
    #: Names of kinds of documents, by the kind.
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Before the period reported on, with what may stand between.
    period: str = ""
    period_of: str = ""
    period_tail: str = ""
    monthly: str = ""
    reports_on: str = ""
    #: Starts of lines that are no titles, headings of parts, and small words that go on with a title.
    no_title: str = ""
    sections: str = ""
    continuation: str = ""
    made_up_titles: str = ""
    #: Small words inside a name; who published, with their capitals as printed; labels of a publisher.
    in_names: str = ""
    published_by: str = ""
    published_on: str = ""
    by: str = ""
    publisher_label: str = ""
    series: str = ""
    series_site: str = ""
    contact: str = ""
    contact_label: str = ""
    organisation: str = ""
    no_name: str = ""
    institution: str = ""
    institution_of: str = ""
    section_of: str = ""
    #: Names of countries beyond CLDR's, their adjectives, with their capitals as printed, by ISO 3166-1; what
    #: around a name makes it another one (`fleuve Niger`): lookarounds before and after.
    countries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    no_country_lead: dict[str, str] = field(default_factory=dict)
    no_country_tail: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWords:
    """Tables: alternatives of regular expressions, matched without regard to case."""

    #: Words of a header by the role that they give its column, as `pipeline.tables.roles` names them.
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Words that say that a column counts what it names (`nombre de`).
    number_of: str = ""
    #: What a cell prints for no value, beyond dashes and dots.
    nil: str = ""
    #: Before the unit of a table or column (`en milliers de FCFA`), and units that are no money.
    unit_lead: str = ""
    measures: str = ""
    #: What says in a caption or a header that its figures are thousands or millions.
    scaled: str = ""
    #: Units of a duration that a header names.
    months: str = ""
    years: str = ""
    #: Words of a header of sums that say nothing but that it is money.
    sum_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalWords:
    """Titles, labels, functions: alternatives of regular expressions, without regard to case."""

    #: Before a name: `Mme`, `Dr`.
    titles: tuple[str, ...] = ()
    #: Labels of lines and headers of columns, by the kind of what stands behind or below them; behind those
    #: of a `name` nothing else stands.
    labels: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Headings of lists of persons: what stands in the lines below them.
    lists: tuple[str, ...] = ()
    #: Words that lead to a name: `signé par`, `représentée par`.
    leads: tuple[str, ...] = ()
    #: Verbs of saying, and what else stands before one name alone: `explique Awa, bergère`.
    says: tuple[str, ...] = ()
    #: Services in which people have a name of their own: behind them stands a user's name.
    services: tuple[str, ...] = ()
    #: What begins a letter or mail, before a name.
    greetings: tuple[str, ...] = ()
    #: Functions that stand beside the name of who has them.
    functions: tuple[str, ...] = ()
    #: Relatives, beside whom one name is enough.
    kin: tuple[str, ...] = ()
    #: Functions of public office, whose holders act in public.
    offices: tuple[str, ...] = ()
    #: How words end that are formed from others, as no name is: `-tion`, `-ment`.
    endings: tuple[str, ...] = ()
    #: Units of a person's age, and what stands before it.
    ages: tuple[str, ...] = ()
    #: What closes a letter, before the name of who wrote it.
    closings: tuple[str, ...] = ()
    #: Before a date or place of birth, and before the address of a person.
    born: tuple[str, ...] = ()
    lives: tuple[str, ...] = ()
    #: What is named after persons, before their name or behind it: hospitals, schools, prizes.
    namesakes: tuple[str, ...] = ()
    namesakes_behind: tuple[str, ...] = ()
    #: Kinds of streets, before or behind their names; what parts of a
    #: town, a box at the post office and a door are called.
    streets_before: tuple[str, ...] = ()
    streets_behind: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    doors: tuple[str, ...] = ()
