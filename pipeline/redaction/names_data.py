"""Names that persons have: given and family names of the countries whose reports we read."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pipeline.language.folding import without_accents


@dataclass(frozen=True, slots=True)
class Name:
    """What a name is part of; one that is also an ordinary word or place proves nothing `alone`."""

    is_given: bool
    is_family: bool
    alone: bool


def folded(word: str) -> str:
    """A word as names are compared: without accents, case and stops."""
    return without_accents(word).casefold().replace("’", "'").rstrip(".")


@cache
def known_names() -> dict[str, Name]:
    """The names that we know, folded."""
    with (resources.files("pipeline.redaction") / "data" / "names.csv").open(encoding="utf-8") as file:
        return {
            folded(row["name"]): Name(
                row["part"] in ("given", "both"), row["part"] in ("family", "both"), row["alone"] == "yes"
            )
            for row in csv.DictReader(file)
        }


def name_of(word: str) -> Name | None:
    """What we know of a word as a name; a compound is known by its parts."""
    names = known_names()
    key = folded(word)
    found = names.get(key)
    if found is None and "-" in key:
        parts = [names[part] for part in key.split("-") if part in names]
        found = parts[0] if len(parts) == key.count("-") + 1 else None
    return found
