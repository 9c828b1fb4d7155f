"""The same text in another format is a duplicate; another issue of the same bulletin is not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.records import Page
from pipeline.records.layout import TextSignature
from pipeline.stages import near_copies as module
from pipeline.stages.inventory import CONTROL_FILES
from pipeline.stages.near_copies import near_others, packed_keys, repeated_texts, text_signature
from tests.conftest import RAW, Bordereau
from tests.test_build import ask

ISSUE = (
    "La section appuie {n} projets dans le nord pour un montant de {m} FCFA. "
    "Les comités de suivi se sont réunis le {d} mars à Gao, à Kidal et à Ménaka avec les autorités locales, "
    "les services techniques et les représentants des bénéficiaires. Chaque réunion a réuni {p} personnes, "
    "et les partenaires ont salué la qualité du travail mené par les équipes sur le terrain malgré "
    "l'insécurité, la saison des pluies et l'état des routes qui mènent aux villages les plus éloignés."
)


def signature(text: str, *, boxes: bool = False) -> TextSignature:
    width = 595.0 if boxes else None
    return text_signature(
        [Page(id="d:p1", document_id="d", number=1, width=width, text=text, origin="native")]
    )


def issue(n: int, m: str, d: int, p: int) -> str:
    return ISSUE.format(n=n, m=m, d=d, p=p)


def test_the_same_text_in_another_layout_is_repeated() -> None:
    text = issue(12, "432.152.309", 23, 250)
    other = text.upper().replace(". ", ".\n").replace("é", "e")
    assert repeated_texts([("a", signature(text)), ("b", signature(other))], {}) == {"b": "a"}


def test_the_document_with_a_layout_is_the_original() -> None:
    text = issue(12, "432.152.309", 23, 250)
    assert repeated_texts([("a", signature(text)), ("b", signature(text, boxes=True))], {}) == {"a": "b"}


def test_another_issue_with_the_same_phrases_is_no_repetition() -> None:
    one, two = issue(12, "432.152.309", 23, 250), issue(17, "763.060.068", 28, 310)
    assert repeated_texts([("a", signature(one)), ("b", signature(two))], {}) == {}


def test_short_notes_are_not_compared() -> None:
    assert repeated_texts([("a", signature("Néant.")), ("b", signature("Néant."))], {}) == {}


def test_a_repeated_text_has_its_row_but_no_facts(bordereau: Bordereau, tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    text = issue(12, "432.152.309", 23, 250)
    (raw / "a.txt").write_text(text, encoding="utf-8")
    (raw / "b.html").write_text(f"<html><body><p>{text}</p></body></html>", encoding="utf-8")
    done = bordereau("build", "--raw", raw, "--out", out)
    assert "duplicate  b.html: same text as a" in done.stderr
    assert ask(out, "SELECT id, status, duplicate_of FROM documents") == [
        ("a", "ok", None),
        ("b", "duplicate", "a"),
    ]
    assert ask(out, "SELECT DISTINCT document_id FROM amounts") == [("a",)]


def test_no_sample_document_repeats_another(sample_out: Path) -> None:
    rows = ask(sample_out, "SELECT status, count(*) FROM documents GROUP BY status")
    assert rows == [("ok", len([p for p in RAW.iterdir() if p.name not in CONTROL_FILES]))]


def test_the_text_that_was_accepted_first_is_the_original() -> None:
    text = " ".join(f"mot{n}" for n in range(400))
    signatures = [("late", signature(text, boxes=True)), ("early", signature(text))]
    assert repeated_texts(signatures, {"early": "2023-01-01", "late": "2024-01-01"}) == {"late": "early"}


@pytest.mark.parametrize("share", [0.0, 0.01, 0.02, 0.03])
def test_texts_that_are_the_same_are_met_however_they_differ(share: float) -> None:
    """What is not met is not compared: with so many other words, all that are the same must be met."""
    words = [f"{a}{b}{c}" for a in "abcdefgh" for b in "klmnopq" for c in "rstuvwx"]
    original = signature(" ".join(words))
    same = found = 0
    for seed in range(200):
        draw = random.Random(seed)
        changed = signature(" ".join("zzz" if draw.random() < share else word for word in words))
        same += module._same(original, changed)
        found += repeated_texts([("a", original), ("b", changed)], {}) == {"b": "a"}
    assert same > 100
    assert found == same


def test_texts_of_one_form_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand notes of one wording with other figures: as many comparisons as notes at most, not pairs."""
    compared: list[int] = []
    same = module._same
    monkeypatch.setattr(module, "_same", lambda one, other: compared.append(1) or same(one, other))
    notes = [
        (
            f"n{n}",
            signature(issue(100 + n, f"{n * 7919 % 900 + 100}.{n * 104729 % 900 + 100}", 10 + n % 19, n)),
        )
        for n in range(1000)
    ]
    assert repeated_texts(notes, {}) == {}
    assert len(compared) < 20_000


def test_of_several_repetitions_each_names_the_first() -> None:
    text = issue(12, "432.152.309", 23, 250)
    told = [(name, signature(text)) for name in "abc"]
    assert repeated_texts(told, {}) == {"b": "a", "c": "a"}


def test_only_texts_that_share_a_key_with_another_may_repeat_one() -> None:
    text = issue(12, "432.152.309", 23, 250)
    keys = {
        "same": packed_keys(signature(text)),
        "layout": packed_keys(signature(text.upper())),
        "issue": packed_keys(signature(issue(17, "763.060.068", 28, 310))),
        "short": packed_keys(signature("Néant.")),
    }
    assert keys["short"] == b""
    assert near_others(keys) == {"same", "layout"}
    assert near_others({"same": keys["same"], "issue": keys["issue"]}) == set()
    assert near_others({}) == set()
