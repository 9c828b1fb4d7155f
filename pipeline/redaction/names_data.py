"""Names that persons have: given and family names of the countries whose reports we read.

The list is our own; what it does not hold of Europe and of the coast of West Africa is asked of Faker.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module, resources

from pipeline.language.folding import without_accents


@dataclass(frozen=True, slots=True)
class PersonalName:
    """What a name is part of; one that is also an ordinary word or place proves nothing `alone`.

    Those of our own list are `listed`: one of them is a person where it stands without another name.
    """

    is_given: bool
    is_family: bool
    alone: bool
    listed: bool = False


def folded(word: str) -> str:
    """A word as names are compared: without accents, case and stops."""
    return without_accents(word).casefold().replace("’", "'").rstrip(".")


LOCALES = (
    "fr_FR",
    "fr_BE",
    "fr_CH",
    "fr_DZ",
    "pt_PT",
    "pt_BR",
    "de_LU",
    "de_DE",
    "nl_BE",
    "it_IT",
    "es_ES",
    "ha_NG",
    "yo_NG",
    "ig_NG",
    "en_NG",
    "tw_GH",
    "sw",
)
"""Languages and countries of which Faker has names that stand in our documents."""

PROVING = frozenset({"de_LU", "de_DE", "nl_BE", "ha_NG", "yo_NG", "ig_NG", "tw_GH"})
"""Those whose families have names that are no words of the languages of our documents."""

LEAST_OF_OTHERS = 4
"""Letters of a name of Faker: shorter ones are acronyms as well."""


@cache
def known_names() -> dict[str, PersonalName]:
    """The names that we know, folded: our own list, and those of Faker that it does not hold."""
    names = _names_of_faker()
    with (resources.files("pipeline.redaction") / "data" / "names.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            names[folded(row["name"])] = PersonalName(
                row["part"] in ("given", "both"),
                row["part"] in ("family", "both"),
                row["alone"] == "yes",
                listed=True,
            )
    return names


def _names_of_faker() -> dict[str, PersonalName]:
    names: dict[str, PersonalName] = {}
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for name in _words(provider, "first_name"):
            before = names.get(name)
            names[name] = PersonalName(True, before is not None and before.is_family, True)
        for name in _words(provider, "last_name"):
            before = names.get(name)
            proves = locale in PROVING or (before is not None and before.alone)
            names[name] = PersonalName(before is not None and before.is_given, True, proves)
    return names


@cache
def _accented() -> frozenset[str]:
    """The names of Faker that have accents, as they are written."""
    providers = [import_module(f"faker.providers.person.{locale}").Provider for locale in LOCALES]
    return frozenset(
        name.casefold()
        for provider in providers
        for part in ("first_name", "last_name")
        for name in _written(provider, part)
        if name != without_accents(name)
    )


def _words(provider: type, part: str) -> Iterator[str]:
    yield from (folded(word) for word in _written(provider, part) if len(word) >= LEAST_OF_OTHERS)


def _written(provider: type, part: str) -> Iterator[str]:
    for attribute in dir(provider):
        held = getattr(provider, attribute)
        if attribute.startswith(part) and isinstance(held, Iterable):
            for name in held:
                yield from name.split()


def name_of(word: str) -> PersonalName | None:
    """What we know of a word as a name; a compound is known by its parts."""
    names = known_names()
    key = folded(word)
    known = names.get(key)
    if known is not None and not known.listed and word != without_accents(word):
        # Accents are left out, never put in: `Santé` is not the name `Sante`.
        known = known if word.casefold() in _accented() else None
    if known is None and "-" in key:
        parts = [names[part] for part in key.split("-") if part in names]
        known = parts[0] if len(parts) == key.count("-") + 1 else None
    return known


SOUNDS: tuple[tuple[str, str], ...] = (
    ("ou", "u"),
    ("oo", "u"),
    ("w", "u"),
    ("dj", "j"),
    ("dia", "ja"),
    ("di", "j"),
    ("gn", "ni"),
    ("gu", "g"),
    ("ck", "k"),
    ("qu", "k"),
    ("kh", "k"),
    ("c", "k"),
    ("q", "k"),
    ("th", "t"),
    ("ph", "f"),
    ("sch", "s"),
    ("ch", "s"),
    ("sh", "s"),
    ("z", "s"),
    ("x", "s"),
    ("ai", "e"),
    ("ei", "e"),
    ("ay", "e"),
    ("ey", "e"),
    ("y", "i"),
    ("h", ""),
    ("'", ""),
    ("-", ""),
)
"""Ways in which one name is spelled in several countries, and one of them."""

LEAST_LIKE = 5
"""Letters of a word from which on it can be told to be a name by its sound."""


def sound(key: str) -> str:
    """How a folded name sounds, roughly: `oumar` and `umar`, `soumeila` and `soumaila` are one."""
    for written, said in SOUNDS:
        key = key.replace(written, said)
    doubled = "".join(sign for at, sign in enumerate(key) if not at or key[at - 1] != sign)
    return doubled.rstrip("aeiu")


@cache
def _by_sound() -> dict[str, PersonalName]:
    known = sorted(known_names().items())
    return {sound(key): name for key, name in known if len(key) >= LEAST_LIKE and name.alone}


@cache
def name_like(word: str) -> PersonalName | None:
    """A name that a word sounds as; it proves nothing alone."""
    key = folded(word)
    alike = _by_sound().get(sound(key)) if len(key) >= LEAST_LIKE else None
    return PersonalName(alike.is_given, alike.is_family, alone=False) if alike else None
