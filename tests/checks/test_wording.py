"""The sentences of checks are in the catalogue, word for word, with the same places for values."""

from __future__ import annotations

import ast
import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import pipeline.checks
from pipeline.checks.kit.views import shortened
from pipeline.checks.kit.wording import quantity
from pipeline.locale import FOLDER
from pipeline.locale.extract import SOURCES, extracted

WORDS = {"say": None, "say_n": (1, 2)}


def sentences(domain: str) -> set[str | tuple[str, ...]]:
    """What the code of a domain says, in English; a pair where a number decides the form."""
    if domain in SOURCES:
        return set(extracted(domain))
    code = Path(pipeline.checks.__file__).parent
    return {message for _, _, message, _, _ in extract_from_dir(code, keywords=WORDS)}  # type: ignore[misc]


MESSAGES = {"say", "say_n", "_", "gettext", "ngettext", "N_"}


def test_no_sentence_hides_within_a_formatted_text() -> None:
    """Python before 3.12 does not look there for messages, so that one would stay without its translation."""
    hidden = [
        ast.unparse(call)
        for path in sorted(Path(pipeline.checks.__file__).parents[1].rglob("*.py"))
        for value in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(value, ast.FormattedValue)
        for call in ast.walk(value)
        if isinstance(call, ast.Call)
        and ast.unparse(call.func).split(".")[-1] in MESSAGES
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def places(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("domain", ["checks", "report"])
def test_every_sentence_has_its_translation(domain: str) -> None:
    with (FOLDER / "fr" / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        catalogue = {message.id: message.string for message in read_po(file) if message.id}
    assert set(catalogue) == sentences(domain)
    for source, translated in catalogue.items():
        pair = (source, translated) if isinstance(source, str) else None
        for one, other in [pair] if pair else zip(source, translated, strict=True):
            assert places(one) == places(other), one


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Budget / Voté", "Budget / Voté"),
        (
            "Compte de gestion de la commune pour l'exercice clos le 31 décembre / Budget / Voté",
            "Budget / Voté",
        ),
        ("Montant " * 20, "Montant " * 9 + "Montant …"),
        ("", ""),
    ],
)
def test_a_sentence_calls_a_column_by_the_lowest_of_its_headers(header: str, name: str) -> None:
    assert shortened(header.strip()) == name


@pytest.mark.parametrize(
    ("value", "place", "written"),
    [
        ("3586805.5", "0.01", "3 586 805,50"),
        ("600", "0.01", "600"),
        ("12.5", "0.1", "12,5"),
        ("12.5", None, "12,5"),
    ],
)
def test_a_figure_of_cents_is_written_with_them(value: str, place: str | None, written: str) -> None:
    assert quantity(Decimal(value), None, place and Decimal(place)).written("fr") == written
