"""Documents that hold the text of another in another format: their facts must count once."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.records import Page
from pipeline.records.layout import TextSignature

SKETCH = 256
"""Hashes kept of each text: enough to tell a likeness of 80 % from one of 90 %."""

SHINGLE = 3
"""Words in a row that are compared together."""

MIN_WORDS = 60
"""Shorter texts are not compared: two short notes may well say the same."""

SAME_TEXT = 0.8
SAME_NUMBERS = 0.95
"""Shares of what two texts have in common. Two issues of a bulletin share phrases, but not figures."""


def text_signature(pages: Sequence[Page]) -> TextSignature:
    """What tells a text from others, whatever its layout: its phrases and its figures, as hashes."""
    text = unicodedata.normalize("NFKD", " ".join(page.text for page in pages)).casefold()
    words = re.findall(r"[^\W\d_]+", text.encode("ascii", "ignore").decode())
    phrases = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    numbers = set(re.findall(r"\d{2,}", text))
    has_boxes = any(page.width is not None for page in pages)
    return TextSignature(
        n_words=len(words), has_boxes=has_boxes, phrases=_sketch(phrases), numbers=_sketch(numbers)
    )


def _sketch(things: Iterable[str]) -> tuple[str, ...]:
    """The smallest hashes of a set: two sets are as alike as their smallest hashes are."""
    return tuple(
        sorted(hashlib.blake2b(thing.encode(), digest_size=6).hexdigest() for thing in things)[:SKETCH]
    )


def repeated_texts(
    signatures: Iterable[tuple[str, TextSignature]], added: Mapping[str, str]
) -> dict[str, str]:
    """Documents that repeat another's text, by id, and the one that they repeat.

    Of those with the same text, the one that was accepted first is the original: it keeps its facts and what
    people said of them. Of those that came together it is one with a layout, so that figures show on their
    page, else the first one given.

    Args:
        signatures: those of the documents, by id.
        added: when each was accepted, by id.
    """
    ranked = sorted(signatures, key=lambda pair: (added.get(pair[0], ""), not pair[1].has_boxes))
    holders: dict[_Key, list[int]] = defaultdict(list)
    repeats: dict[str, str] = {}
    for rank, (id_, signature) in enumerate(ranked):
        if signature.n_words < MIN_WORDS:
            continue
        keys = list(_keys(signature))
        near = sorted({known for key in keys for known in holders.get(key, ())})
        original = next((known for known in near if _same(signature, ranked[known][1])), None)
        if original is not None:
            repeats[id_] = ranked[original][0]
        else:
            for key in keys:
                holders[key].append(rank)
    return repeats


_Key = tuple[int, tuple[str | None, ...], int, str | None]


def _keys(signature: TextSignature) -> Iterator[_Key]:
    """What two texts share that are as alike as the same text is, but for a chance in thousands.

    A key is the smallest hashes of some shares of the phrases, and of a share of the figures: texts of one
    form, which differ in their figures, do not meet.
    """
    phrases = _smallest(signature.phrases, BANDS * IN_BAND)
    smallest = _smallest(signature.numbers, SHARES_OF_NUMBERS)
    numbers: list[tuple[int, str | None]]
    numbers = [(share, number) for share, number in enumerate(smallest) if number] or [(0, None)]
    for band in range(BANDS):
        together = tuple(phrases[band * IN_BAND : (band + 1) * IN_BAND])
        if any(together):
            yield from ((band, together, *number) for number in numbers)


BANDS, IN_BAND = 16, 4
"""Shares of the phrases that are looked up, and how many together: of texts that share SAME_TEXT of their
phrases, one in some 5,000 pairs is not met (1 - .8^4, to the power of 16)."""

SHARES_OF_NUMBERS = 3
"""Shares of the figures that are looked up: at SAME_NUMBERS, one pair in 8,000 is not met (.05 cubed)."""


def packed_keys(signature: TextSignature) -> bytes:
    """The keys of a signature in short, eight bytes each; none of a text that is not compared."""
    if signature.n_words < MIN_WORDS:
        return b""
    keys = (repr(key).encode() for key in _keys(signature))
    return b"".join(hashlib.blake2b(key, digest_size=_KEY.itemsize).digest() for key in keys)


_KEY = array("Q")


def near_others(keys: Mapping[str, bytes]) -> set[str]:
    """The documents, by id, that share a key with another, of their `packed_keys`.

    No other can repeat one or be repeated: of those the signatures need not be read.
    """
    every = array(_KEY.typecode, b"".join(keys.values()))
    shared = {one for one, other in pairwise(sorted(every)) if one == other}
    if not shared:
        return set()
    return {id_ for id_, own in keys.items() if not shared.isdisjoint(array(_KEY.typecode, own))}


def near_some(keys: Mapping[str, bytes], some: Collection[str]) -> set[str]:
    """Some documents, by id, and those that share a key with one of them, of their `packed_keys`."""
    theirs = {*array(_KEY.typecode, b"".join(keys[id_] for id_ in some))}
    met = {id_ for id_, own in keys.items() if not theirs.isdisjoint(array(_KEY.typecode, own))}
    return met | {*some}


def _smallest(hashes: Sequence[str], shares: int) -> list[str | None]:
    """The smallest hash of each share of a sorted list of them; None of a share that is empty."""
    smallest: list[str | None] = [None] * shares
    for hash_ in reversed(hashes):
        smallest[int(hash_[-4:], 16) % shares] = hash_
    return smallest


def _same(first: TextSignature, second: TextSignature) -> bool:
    return _are_alike(first.numbers, second.numbers, SAME_NUMBERS) and _are_alike(
        first.phrases, second.phrases, SAME_TEXT
    )


def _are_alike(first: Sequence[str], second: Sequence[str], least: float) -> bool:
    """Whether the likeness of two sets reaches a share; most do not by far, which is seen at once."""
    most = max(len(first), len(second))
    return len(set(first).intersection(second)) >= least * most and _likeness(first, second) >= least


def _likeness(first: Sequence[str], second: Sequence[str]) -> float:
    """The share of the smallest hashes of both together that stand in each; 1 for two empty sets."""
    both = set(first) & set(second)
    smallest = sorted({*first, *second})[:SKETCH]
    return sum(hash_ in both for hash_ in smallest) / len(smallest) if smallest else 1.0
