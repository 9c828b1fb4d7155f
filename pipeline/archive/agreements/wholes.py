"""Groups told as one (`onze accords pour 1 029 026 198 FCFA`), and the agreements that are their members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from pipeline.archive.agreements.joining import Joined
from pipeline.archive.agreements.tellings import Telling

ROUNDING = Decimal("0.5")
"""What each member's rounded sum may add to the difference from the whole's, in whole units."""


def is_group(joined: Joined) -> bool:
    """Whether a document tells of several agreements as one."""
    return any((t.agreement.count or 1) > 1 for t in joined.tellings)


class AgreementLists:
    """The tables of documents that list agreements.

    The rows of one table are the members of a group that the same document tells as a whole when they add up
    to its sum, or are the only ones that are as many as it says.
    """

    def __init__(self, agreements: Iterable[Joined]) -> None:
        self._listed: dict[str, dict[str, list[Telling]]] = defaultdict(lambda: defaultdict(list))
        for joined in agreements:
            for telling in joined.tellings if not is_group(joined) else ():
                if telling.agreement.table_id:
                    self._listed[telling.agreement.document_id][telling.agreement.table_id].append(telling)

    def members(self, group: Joined) -> list[str]:
        """The tellings, by id, of the members of a group, as the first of its documents lists them."""
        for document in sorted({t.agreement.document_id for t in group.tellings}):
            members = self._members(document, group)
            if members:
                return [row.id for row in members]
        return []

    def _members(self, document_id: str, group: Joined) -> Sequence[Telling]:
        """The rows of the list that is the group's: by its sum, else the only one of its size."""
        count = next(c for t in group.tellings if (c := t.agreement.count) and c > 1)
        lists = [rows for _, rows in sorted(self._listed.get(document_id, {}).items())]
        adding_up = [rows for rows in lists if _adds_up(group.tellings, rows)]
        as_many = [rows for rows in lists if len(rows) == count]
        if not adding_up and len(as_many) != 1:
            return []
        return (adding_up or as_many)[0]


def _adds_up(wholes: Iterable[Telling], rows: Sequence[Telling]) -> bool:
    """Whether the sums of the rows are the whole's, in one currency at least."""
    for currency, whole in sorted({s for telling in wholes for s in telling.sums}):
        known = [part for row in rows if (part := dict(row.sums).get(currency)) is not None]
        if 1 < len(known) == len(rows) and abs(sum(known) - whole) <= ROUNDING * (len(known) + 1):
            return True
    return False
