"""The words that say what a sum is, that a language package fills in."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """Budget, cost, disbursement and so on: alternatives without regard to case."""

    #: Nouns and verbs that say the role of a sum after them, or just after it with `of`, by the role.
    cues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: What may stand between a sum and its role after it: `de`, and auxiliaries with what goes with them.
    of: str = ""
    of_touching: str = ""
    auxiliaries: str = ""
    #: Between a sum and a noun that follows it as it stands (`a $5 million IDA grant`), and those nouns.
    noun_lead: str = ""
    nouns_after: str = ""
    #: Beginnings that say nothing where a noun before them does (`un budget estimé à`); ends of participles.
    weak: str = ""
    participle: str = ""
    #: Abbreviations before whose stop no sentence ends.
    no_end: tuple[str, ...] = ()
