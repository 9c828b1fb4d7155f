"""Folding: asked only where something can begin, it gives what asking everywhere gives."""

import random

import pytest

from pipeline.values.text import spans
from pipeline.values.text.spans import Folded, fold

SIGNS = "aé1 2  \n\t\r-\u2010\u00ad\u2019'\u00b7.,⁰¹²*†\u200b\ufeff\u0301\u2013\u00a0\u202f\u3000\u2028\x85\f"


def asked_everywhere(text: str) -> Folded:
    pieces, offsets, position = [], [], 0
    for match in spans._SPECIAL.finditer(text):
        start, end = match.span()
        new = spans._replacement(match, text)
        pieces += [text[position:start], new]
        offsets += [*range(position, start), *[start] * len(new)]
        position = end
    return Folded(text, "".join([*pieces, text[position:]]), [*offsets, *range(position, len(text) + 1)])


@pytest.mark.parametrize("seed", range(20))
def test_a_text_of_signs_is_folded_as_if_each_place_was_asked(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(500):
        text = "".join(draw.choices(SIGNS, k=draw.randint(0, 12)))
        assert fold(text) == asked_everywhere(text), repr(text)
