"""Words out of characters as they are drawn are those of pdfplumber's extractor."""

from __future__ import annotations

import random
from typing import Any

import pytest
from pdfplumber.utils.text import WordExtractor

from pipeline.readers.pdf.engine.chars import Char, CharLook, as_objects
from pipeline.readers.pdf.words.flow import LINE, words_in_flow

GAP = 0.2
KEPT = ("text", "x0", "top", "x1", "bottom")
Found = list[tuple[dict[str, Any], list[int]]]
"""Words, each with the places of its characters."""


def stock(chars: list[Char], *, leftwards: bool) -> Found:
    way = "rtl" if leftwards else "ltr"
    extractor = WordExtractor(use_text_flow=True, x_tolerance_ratio=GAP, char_dir=way)
    objects = [one | {"place": place} for place, one in enumerate(as_objects(chars, 1, 842.0))]
    words = extractor.extract_words(objects, return_chars=True)
    return [({key: word[key] for key in KEPT}, [char["place"] for char in word["chars"]]) for word in words]


def ours(chars: list[Char], *, leftwards: bool) -> Found:
    places = {char: place for place, char in enumerate(chars)}
    words = words_in_flow(chars, GAP, leftwards=leftwards)
    return [({key: getattr(w, key) for key in KEPT}, [places[char] for char in w.chars]) for w in words]


def char(
    text: str, x0: float, top: float, *, size: float = 10.0, upright: bool = True, width: float = 5.0
) -> Char:
    look = CharLook("Helvetica", size, upright, (1, 0, 0, 1, 0, 0), bold=False)
    return Char(text, x0, top, x0 + width, top + size, look)


@pytest.mark.parametrize("leftwards", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_words_are_those_of_pdfplumber_whatever_is_drawn(seed: int, leftwards: bool) -> None:
    drawn, x, top = random.Random(seed), 50.0, 700.0
    chars: list[Char] = []
    for _ in range(400):
        step = drawn.choice([5.0, 5.0, 5.0, 5.5, 6.9, 7.0, 7.1, -3.0, -40.0])
        x, top = x + (-step if leftwards else step), top + drawn.choice([0, 0, 0, 0, 0.4, -2.9, 3.1, 12])
        text = drawn.choice(["a", "é", "ﬁ", "7", "-", " ", "\u00a0", "ﻻ", "", "ab"])
        size = drawn.choice([10.0, 10.0, 10.0, 6.5])
        chars.append(
            char(text, x, top, size=size, upright=drawn.random() < 0.97, width=drawn.choice([5.0, 4, 0]))
        )
    assert ours(chars, leftwards=leftwards) == stock(chars, leftwards=leftwards)


@pytest.mark.parametrize(("gap", "words"), [(GAP * 10, ["ab"]), (GAP * 10 + 0.01, ["a", "b"])])
def test_a_gap_wider_than_a_share_of_the_size_parts_words(gap: float, words: list[str]) -> None:
    found = words_in_flow([char("a", 0.0, 0.0), char("b", 5.0 + gap, 0.0)], GAP, leftwards=False)
    assert [word.text for word in found] == words


@pytest.mark.parametrize(("fall", "words"), [(LINE, ["ab"]), (LINE + 0.01, ["a", "b"])])
def test_a_step_to_another_line_parts_words(fall: float, words: list[str]) -> None:
    found = words_in_flow([char("a", 0.0, 0.0), char("b", 5.0, fall)], GAP, leftwards=False)
    assert [word.text for word in found] == words
