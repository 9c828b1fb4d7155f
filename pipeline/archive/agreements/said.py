"""What the archivist says of agreements: which tellings are of one, and which are not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.joining import Apart
from pipeline.archive.agreements.tellings import reference_key
from pipeline.records import Correction


@dataclass(slots=True)
class JoinDecisions:
    """Pairs of tellings that are of one agreement, with why, and pairs that are not."""

    same: list[tuple[str, str, str]] = field(default_factory=list)
    apart: set[frozenset[str]] = field(default_factory=set)
    lines: list[Correction] = field(default_factory=list)
    """The lines, each with whether it found what it speaks of."""

    @property
    def kept_apart(self) -> Apart:
        """The pairs that are not one."""
        return frozenset(self.apart)


def said_of_agreements(lines: Iterable[Correction], tellings: Sequence[Features]) -> JoinDecisions:
    """Read the lines that merge or split agreements; each side is a reference or the id of a telling."""
    named: dict[str, list[str]] = defaultdict(list)
    for telling in tellings:
        named[telling.id].append(telling.id)
        if telling.reference:
            named[telling.reference].append(telling.id)
    said = JoinDecisions()
    for line in lines:
        ours, theirs = _named(named, line.organisation), _named(named, line.target)
        if line.document:
            theirs = [id_ for id_ in theirs if id_.split(":")[0] == line.document]
        pairs = [(our, other) for our in ours for other in theirs if our != other]
        if line.action == "merge":
            said.same += [
                (our, other, f"corrections.csv, line {line.id}: {line.reason}") for our, other in pairs
            ]
        else:
            said.apart |= {frozenset(pair) for pair in pairs}
        note = None if pairs else "no two tellings go by these references or ids"
        said.lines.append(replace(line, status="applied" if pairs else "no longer applies", note=note))
    return said


def _named(named: dict[str, list[str]], name: str | None) -> list[str]:
    return named.get(name or "") or named.get(reference_key(name or "") or "", [])
