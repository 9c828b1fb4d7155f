"""A mention that was found in a passage, and how."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Organisation

RANKS = ("form", "name", "known", "english", "acronym", "slot", "cue", "actor", "acting", "model")
"""How a mention was found; of two that overlap the longer wins, then the one that stands first here."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A mention in a passage, with exact character offsets, and the organisation that it means."""

    start: int
    end: int
    organisation: Organisation
    rank: str
    plural: bool = False


@dataclass(frozen=True, slots=True)
class NameSighting:
    """One place that names an organisation, and how it was found there.

    Attributes:
        rank: how it was found, of `RANKS`.
        kind: of the block, or `cell`.
        before: what stands before it in its passage, as far as it is near.
        behind: what stands behind it.
    """

    rank: str
    kind: str
    before: str
    behind: str
