"""Every stage and every check meets files that were cut, overwritten and shuffled, and none falls.

`make fuzz` takes 2,000 of them through, of every format, with the language model.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.entities import load_nlp
from pipeline.stages import documents
from tests.hostile import texts
from tests.mutants import audit, mutant, samples, work_through

NLP = load_nlp(["amounts", "dates", "acronyms", "indicators", "places"])
CHEAP = samples(pdf=False)
KINDS = sorted({Path(name).suffix for name in CHEAP})
MUTATIONS = 8
"""Of each sample of a kind, here."""


@pytest.fixture(autouse=True)
def a_quick_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "language_model", lambda: NLP)


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_samples_are_read_or_refused_and_audited(kind: str, tmp_path: Path) -> None:
    of_kind = {n: d for n, d in CHEAP.items() if n.endswith(kind) and not n.startswith(("run-", "deep"))}
    folders = []
    for number in range(MUTATIONS * len(of_kind)):
        folders.append(tmp_path / f"m{number}")
        work_through(*mutant(of_kind, number), folders[-1])
    audit(folders)


@pytest.mark.parametrize(("name", "text"), list(texts(1_500)), ids=[name for name, _ in texts(1)])
def test_a_text_that_means_no_good_is_read_or_refused(name: str, text: str, tmp_path: Path) -> None:
    work_through(name, text.encode("utf-8", "surrogatepass"), tmp_path / "one")
    audit([tmp_path / "one"])


FIELD = """
convention Mali FCFA euros millions de 3 12 000 2023 2023-02-30 mars signée ONG ( ) « » : ; % n° total - . |
"""
WORDS = st.sampled_from([*FIELD.split(), "\n"])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(WORDS, max_size=60),
    st.sampled_from([".txt", ".md", ".csv", ".html"]),
)
def test_words_of_the_field_in_any_order_are_read(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], suffix: str
) -> None:
    folder = tmp_path_factory.mktemp("words") / "one"
    work_through(f"words{suffix}", " ".join(words).encode(), folder)
    audit([folder])


def test_the_same_number_gives_the_same_damage() -> None:
    assert [mutant(CHEAP, n) for n in range(40)] == [mutant(CHEAP, n) for n in range(40)]
    assert any(mutant(CHEAP, n)[1] != CHEAP[mutant(CHEAP, n)[0]] for n in range(40))
