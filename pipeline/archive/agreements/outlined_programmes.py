"""The programmes of an archive, of which only those are made anew that rest on something else than before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.archive.agreements.programmes import Programmes, programme_of
from pipeline.archive.agreements.today import AgreementsToday
from pipeline.archive.outlines import as_kept
from pipeline.records import Organisation, Place, Programme, ProgrammeParty, ProgrammePlace
from pipeline.records.rows import Row, records_of_rows, rows_of
from pipeline.records.schema import columns

Rows = dict[str, list[Row]]

_LISTS = {
    "programmes": Programme,
    "parties": ProgrammeParty,
    "places": ProgrammePlace,
    "place_records": Place,
}

_PARTY = [column.name for column in columns(ProgrammeParty)].index("organisation_id")


@dataclass
class ProgrammeOutline:
    """The tellings of a programme as a whole, how many agreements are under it, the country it is about."""

    tellings: list[str] = field(default_factory=list)
    members: int = 0
    country: str | None = None


@dataclass
class ProgrammesToday:
    """The programmes, what a load keeps of each (what it rests on, its rows), and those that are other now.

    Those are other whose parties or places are: agreements have them from their programme.
    """

    found: Programmes = field(default_factory=Programmes)
    kept: dict[str, Any] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)


def programmes_today(
    agreements: AgreementsToday,
    organisations: Mapping[str, Organisation],
    before: Mapping[str, Any],
    changed_documents: Collection[str],
) -> ProgrammesToday:
    """The programmes of today.

    Args:
        agreements: those of today.
        organisations: by id.
        before: what the last load kept of each programme.
        changed_documents: those whose tellings are not what they were then.
    """
    today = ProgrammesToday()
    outlines = _outlines(agreements, organisations)
    for id_ in sorted(outlines):
        outline, organisation = outlines[id_], organisations[id_]
        rests_on = [outline.tellings, outline.country, organisation.name, organisation.acronym]
        was = before.get(id_)
        documents = {agreements.index.document_of[telling] for telling in outline.tellings}
        if was is not None and was[0] == rests_on and documents.isdisjoint(changed_documents):
            programme = _from_rows(was[1], outline.members)
        else:
            made = [agreements.made(telling) for telling in outline.tellings]
            programme = programme_of(organisation, made, outline.members, outline.country)
        rows = as_kept(_rows(programme))
        if was is None or any(was[1][name] != rows[name] for name in ("parties", "places")):
            today.changed.add(id_)
        today.kept[id_] = [rests_on, rows]
        today.found.add(programme)
    today.changed |= before.keys() - outlines.keys()
    return today


def _outlines(
    agreements: AgreementsToday, organisations: Mapping[str, Organisation]
) -> dict[str, ProgrammeOutline]:
    """What each programme rests on; the country is that of its first agreement's first telling."""
    index = agreements.index
    under: dict[str, set[str]] = defaultdict(set)
    first: dict[str, tuple[int, int, str]] = {}
    for one in index.by_id.values():
        if one.programme_id in organisations and one.programme_id is not None:
            agreement = agreements.first(one.id)
            under[one.programme_id].add(agreement)
            place = (index.order[agreement], index.order[one.id], one.id)
            first[one.programme_id] = min(first.get(one.programme_id, place), place)
    outlines = {}
    for id_, those in under.items():
        outline = ProgrammeOutline(country=index.outlines[index.document_of[first[id_][2]]].country)
        for agreement in sorted(those, key=index.order.__getitem__):
            if index.by_id[agreement].is_programme:
                outline.tellings += agreements.tellings(agreement)
            else:
                outline.members += 1
        outlines[id_] = outline
    return outlines


def named_in(rows: Rows) -> set[str]:
    """The organisations that take part in a programme, of which these are the rows that are kept."""
    return {str(row[_PARTY]) for row in rows["parties"]}


def _rows(programmes: Programmes) -> Rows:
    return {
        name: list(rows_of(record, places.values() if isinstance(places, dict) else places))
        for name, record in _LISTS.items()
        for places in [getattr(programmes, name)]
    }


def _from_rows(rows: Rows, members: int) -> Programmes:
    programmes = records_of_rows(Programme, rows["programmes"])
    return Programmes(
        [replace(programme, n_agreements=members) for programme in programmes],
        list(records_of_rows(ProgrammeParty, rows["parties"])),
        list(records_of_rows(ProgrammePlace, rows["places"])),
        {place.id: place for place in records_of_rows(Place, rows["place_records"])},
    )
