"""spaCy starts in a third of the time, and marks the same."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from pipeline.entities.lean import LONG, factored
from tests.conftest import TOP

TEXT = "Le 3 mars 2023, 12 millions de FCFA et 3 000 euros ont été versés. En 2024, rien."


@pytest.mark.parametrize(
    "pattern",
    [
        "(?iu)(?:^anti[ab]+$)|(?:^pro[ab]+$)|(?:^x$)",
        "(?iu)(?:^anti" + f"[{'ab' * 400}]+$)|(?:^(?:pro|pré)[-–]" + f"[{'ab' * 400}]+$)|(?:^x$)",
        "(?iu)"
        + "|".join(
            f"(?:^[{'ab' * 400}]+{m}[{'ab' * 400}]+$)" for m in ("-", "[-–]l?e", "(?:x|-)", "-(?:l')?")
        ),
        "(?iu)(?:^no end)|(?:^x$)",
        "(?i)(?:^other flags$)",
        "no alternatives",
    ],
)
def test_a_pattern_with_each_class_once_matches_the_same(pattern: str) -> None:
    whole, shorter = re.compile(pattern), re.compile(factored(pattern))
    words = "antia ANTIB anti proab pré-ba pré x X xy a-b a–leb axb a-l'b a-x-b ab -b"
    for text in (*words.split(), "no end", "other flags"):
        assert bool(whole.match(text)) == bool(shorter.match(text)), text


@pytest.mark.slow
def test_the_pattern_of_french_tokens_matches_the_same() -> None:
    from spacy.lang.fr import tokenizer_exceptions as french

    pattern = "(?iu)" + "|".join(f"(?:{one})" for one in french._regular_exp)
    shorter = factored(pattern)
    assert len(pattern) > LONG > len(shorter)
    whole, lean = re.compile(pattern), re.compile(shorter)
    stems = {re.split(r"[\[(?]", one.lstrip("^"))[0] for one in french._regular_exp}
    words = ["eau", "l'eau", "Mali", "porte", "42", "a-t-il", "", "école", "dit-elle"]
    matched = 0
    for stem in stems:
        for word in words:
            for hyphen in ("-", "–", "'", "’", ""):
                for text in (f"{stem}{hyphen}{word}", f"{word}{hyphen}{stem}".upper(), f"{word}-de-{stem}"):
                    matched += bool(whole.match(text))
                    assert bool(whole.match(text)) == bool(lean.match(text)), text
    assert matched > 500


def test_the_part_of_a_model_that_is_loaded_marks_the_names_that_the_whole_marks() -> None:
    import spacy

    from pipeline.entities.registry import MODELS, load_model

    texts = [
        "L'Union européenne et le Fonds des Nations Unies pour la population appuient la région de Gao.",
        "La Banque mondiale a versé 12 millions à l'Association des éleveurs de Kidal-centre.",
    ]
    lean = load_model("fr")
    whole = spacy.load(MODELS["fr"])
    assert len(lean.pipe_names) < len(whole.pipe_names)
    for one, other in zip(lean.pipe(texts), whole.pipe(texts), strict=True):
        assert [(e.text, e.label_) for e in one.ents] == [(e.text, e.label_) for e in other.ents]
        assert one.ents


def test_amounts_and_dates_are_told_without_spacy_and_just_the_same() -> None:
    from pipeline.entities import entities_of_text, load_nlp
    from pipeline.entities.passage_entities import figures_of_text

    given = {"date": "2023-06-01", "country": "ML"}
    kinds = ("amounts", "dates")
    assert figures_of_text(TEXT, **given) == entities_of_text(TEXT, load_nlp(kinds), only=kinds, **given)
    script = (
        "import sys; from pipeline.entities.passage_entities import figures_of_text\n"
        "print(len(figures_of_text(sys.argv[1])['amounts']), 'spacy' in sys.modules, 'numpy' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, TEXT], capture_output=True, text=True, cwd=TOP, check=True
    )
    assert told.stdout == "2 False False\n"


def test_spacy_starts_without_what_it_does_not_use_and_others_find_it_later() -> None:
    said = (
        "import sys; from pipeline.entities.lean import import_spacy; import_spacy(); "
        "print(sorted({'pydantic.v1', 'spacy.cli'} & set(sys.modules))); import pydantic.v1"
    )
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
