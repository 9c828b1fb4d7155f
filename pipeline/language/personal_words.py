"""The words that stand beside what is personal, that a language package fills in."""

from dataclasses import dataclass, field


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
