"""Texts that were read since the last build are compared; what is known of the others is kept."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.records import Page
from pipeline.records.layout import TextSignature
from pipeline.stages.ledger import Ledger, open_ledger
from pipeline.stages.near_copies import near_some, packed_keys, text_signature
from pipeline.stages.repeats import ReadText, find_repeats

WORDS = [f"mot{letter}{other}" for letter in "abcdefghijklmnopqrst" for other in "abcdefghij"]


def text_of(seed: int) -> str:
    draw = random.Random(seed)
    return " ".join([*draw.choices(WORDS, k=120), *(str(draw.randrange(10, 10_000)) for _ in range(20))])


class Corpus:
    """Texts by document and their dates; notes which signatures were asked for."""

    def __init__(self) -> None:
        self.texts: dict[str, tuple[str, str]] = {}
        self.asked: set[str] = set()

    def signatures(self, id_: str) -> list[TextSignature]:
        self.asked.add(id_)
        page = Page(
            id=f"{id_}:p1", document_id=id_, number=1, width=None, text=self.texts[id_][1], origin="native"
        )
        return [text_signature([page])]

    def repeats(self, ledger: Ledger) -> dict[str, str]:
        self.asked.clear()
        read = [ReadText(id_, added, str(hash(text))) for id_, (added, text) in self.texts.items()]
        return find_repeats(read, ledger, self.signatures)


@pytest.fixture
def corpus() -> Corpus:
    """Thirty documents, of which every tenth holds the text of the one before."""
    known = Corpus()
    for number in range(30):
        seed = number - 1 if number % 10 == 9 else number
        known.texts[f"d{number:02}"] = (f"2024-01-01T00:00:{number:02}Z", text_of(seed))
    return known


def from_nothing(corpus: Corpus, folder: Path) -> dict[str, str]:
    folder.mkdir()
    with open_ledger(folder) as ledger:
        return corpus.repeats(ledger)


def test_of_one_more_only_those_that_it_may_repeat_are_read(corpus: Corpus, tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        assert corpus.repeats(ledger) == {"d09": "d08", "d19": "d18", "d29": "d28"}
        corpus.texts["new"] = ("2024-01-02T00:00:00Z", text_of(8))
        assert corpus.repeats(ledger) == {"d09": "d08", "d19": "d18", "d29": "d28", "new": "d08"}
        assert corpus.asked == {"new", "d08"}
        assert corpus.repeats(ledger)["new"] == "d08"
        assert corpus.asked == set()


@pytest.mark.parametrize(
    "change",
    [
        lambda texts: texts.pop("d08"),
        lambda texts: texts.update(d08=(texts["d08"][0], text_of(99))),
        lambda texts: texts.update(early=("2023-01-01T00:00:00Z", text_of(8))),
        lambda texts: texts.update(same_time=(texts["d29"][0], text_of(28))),
    ],
    ids=["gone", "changed", "accepted before", "accepted with the last"],
)
def test_what_is_known_of_others_is_found_anew_where_it_may_not_hold(
    corpus: Corpus, tmp_path: Path, change: object
) -> None:
    with open_ledger(tmp_path) as ledger:
        corpus.repeats(ledger)
        assert callable(change)
        change(corpus.texts)
        corpus.texts["new"] = ("2024-01-02T00:00:00Z", text_of(28))
        assert corpus.repeats(ledger) == from_nothing(corpus, tmp_path / "other")


def test_one_after_the_other_comes_to_what_all_at_once_do(tmp_path: Path) -> None:
    draw, corpus = random.Random(5), Corpus()
    with open_ledger(tmp_path) as ledger:
        for number in range(40):
            corpus.texts[f"d{number}"] = (f"2024-01-01T00:{number:02}:00Z", text_of(draw.randrange(15)))
            found = corpus.repeats(ledger)
    assert found == from_nothing(corpus, tmp_path / "other")
    assert len(found) > 20


def test_some_documents_meet_those_that_share_a_key(corpus: Corpus) -> None:
    keys = {id_: b"".join(map(packed_keys, corpus.signatures(id_))) for id_ in corpus.texts}
    assert near_some(keys, {"d09"}) == {"d08", "d09"}
    assert near_some(keys, {"d01"}) == {"d01"}
    assert near_some(keys, set()) == set()
