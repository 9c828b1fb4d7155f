"""What all occurrences of a name in a document say: letters of things, names that stand alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.entities.organisations.lexicon import languages_with, leading, phrases, worded
from pipeline.gazetteer import fold, load_head_nouns


@dataclass(frozen=True, slots=True)
class Repetition:
    """From how many occurrences on their shares tell what letters stand for.

    Attributes:
        least: occurrences of letters that nothing explains.
        acting: the share of them, at least, in which a body acts.
        qualifying: the share of them, at least, in which a thing stands before a noun: `ICT tools`.
        seldom: a share of acting that proves nothing, either, where a thing stands before nouns mostly.
        mainly: the share of them, at least, in which it then does.
        body: the share of occurrences, at least, in which letters do or have what only bodies do and have.
        grown: times that the same words stand behind a name, for them to belong to it.
        mostly: the share of its occurrences, at least, behind which they stand.
        plural: times that letters stand in the plural, or their words in small letters, for a class.
        numbers: numbers that letters stand before, mostly, for a series of things.
    """

    least: int = 5
    acting: float = 0.1
    qualifying: float = 0.4
    seldom: float = 0.3
    mainly: float = 0.6
    body: float = 0.4
    grown: int = 3
    mostly: float = 0.5
    plural: int = 2
    numbers: int = 3


REPETITION = Repetition()
DEEDS = Repetition(qualifying=0.0, mainly=0.0)
"""Of what is done a few places that act prove nothing, whatever stands behind the letters."""

_NOUN = re.compile(rf" (?!(?:{worded('no_noun')})\b)[a-zà-ÿ]{{3,}}")
"""A noun or another plain word directly behind letters."""


_NUMBER = re.compile(r" \d{1,3}(?![\w/%]|[.,]\d)")
"""A number that letters count with: `TAZ 32`."""


_POSTCODE = re.compile(r"(?:,|\bà|\bin|\n|[A-Z]-) ?\d{4,5} \Z")
"""A postal code as addresses have it; other numbers of four or five digits are sums and years."""


class Said:
    """The text of a document, which is asked how often it has a name."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._text = "\n".join(texts).replace("\u00a0", " ").replace("’", "'")
        self._counts: dict[str, int] = {}
        self._small: Said | None = None

    def __bool__(self) -> bool:
        return bool(self._text)

    def ends(self, name: str) -> Iterator[int]:
        """Where the occurrences of a name end that are no part of a longer word."""
        name = name.replace("’", "'")
        at = self._text.find(name)
        while at >= 0:
            end = at + len(name)
            before, after = self._text[at - 1 : at], self._text[end : end + 1]
            if not (before.isalnum() or before == "-" or after.isalnum() or after == "-"):
                yield end
            at = self._text.find(name, end)

    def count(self, name: str) -> int:
        """How often the document has a name."""
        if name not in self._counts:
            self._counts[name] = sum(1 for _ in self.ends(name))
        return self._counts[name]

    def count_small(self, name: str) -> int:
        """How often the document has a name in small letters, however it writes it."""
        if self._small is None:
            self._small = Said([self._text.lower()])
        return self._small.count(name)

    def continuations(self, name: str, pattern: re.Pattern[str]) -> Counter[str]:
        """What a pattern matches behind a name, and how often the document has each."""
        found = (pattern.match(self._text, end) for end in self.ends(name))
        return Counter(match.group() for match in found if match is not None)

    def is_town(self, name: str) -> bool:
        """Whether a name stands behind a postal code: `5300 ANDENNE`."""
        starts = (end - len(name) for end in self.ends(name))
        return any(_POSTCODE.search(self._text, max(0, start - 12), start) for start in starts)

    def behind(self, name: str, pattern: re.Pattern[str]) -> int:
        """How often a name stands before what a pattern matches."""
        return sum(1 for end in self.ends(name) if pattern.match(self._text, end))


def letters_of_things(
    acting: Mapping[str, int], said: Said, settings: Repetition = REPETITION
) -> frozenset[str]:
    """Of letters that some texts show acting, those that all occurrences show to be a thing's.

    Args:
        acting: letters that nothing explains, and how often they act.
        said: the text of the document.
        settings: the occurrences and shares that are needed.
    """
    found = set()
    for letters, acts in acting.items():
        times = said.count(letters)
        if times < settings.least or acts >= settings.seldom * times:
            continue
        share = settings.qualifying if acts < settings.acting * times else settings.mainly
        if said.behind(letters, _NOUN) >= share * times:
            found.add(letters)
    return frozenset(found)


def letters_of_series(
    letters: Iterable[str], said: Said, settings: Repetition = REPETITION
) -> frozenset[str]:
    """Of letters those that mostly stand before a number, and before several: `TAZ 32`, `TAZ 59`."""
    found = set()
    for one in letters:
        numbers = said.continuations(one, _NUMBER)
        if len(numbers) >= settings.numbers and numbers.total() >= settings.mostly * said.count(one):
            found.add(one)
    return frozenset(found)


def _does() -> Iterator[str]:
    """What bodies do and have, behind a comma or none, language by language."""
    yield rf"(?:{worded('is')}) (?:{worded('one')}) "
    yield rf"(?:{worded('founded', 'bodily')})\b"
    for language in languages_with("participle_ending"):
        adverb, ending = (worded(one, language=language) for one in ("adverb", "adverb_ending"))
        participle = rf"[a-z]+(?:{worded('participle_ending', language=language)})\b"
        had = worded("auxiliary", "had", language=language)
        yield rf"(?:{had}) (?:[a-z]+(?:{ending}) |(?:{adverb}) )?{participle}"
    for language in languages_with("office"):
        sort = leading("office_sort", language=language)
        yield rf"(?:{sort})?(?:{worded('office', language=language)})\b"


_BODILY = re.compile(rf"(?:{worded('genitive')}) (?=[a-z])|,? (?:{'|'.join(_does())})")
"""What bodies do and have, directly behind their letters."""


def letters_of_bodies(
    letters: Iterable[str], said: Said, settings: Repetition = REPETITION
) -> frozenset[str]:
    """Of letters that nothing explains, those that are shown to be a body's: `SHIPO has earned`."""
    found = set()
    for one in letters:
        times = said.count(one)
        if times >= settings.least and said.behind(one, _BODILY) >= settings.body * times:
            found.add(one)
    return frozenset(found)


def stands_for_class(letters: str, expansion: str, said: Said, settings: Repetition = REPETITION) -> bool:
    """Whether explained letters stand for a class: `VSLAs`, `a village savings and loan association`.

    French writes names in small letters, too: there only the plural tells.
    """
    if letters.isupper() and said.count(f"{letters}s") >= settings.plural:
        return True
    if is_told_in_plural(expansion, said, settings):
        return True
    words = expansion.split()
    small = expansion.lower()
    if len(words) < _OF_CLASS or _FRENCH & set(small.split()) or not all(w.isascii() for w in words):
        return False
    return said.count(small) + said.count(f"{small}s") >= settings.plural


def is_told_in_plural(name: str, said: Said, settings: Repetition = REPETITION) -> bool:
    """Whether a document has the French noun of a name in the plural before its words: `Unités pilotes`."""
    words = name.split()
    head = load_head_nouns().get(fold(words[0])) if len(words) > 1 else None
    if head is None or head.plural == head.singular:
        return False
    first, rest = words[1].lower(), " ".join(words[2:]).lower()
    forms = {f"{head.plural} {one} {rest}".rstrip() for one in (first, f"{first}s")}
    return sum(said.count_small(form) for form in forms) >= settings.plural


_OF_CLASS = 2
"""Words of what letters stand for that may be a class."""

_FRENCH = frozenset(phrase for phrase, _ in phrases("within_name"))

_JOINT = re.compile(
    "|".join(
        f",? (?:{worded('and', language=language)}) (?:{leading('article', language=language)})?"
        for language in languages_with("article")
    )
    + "| & "
)


def parts_of(name: str, said: Said) -> Sequence[tuple[int, str]]:
    """The parts of a joined name that stand alone elsewhere, with their offsets; the name where they do not.

    `Oxfam America and Delta Aid Association` are two where the document names each of them without the other.
    """
    for joint in _JOINT.finditer(name):
        before, after = name[: joint.start()], name[joint.end() :]
        if min(len(before), len(after)) < _LETTERS or not after[:1].isupper():
            continue
        whole = said.count(name)
        apart = said.count(before) > whole and said.count(after) > whole
        if apart or said.count(after) >= whole + _WELL_KNOWN:
            return [(0, before), (joint.end(), after)]
    return [(0, name)]


_WELL_KNOWN = 3
"""Times more that a second part stands alone than in a joined name: the first one need not then."""

_GOES_ON = re.compile(rf" (?:{leading('within_name')}){{1,2}}[a-zà-ÿ]{{3,}}(?![\w'-])")


def grown(name: str, said: Said, settings: Repetition = REPETITION) -> str:
    """A name with the words in small letters that the document mostly has behind it: `Terre des rives`."""
    behind = said.continuations(name, _GOES_ON)
    if not behind:
        return name
    ((words, times),) = behind.most_common(1)
    often = times >= settings.grown and times > settings.mostly * said.count(name)
    return name + words if often else name


_LETTERS = 3
"""Letters of a part that may be a name."""
