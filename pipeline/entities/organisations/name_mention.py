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
