"""What donors give by agreement: their names in a sentence, and the agreements that they alone finance."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from slugify import slugify

from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.figures import Figure, figure_of_amount
from pipeline.records import AgreementTelling, Amount, Organisation, OrganisationAlias, TellingParty
from pipeline.records.database import select
from pipeline.values.text import fold

DONOR = "⟪d⟫"
"""What stands in a template in the place of a donor's name."""

_LEAST_LETTERS = 3
"""Shorter names are also words: `AU`, `UN`."""

DONOR_HEADER = re.compile(
    r"(?i)\b(?:bailleurs?|donateurs?|donors?|contributeurs?|contributors?|partenaires? financiers?|"
    r"partenaires? techniques? et financiers?|ptf|sources? de financement|funding sources?)\b"
)
"""Headers of columns that say who pays."""

_GIVING = frozenset(
    {"state", "donor", "fund", "development agency", "intergovernmental organisation", "UN body"}
)
"""Kinds of organisations that give, whether the archive holds an agreement of theirs or not."""

_NO_PLACE = re.compile(r"(?:[\w-]|\bau |\baux |\ben |\bin )\Z")
"""A country after these words is where something is done, not who pays."""

_FIRST_WORD = re.compile(r"[\w]+|[^\w\s]")
_GOES_ON = re.compile(r"[\w-]")

_CONTAINERS = frozenset({"programme", "enveloppe", "prolongation", "budget"})
"""Kinds of agreements that hold others, or change them."""

_WHOLE_COST = frozenset({"budget", "cost"})
"""Roles of amounts that may be more than what the donor gives."""

_ENDED = frozenset({"terminated", "cancelled", "suspended"})


@dataclass(frozen=True, slots=True)
class Part:
    """What one agreement gives in one currency; `certain` where its donor gives all of it, as printed."""

    agreement: AgreementTelling
    figure: Figure
    currency: str
    donors: frozenset[str]
    certain: bool

    @property
    def year(self) -> int | None:
        """The year in which it was signed, where that is known."""
        return int(self.agreement.signed_on[:4]) if self.agreement.signed_on else None

    def is_same(self, other: Part) -> bool:
        """Whether both may be one agreement that is told twice; rows of one table are not."""
        mine, its = self.agreement, other.agreement
        if mine.reference and its.reference:
            return mine.reference == its.reference
        if mine.table_id and mine.table_id == its.table_id:
            return False
        return self.figure.interval.meets(other.figure.interval)


class Donors:
    """The donors that an archive names, and the parts that they give."""

    def __init__(self, archive: Archive) -> None:
        funders: dict[str, set[str]] = defaultdict(set)
        for party in select(archive.db, TellingParty, "role = 'funding'"):
            funders[party.telling_id].add(party.organisation_id)
        organisations = {o.id: o for o in select(archive.db, Organisation)}
        giving = {id_ for ids in funders.values() for id_ in ids}
        giving |= {id_ for id_, organisation in organisations.items() if organisation.kind in _GIVING}
        self.titles = {id_: organisation.name for id_, organisation in organisations.items()}
        columns = dict(_in_columns(archive))
        self.names: dict[str, str] = {}
        for id_, name in _names(archive):
            if id_ in giving and len(name) >= _LEAST_LETTERS:
                self.names[fold(name).text.lower()] = id_
        for text in columns.values():
            self.titles.setdefault(self.names.setdefault(fold(text).text.lower(), slugify(text)), text)
        for amount in archive.amounts_of_tellings:
            if amount.cell_id in columns:
                donor = self.names[fold(columns[amount.cell_id]).text.lower()]
                funders[amount.telling_id or ""].add(donor)
        self._by_first_word: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.names, key=len, reverse=True):
            self._by_first_word[_FIRST_WORD.match(name)[0]].append(name)  # type: ignore[index]
        self.parts = tuple(_parts(archive, funders))

    def masked(self, template: str) -> tuple[str, frozenset[str]]:
        """A template with `⟪d⟫` in the place of each donor, and the donors that it names."""
        pieces: list[str] = []
        names: set[str] = set()
        position = 0
        for word in _FIRST_WORD.finditer(template):
            name = self._name_at(template, word) if word.start() >= position else None
            if name:
                pieces += [template[position : word.start()], DONOR]
                position = word.start() + len(name)
                names.add(self.names[name])
        return "".join([*pieces, template[position:]]), frozenset(names)

    def _name_at(self, template: str, word: re.Match[str]) -> str | None:
        """The longest name that stands whole at a word, and is not said as a place."""
        names = self._by_first_word.get(word[0])
        if not names or _NO_PLACE.search(template, max(0, word.start() - 5), word.start()):
            return None
        start = word.start()
        return next(
            (
                name
                for name in names
                if template.startswith(name, start) and not _GOES_ON.match(template, start + len(name))
            ),
            None,
        )

    def called(self, text: str) -> str | None:
        """The donor that a text names and nothing else; None where it does not."""
        return self.names.get(" ".join(fold(text).text.lower().split()))


def _names(archive: Archive) -> Iterator[tuple[str, str]]:
    for organisation in select(archive.db, Organisation):
        yield organisation.id, organisation.name
        if organisation.acronym:
            yield organisation.id, organisation.acronym
    for alias in select(archive.db, OrganisationAlias):
        yield alias.organisation_id, alias.name
    # Of the longest of all tables no more is read than is asked for.
    for organisation_id, text in archive.db.execute(
        "SELECT organisation_id, text FROM mentions ORDER BY rowid"
    ):
        yield organisation_id, " ".join(text.split())


def _in_columns(archive: Archive) -> Iterator[tuple[str, str]]:
    """The cells of rows whose donor stands in a column of its own, each with the donor's name as printed."""
    for view in archive.tables_with(DONOR_HEADER):
        column = next((n for n in sorted(view.columns) if DONOR_HEADER.search(view.header(n))), None)
        if column is None:
            continue
        for row in view.body_rows:
            text = " ".join(row[column].text.split()) if column in row else ""
            if len(text) >= _LEAST_LETTERS and row[column].value is None:
                yield from ((cell.id, text) for cell in row.values())


def _parts(archive: Archive, funders: dict[str, set[str]]) -> Iterator[Part]:
    amounts: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for amount in archive.amounts_of_tellings:
        amounts[amount.telling_id or "", amount.currency].append(amount)
    agreements = {telling.id: telling for telling in archive.tellings}
    for (id_, currency), given in amounts.items():
        agreement = agreements.get(id_)
        if agreement is None or agreement.kind in _CONTAINERS or agreement.count not in (None, 1):
            continue
        amount = given[0]
        if len(given) == 1 and amount.value is not None and amount.low is not None is not amount.high:
            donors = frozenset(funders.get(id_, ()))
            certain = (
                len(donors) == 1
                and amount.qualifier == "exact"
                and amount.role not in _WHOLE_COST
                and agreement.status not in _ENDED
            )
            yield Part(agreement, figure_of_amount(amount, amount.value), currency, donors, certain)


def distinct(parts: Iterable[Part]) -> list[Part]:
    """Parts without those that may be an agreement told before; the best evidence of each is kept."""
    kept: list[Part] = []
    for part in sorted(parts, key=_evidence):
        if not any(part.is_same(other) for other in kept):
            kept.append(part)
    return kept


def _evidence(part: Part) -> tuple[bool, bool, bool, str]:
    agreement = part.agreement
    return not agreement.reference, not agreement.table_id, not part.certain, agreement.id
