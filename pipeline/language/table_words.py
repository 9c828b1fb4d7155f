"""The words of tables that a language package fills in: what headers, captions and empty cells print."""

from dataclasses import dataclass, field


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
    #: Units of a duration that a header names.
    months: str = ""
    years: str = ""
    #: Words of a header of sums that say nothing but that it is money.
    sum_words: frozenset[str] = frozenset()
