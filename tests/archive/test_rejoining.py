"""Tellings that are joined again, where some changed, are linked as if all were joined anew."""

from __future__ import annotations

import random
from collections.abc import Collection
from typing import Any

import pytest

from pipeline.archive.agreements import joining, rejoining
from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.joining import Links, join_by_links
from pipeline.archive.agreements.marks import keys_of
from pipeline.archive.agreements.rejoining import Tellings, rejoin
from pipeline.archive.agreements.tellings import Telling
from tests.archive.test_joining import compared, telling

TEXTS = (
    "une digue de terre et un canal pour les jardins du bas village",
    "une digue de terre et un canal pour les jardins du haut village",
    "dix salles de classe avec leurs bancs et un logement de maître à Ber",
    "",
)


def drawn(id_: str, draw: random.Random) -> Telling:
    sums = draw.sample([(12_345_678, "XOF"), (9_047_800, "XOF"), (500_000, "XOF"), (20_000, "EUR")], 2)
    fields: dict[str, Any] = {
        "reference": draw.choice([None, None, "ABC-123-XY", "DEF-456-XY", "7"]),
        "signed_on": draw.choice([None, "2021-05-03", "2021-05", "2022-01-07"]),
        "duration_months": draw.choice([None, 12, 18]),
        "table_id": draw.choice([None, None, f"{id_.split(':')[0]}:p1:t1"]),
    }
    return telling(
        id_,
        *sums[: draw.randint(0, 2)],
        giver=draw.choice([None, "pnud", "giz"]),
        receiver=draw.choice([None, "commune-de-ber", "commune-de-gao"]),
        text=draw.choice(TEXTS),
        **fields,
    )


def rejoined(
    before: dict[str, Telling], today: dict[str, Telling], past: Links, made: list[str] | None = None
) -> Links:
    def keys(id_: str) -> Collection[str]:
        return [*keys_of(Features.of(today[id_]))]

    def having(wanted: Collection[str]) -> dict[str, list[str]]:
        return {key: [id_ for id_ in today if key in keys(id_)] for key in wanted}

    def make(id_: str) -> Features:
        if made is not None:
            made.append(id_)
        return Features.of(today[id_])

    other = {id_ for id_ in {*before, *today} if before.get(id_) != today.get(id_)}
    gone = {id_: [*keys_of(Features.of(before[id_]))] for id_ in other & before.keys()}
    return rejoin(Tellings(keys, having, make), gone, other & today.keys(), past)


@pytest.mark.parametrize("crowd", [2, 4, 40])
@pytest.mark.parametrize("seed", range(8))
def test_links_are_those_of_joining_all(crowd: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "CROWD", crowd)
    monkeypatch.setattr(rejoining, "CROWD", crowd)
    draw = random.Random(seed)
    ids = [f"d{document}:p1:g{number}" for document in range(9) for number in range(4)]
    today = {id_: drawn(id_, draw) for id_ in ids if draw.random() < 0.8}
    links = join_by_links(compared(*today.values()))
    for _ in range(12):
        before, today = today, dict(today)
        for id_ in draw.sample(ids, 3):
            if id_ in today and draw.random() < 0.5:
                del today[id_]
            else:
                today[id_] = drawn(id_, draw)
        links = rejoined(before, today, links)
        assert links == join_by_links(compared(*today.values()))


def test_tellings_that_share_nothing_with_what_changed_are_not_made() -> None:
    twice = [telling(f"{d}:p1:g1", (12_345_678, "XOF"), giver="pnud") for d in "ab"]
    others = [telling(f"{d}:p1:g2", (9_047_800, "XOF"), giver="giz") for d in "cd"]
    before = {one.id: one for one in (*twice, *others[:1])}
    today = {one.id: one for one in (*twice, *others)}
    made: list[str] = []
    links = rejoined(before, today, join_by_links(compared(*before.values())), made)
    assert sum(map(len, links.values())) == 2
    assert set(made) == {one.id for one in others}


def test_behind_a_crowd_nothing_is_made() -> None:
    crowd = [telling(f"a{n:03}:p1:g1", (12_345_678, "XOF"), giver=f"g{n}") for n in range(joining.CROWD)]
    late = telling("b:p1:g1", (12_345_678, "XOF"), giver="g7")
    before = {one.id: one for one in crowd}
    made: list[str] = []
    assert rejoined(before, before | {late.id: late}, {}, made) == {}
    assert made == []
