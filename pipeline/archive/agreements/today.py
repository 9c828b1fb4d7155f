"""The agreements of today: which tellings are of one, made only where they are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.archive.agreements.joining import Joined, Links, Proof, proofs_of
from pipeline.archive.agreements.rejoining import LinkedSets
from pipeline.archive.agreements.tellings import Telling
from pipeline.archive.outlines import TellingIndex


@dataclass
class AgreementsToday:
    """Groups of tellings as links make them.

    Attributes:
        index: the tellings of all documents.
        links: what joins them.
        made: gives a telling by its id.
    """

    index: TellingIndex
    links: Links
    made: Callable[[str], Telling]
    sets: LinkedSets = field(default_factory=LinkedSets)
    _links_of: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Follow the links."""
        for links in self.links.values():
            self.sets.join(links)
            for first, second, proof in links:
                self._links_of[first].append((proof, second))
                self._links_of[second].append((proof, first))

    def first(self, id_: str) -> str:
        """The telling by which an agreement goes that this one is of."""
        those = self.sets.linked(id_)
        return id_ if those is None else min(those, key=self.index.order.__getitem__)

    def tellings(self, id_: str) -> list[str]:
        """The tellings, by id, of the agreement that one is of, in their order."""
        those = self.sets.linked(id_)
        return [id_] if those is None else sorted(those, key=self.index.order.__getitem__)

    def joined(self, id_: str) -> Joined:
        """The agreement that a telling is of."""
        tellings = self.tellings(id_)
        return Joined(list(map(self.made, tellings)), self.proofs(tellings))

    def proofs(self, tellings: Sequence[str]) -> dict[str, Proof]:
        """What joins tellings, by id, that are all of one agreement."""
        return proofs_of(tellings, self._links_of) if len(tellings) > 1 else {}

    def documents(self, id_: str) -> set[str]:
        """The documents that tell of the agreement that a telling is of."""
        return {self.index.document_of[telling] for telling in self.sets.of(id_)}

    def of_documents(self, documents: Iterable[str]) -> list[str]:
        """The agreements of which some documents tell, in their order."""
        tellings = (
            telling.id for document in documents for telling in self.index.outlines[document].tellings
        )
        return sorted({self.first(id_) for id_ in tellings}, key=self.index.order.__getitem__)

    def groups(self) -> Iterator[str]:
        """The agreements of which some document tells as of several in one, in their order."""
        several = {self.first(telling.id) for telling in self.index.by_id.values() if telling.is_group}
        yield from sorted(several, key=self.index.order.__getitem__)
