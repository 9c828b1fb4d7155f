"""Runs of words of a text, by which texts that are nearly the same are found."""

import zlib

import pytest

from pipeline.gazetteer.runs import SHINGLE, runs_of, written
from pipeline.gazetteer.runs import read as read_runs

WORDS = ["la", "Commune", "d'Ansongo", "a", "reçu", "un", "don", "de", "l'ADEs"]


@pytest.mark.parametrize("n_words", range(SHINGLE))
def test_a_text_of_fewer_words_than_a_run_has_none(n_words: int) -> None:
    assert runs_of(" ".join(["eau"] * n_words)) == []


def test_every_run_of_five_folded_words_is_hashed_once() -> None:
    folded = ["la", "commune", "d", "ansongo", "a", "recu", "un", "don", "de", "l", "ades"]
    runs = {" ".join(folded[at : at + SHINGLE]) for at in range(len(folded) - SHINGLE + 1)}
    assert runs_of(" ".join(WORDS)) == sorted(zlib.crc32(run.encode()) for run in runs)
    assert len(runs_of(" ".join(["eau"] * 9))) == 1


def test_hashes_are_read_as_they_were_written() -> None:
    runs = runs_of(" ".join(WORDS))
    assert list(read_runs(written(runs))) == runs
