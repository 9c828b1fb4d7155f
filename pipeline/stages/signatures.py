"""Documents that hold the text of another in another format: their facts must count once."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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
    signatures: Sequence[tuple[str, TextSignature]], added: Mapping[str, str]
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
    holders: dict[str, list[tuple[str, TextSignature]]] = defaultdict(list)
    repeats: dict[str, str] = {}
    for id_, signature in ranked:
        if signature.n_words < MIN_WORDS:
            continue
        # Texts as alike as these share one of their few smallest hashes, but for a chance in thousands.
        keys = signature.phrases[:8]
        near = [known for key in keys for known in holders[key]]
        original = next((known for known, other in near if _same(signature, other)), None)
        if original:
            repeats[id_] = original
        else:
            for key in keys:
                holders[key].append((id_, signature))
    return repeats


def _same(one: TextSignature, other: TextSignature) -> bool:
    return (
        _likeness(one.phrases, other.phrases) >= SAME_TEXT
        and _likeness(one.numbers, other.numbers) >= SAME_NUMBERS
    )


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the smallest hashes of both together that stand in each; 1 for two empty sets."""
    smallest = sorted({*one, *other})[:SKETCH]
    both = set(one) & set(other)
    return sum(hash_ in both for hash_ in smallest) / len(smallest) if smallest else 1.0
