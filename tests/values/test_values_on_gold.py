"""Scores on the annotated documents beside the repository; skipped where they are not."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.values.dates import DateContext, find_dates, parse_period
from pipeline.values.money import find_amounts

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no annotated documents in ../shared")


def rows(kind: str) -> list[dict[str, Any]]:
    lines = (SHARED / "gold" / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def context(document: dict[str, Any]) -> DateContext:
    published, start, end = (document[key] or "" for key in ("published", "period_start", "period_end"))
    bounds = parse_period(f"{published}/{published}") if published else None
    whole = (bounds[0], bounds[1]) if bounds and bounds[0] and bounds[1] else None
    return DateContext(published=whole, period=parse_period(f"{start}/{end}") if start else None)


def f1(hit: int, found: int, wanted: int) -> float:
    return 2 * hit / (found + wanted)


def match(answers: list[list[object]], left: Counter[object]) -> bool:
    for answer in answers:
        if all(left[one] > 0 for one in answer):
            left.subtract(answer)
            return True
    return False


def score(gold: list[tuple[dict[str, Any], list[list[object]]]], got: list[object]) -> tuple[int, int, int]:
    left = Counter(got)
    hit = wanted = 0
    for row, answers in sorted(gold, key=lambda pair: bool(pair[0].get("optional"))):
        matched = match(answers, left)
        if not row.get("optional"):
            wanted += 1
            hit += matched
    return hit, hit + sum(left.values()), wanted


def text_of(document: dict[str, Any]) -> str:
    return (SHARED / "seeds" / document["doc"]).read_text(encoding="utf-8")


def test_amounts_of_prose_reach_their_mark() -> None:
    totals = [0, 0, 0]
    for document in rows("documents"):
        gold = [row for row in rows("amounts") if row["doc"] == document["doc"] and not row.get("in_table")]
        answers = [(row, [[(float(row["value"]), row["currency"])]]) for row in gold]
        got = [(float(one.value or 0), one.currency) for one in find_amounts(text_of(document))]
        totals = [a + b for a, b in zip(totals, score(answers, list(got)), strict=True)]
    assert f1(*totals) >= 0.98


def test_dates_reach_their_mark() -> None:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    totals = [0, 0, 0]
    for document in rows("documents"):
        answers: list[tuple[dict[str, Any], list[list[object]]]] = []
        for row in rows("dates"):
            if row["doc"] != document["doc"]:
                continue
            whole: list[list[object]] = [
                [(row["start"], row["end"])],
                *([tuple(alt)] for alt in row.get("alt", [])),
            ]
            parts: list[object] = [tuple(part) for part in row.get("parts", [])]
            answers.append((row, whole + ([parts] if parts else [])))
        found = find_dates(text_of(document), context=context(document))
        totals = [
            a + b
            for a, b in zip(
                totals, score(answers, [(iso(one.start), iso(one.end)) for one in found]), strict=True
            )
        ]
    assert f1(*totals) >= 0.96
