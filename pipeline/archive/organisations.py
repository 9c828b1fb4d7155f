"""One organisation across the archive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.records import Organisation


def merge_organisations(found: Iterable[Organisation]) -> list[Organisation]:
    """One row for each id, in the order of the ids.

    Documents meet in an organisation by its full name only: likeness proves nothing. The first document that
    gives an acronym or a kind gives it to the archive.
    """
    known: dict[str, Organisation] = {}
    for organisation in found:
        first = known.setdefault(organisation.id, organisation)
        known[organisation.id] = replace(
            first, acronym=first.acronym or organisation.acronym, kind=first.kind or organisation.kind
        )
    return [known[id_] for id_ in sorted(known)]
