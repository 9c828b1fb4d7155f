"""What a name looks like and what stands around it: signs, each with the weight it has in judged names.

A sign is a word of the name or its place in it, the shape of the words (`Ull`: a capital, then two small
ones), how many of them the document also writes small, how and where the name was found, and what stands
next to it. None of them decides; `name_signs.csv` says how much each speaks for or against a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.entities.organisations.grammar import SMALL
from pipeline.entities.organisations.name_mention import NameSighting
from pipeline.entities.organisations.repeated import Said
from pipeline.records import Organisation
from pipeline.records.weights import read_weights

_WORD = re.compile(r"[\w&]+")
_TOKEN = re.compile(r"\w+'?|[^\w\s]")
_SHAPED = 4
"""Words from the start of a name whose shapes are one sign; what follows says little."""

_MOST, _LONGEST, _MANY = 3, 7, 10
"""The numbers from which on words of a sort, letters of one word, and words of a name count alike."""

_TELLING = 3
"""Letters that a word has more than, to say something by being small."""

_NEIGHBOUR = 4
"""Letters of a word behind a name that is a sign itself; of longer ones the shape is."""


def weigh_signs(organisation: Organisation, namings: Sequence[NameSighting], said: Said) -> float:
    """The sum of the weights of the signs of a name; one without a weight says nothing."""
    weights = _weights()
    return sum(weights.get(sign, 0.0) for sign in signs_of(organisation, namings, said))


def signs_of(organisation: Organisation, namings: Sequence[NameSighting], said: Said) -> frozenset[str]:
    """The signs of a name by all places that name it.

    A programme has one, its kind: it is called by what it is for, in words of any text.
    """
    if organisation.kind == "programme":
        return frozenset({"kind programme"})
    words = _WORD.findall(organisation.name)
    found = {f"kind {organisation.kind}", f"places {min(_MOST, len(namings))}", *_of_words(words)}
    if organisation.acronym:
        found.add("letters that are explained")
    found.update(_of_small(words, said))
    for naming in namings:
        found.update(_of_naming(naming))
    return frozenset(found)


def _of_words(words: Sequence[str]) -> Iterator[str]:
    if not words:
        return
    yield from (f"word {word.lower()}" for word in words)
    yield f"first {words[0].lower()}"
    yield f"last {words[-1].lower()}"
    yield f"shape {''.join(shape(word) for word in words)[:_SHAPED]}"
    yield f"first shape {shape(words[0])}"
    yield f"last shape {shape(words[-1])}"
    yield f"words {min(_MANY, len(words))}"
    if len(words) == 1:
        yield f"alone {shape(words[0])}{min(_LONGEST, len(words[0]))}"
    if any(c.isdigit() for word in words for c in word):
        yield "a digit"


def _of_small(words: Sequence[str], said: Said) -> Iterator[str]:
    """How many words are small, how many the document also writes small, and how many it never does."""
    telling = [word for word in words if len(word) > _TELLING and word.lower() not in SMALL]
    small = [word for word in telling if shape(word) == "l"]
    common = [word for word in telling if said.count(word.lower()) > 0]
    own = [word for word in telling if word[0].isupper() and not said.count(word.lower())]
    yield f"small words {min(_MOST, len(small))}"
    yield f"words said small {min(_MOST, len(common))}"
    yield f"words of its own {min(_MOST, len(own))}"


def _of_naming(naming: NameSighting) -> Iterator[str]:
    yield f"found {naming.rank}"
    yield f"in {naming.kind}"
    before = _TOKEN.findall(naming.before.replace("’", "'"))[-1:]
    behind = _TOKEN.findall(naming.behind.replace("’", "'"))[:1]
    cued = naming.rank == "cue"
    yield f"before {'its kind' if cued else _neighbour(before[0]) if before else 'nothing'}"
    yield f"behind {_neighbour(behind[0]) if behind else 'nothing'}"


def _neighbour(token: str) -> str:
    """A short small word or a mark as it is, the shape of any other word."""
    bare = token.rstrip("'")
    if not bare or not (bare[0].isalpha() or bare[0].isdigit()):
        return token
    return token if bare.islower() and len(bare) <= _NEIGHBOUR else shape(bare)


def shape(word: str) -> str:
    """`9` a number, `A` capitals, `U` a capital and small letters, `M` mixed, `l` small letters."""
    if word.isdigit():
        return "9"
    if word.isupper() and len(word) > 1:
        return "A"
    if word[:1].isupper():
        return "U" if len(word) == 1 or word[1:].islower() else "M"
    return "l"


@cache
def _weights() -> Mapping[str, float]:
    return read_weights("pipeline.entities.organisations", "name_signs.csv")
