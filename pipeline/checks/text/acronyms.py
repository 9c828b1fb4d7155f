"""Acronyms: one expansion each, and one acronym for each expansion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from slugify import slugify

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, exactly
from pipeline.checks.kit.results import HOLDS, NOTABLE, Result, result
from pipeline.checks.kit.wording import Value, Wording, say
from pipeline.language.word_lists import UNLETTERED_WORDS
from pipeline.records import Acronym

_SHORTENED = re.compile(r"\((?P<name>[A-Z]{2,8})s?\)")
_APART = re.compile(r"[()\n]")
BEFORE = (4, 120)
"""The least and the most characters before an acronym in brackets that are looked at."""
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+")
STEM = 4
"""Letters by which two words are one in another form: `bâtie` and `bâti`."""


def check_expansions(facts: Facts) -> Iterator[Result]:
    """Expansions: does each acronym stand for one thing in a document?

    Singular and plural, small words and accents make no difference; an expansion whose words do not begin
    with the letters was not understood. Two expansions may both be meant, so a difference is a notice.
    """
    groups: dict[str, list[Acronym]] = defaultdict(list)
    for acronym in facts.acronyms:
        if spells(acronym):
            groups[acronym.acronym].append(acronym)
    for name, explained in groups.items():
        first, *others = explained
        for other in others:
            same = one_thing(first.expansion, other.expansion) or _ends_alike(name, first, other)
            values: dict[str, Value] = {"name": name, "first": first.expansion, "other": other.expansion}
            wording = (
                say("{name} stands for “{first}” and for “{other}”, which is the same.", **values)
                if same
                else say("{name} stands for “{first}” and for “{other}”.", **values)
            )
            yield result(
                "expansion",
                figure_of_acronym(other),
                wording,
                HOLDS if same else NOTABLE,
                figures=[figure_of_acronym(first)],
                subject=other.id,
            )
    yield from _two_acronyms(facts)


def spells(acronym: Acronym) -> bool:
    """Whether the letters of an acronym stand in the initials of its expansion, in their order."""
    initials = iter("".join(word[0] for word in slugify(acronym.expansion).split("-") if word))
    wanted = slugify(acronym.acronym).rstrip("s").replace("-", "")
    return all(letter in initials for letter in wanted)


def _shortens(name: str, expansion: str) -> bool:
    """Whether a name is made of the words that it stands for, as no code is: `JFK` beside `New York`.

    What is one word has codes only. That of another language begins with another letter, and has as many.
    """
    words = _stem(expansion).split()
    letters = slugify(name).replace("-", "")
    return len(words) > 1 and (letters[:1] == words[0][:1] or len(letters) == len(words))


def _two_acronyms(facts: Facts) -> Iterator[Result]:
    """One expansion with two acronyms in one document."""
    first: dict[str, Acronym] = {}
    pairs: set[frozenset[str]] = set()
    explained = [acronym for acronym in facts.acronyms if _shortens(acronym.acronym, acronym.expansion)]
    for acronym in explained:
        earlier = first.setdefault(_stem(acronym.expansion), acronym)
        if _are_apart(earlier.acronym, acronym.acronym):
            wording = _shortened(acronym.expansion, earlier.acronym, acronym.acronym)
            pairs.add(frozenset((earlier.acronym, acronym.acronym)))
            yield result(
                "expansion",
                figure_of_acronym(acronym),
                wording,
                NOTABLE,
                figures=[figure_of_acronym(earlier)],
                subject=f"{acronym.id}:shortened",
            )
    names = {_stem(acronym.expansion): acronym for acronym in explained}
    least, most = BEFORE
    for match in _SHORTENED.finditer(facts.text) if names else ():
        before = _APART.split(facts.text[max(0, match.start() - most) : match.start()])[-1]
        known = _ending(before, names) if len(before) >= least else None
        pair = frozenset((known.acronym, match["name"])) if known else frozenset()
        alike = known and _shortens(match["name"], known.expansion)
        if known and alike and pair not in pairs and _are_apart(known.acronym, match["name"]):
            pairs.add(pair)
            wording = _shortened(known.expansion, known.acronym, match["name"])
            yield result(
                "expansion", figure_of_acronym(known), wording, NOTABLE, subject=f"{known.id}:{match['name']}"
            )


def _shortened(expansion: str, first: str, other: str) -> Wording:
    return say(
        "“{expansion}” is shortened to {first} and to {other}.", expansion=expansion, first=first, other=other
    )


def _are_apart(left: str, right: str) -> bool:
    """Whether two acronyms are two names: `ACMU` runs the `CMU`, and `CMU/M` is its local body."""
    first, second = sorted((letters_of(left), letters_of(right)), key=len)
    if len(first) != len(second) or not f"{first}{second}".isalpha():
        # Longer by more words, it is the name of something else; with digits, a reference.
        return False
    return first != second and not second.endswith(first) and not second.startswith(first)


def letters_of(name: str) -> str:
    """The letters of an acronym without accents and the sign of the plural."""
    return slugify(name).replace("-", "").upper().rstrip("S")


def _ending(before: str, names: Mapping[str, Acronym]) -> Acronym | None:
    """The acronym whose expansion stands at the end of a text; the longest of them."""
    words = _stem(before).split()
    for start in range(len(words)):
        known = names.get(" ".join(words[start:]))
        if known:
            return known
    return None


def one_thing(first: str, other: str) -> bool:
    """Whether two expansions are the same but for what one leaves out."""
    left, right = _stem(first), _stem(other)
    if left.replace(" ", "") == right.replace(" ", ""):
        return True
    shorter, longer = sorted((left.split(), right.split()), key=len)
    return all(any(_is_one_word(word, other) for other in longer) for word in shorter)


def _is_one_word(first: str, second: str) -> bool:
    """Whether two words are one in two forms: with the same stem, or shortened, as `Dept`."""
    if first[:STEM] == second[:STEM]:
        return True
    short, long = sorted((first, second), key=len)
    letters = iter(long)
    inside = all(letter in letters for letter in short)
    return inside and len(short) >= STEM and short[0] == long[0] and short[-1] == long[-1]


def _ends_alike(name: str, first: Acronym, other: Acronym) -> bool:
    """Whether both end in the words that the letters stand for: what is before them is of the sentence."""
    left, right = (slugify(acronym.expansion).split("-") for acronym in (first, other))
    same = 0
    while same < min(len(left), len(right)) and left[-1 - same] == right[-1 - same]:
        same += 1
    ending = " ".join(left[len(left) - same :])
    return bool(same) and spells(replace(first, acronym=name, expansion=ending))


def _stem(expansion: str) -> str:
    # A raised mark behind a word is that of a footnote.
    words = [word for word in slugify(_RAISED.sub("", expansion)).split("-") if word not in UNLETTERED_WORDS]
    return " ".join(word.rstrip("sx") for word in words)


def figure_of_acronym(acronym: Acronym) -> Figure:
    """An acronym and its expansion as they are explained."""
    return Figure(
        f"{acronym.acronym}: {acronym.expansion}",
        Decimal(0),
        exactly(Decimal(0)),
        acronym.document_id,
        acronym.page,
        acronym.box_columns,
        reliance=acronym.reliance,
    )
