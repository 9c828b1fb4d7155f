"""A language is one folder and one line: nothing else knows which languages there are."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import pipeline
import pipeline.language as language_package
from pipeline.language import LANGUAGES, Lexicon, lexicon, words_of
from pipeline.language.cldr import currency_names, month_names, number_signs, weekday_names
from pipeline.language.folding import without_accents
from pipeline.values.dates import find_dates
from pipeline.values.durations import find_durations
from pipeline.values.money import find_amounts

PACKAGE = Path(pipeline.__file__).parent
LATER = ("pt", "es")
"""The languages that came last: no line outside their folders is theirs, but one in the registry."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_says_what_finders_ask_for(code: str) -> None:
    own = words_of(code)
    assert own.code == code
    assert len(own.stop_words) > 30
    for section in (own.numbers, own.currencies, own.money, own.dates, own.durations):
        filled = [part.name for part in fields(section) if getattr(section, part.name)]
        assert len(filled) >= 3
    assert len(set(month_names(code).values())) == 12
    assert set(weekday_names(code).values()) == set(range(7))
    assert len(currency_names(code)) > 140
    assert set(number_signs(code)) <= {".", ",", " "}


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_of_a_language_are_in_lower_case(code: str) -> None:
    numbers, dates = words_of(code).numbers, words_of(code).dates
    for words in (numbers.cardinals, numbers.scales, dates.ordinals, dates.months, dates.seasons):
        assert all(word == word.lower() for word in words)


def beside_other_languages(node: ast.AST) -> set[str]:
    """The strings of a collection or a mapping that holds the first languages, too."""
    elements = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else ()
    elements = node.keys if isinstance(node, ast.Dict) else elements
    found = {one.value for one in elements if isinstance(one, ast.Constant) and isinstance(one.value, str)}
    return found if found & {"fr", "en"} else set()


def imports_words_of(node: ast.AST, code: str) -> bool:
    return isinstance(node, ast.ImportFrom) and f"language.{code}" in (node.module or "")


@pytest.mark.parametrize("code", LATER)
def test_no_line_outside_its_folder_is_a_later_languages_own(code: str) -> None:
    folder = PACKAGE / "language" / code
    naming = []
    for path in sorted(PACKAGE.rglob("*.py")):
        if folder in path.parents or path.name == "formats.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = any(code in beside_other_languages(n) or imports_words_of(n, code) for n in ast.walk(tree))
        naming.extend([str(path.relative_to(PACKAGE))] if found else [])
    # The reader of metadata asks its model for more languages than have words.
    assert sorted(naming) == ["language/__init__.py", "readers/metadata/language.py"]


ITALIAN = """
from decimal import Decimal
from pipeline.language.date_words import DateWords
from pipeline.language.lexicon import Lexicon
from pipeline.language.money_words import CurrencyWords, MoneyWords, NumberWords

LEXICON = Lexicon(
    code="it",
    stop_words=frozenset({"di"}),
    numbers=NumberWords(
        cardinals={"due": 2}, scales={"milione": Decimal(10**6), "milioni": Decimal(10**6)}, and_="e"
    ),
    currencies=CurrencyWords(names={"USD": "dollari"}),
    money=MoneyWords(of="di ", about="circa", at_least="più di"),
    dates=DateWords(since="dal", of_month="di ", part_forms="inizio", parts={"inizio": "start"}),
)
"""


def forget_words() -> None:
    """Clear what was built of the words of languages: another test may have asked for the same language."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("pipeline.language", "pipeline.values")):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def test_a_fifth_language_is_one_folder_and_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "it").mkdir()
    (tmp_path / "it" / "__init__.py").write_text(ITALIAN, encoding="utf-8")
    monkeypatch.setattr(language_package, "LANGUAGES", (*LANGUAGES, "it"))
    monkeypatch.setattr(language_package, "__path__", [*language_package.__path__, str(tmp_path)])
    forget_words()
    try:
        (day,) = find_dates("firmato lunedì 5 agosto 2024 a Roma", language="it")
        (sum_,) = find_amounts("circa due milioni di dollari", language="it")
        (scaled,) = find_amounts("1.500 milioni di franchi svizzeri", language="it", country="CH")
    finally:
        sys.modules.pop("pipeline.language.it", None)
        forget_words()
    assert day.start == date(2024, 8, 5)
    assert day.weekday_agrees
    assert (sum_.value, sum_.currency, sum_.qualifier) == (2_000_000, "USD", "about")
    assert (scaled.value, scaled.currency) == (1_500_000_000, "CHF")


def test_a_document_in_a_language_without_words_is_read_with_the_default() -> None:
    assert lexicon("nl") == lexicon("fr")
    with pytest.raises(ValueError, match="no words for the language 'nl'"):
        words_of("nl")


def test_the_languages_beside_are_read_along_and_never_win() -> None:
    both = lexicon("es")
    assert both.code == "es"
    assert both.numbers.cardinals["once"] == 11
    assert both.numbers.scales["thousand"] == 1000
    assert both.numbers.scales["billones"] == Decimal(10**12)
    assert isinstance(both, Lexicon)


@pytest.mark.parametrize(
    ("text", "plain"), [("Février", "Fevrier"), ("Ménaka", "Menaka"), ("œuvre", "œuvre")]
)
def test_one_folding_takes_accents_away(text: str, plain: str) -> None:
    assert without_accents(text) == plain


AMOUNTS = [
    ("pt", "MZ", "O custo é de 1.500 milhões de meticais.", "1500000000 MZN"),
    ("pt", "AO", "cerca de 2,5 mil milhões de kwanzas", "2500000000 AOA"),
    ("pt", "AO", "um financiamento de 45.000.000,00 Kz", "45000000 AOA"),
    ("pt", "CV", "dois milhões e quinhentos mil escudos", "2500000 CVE"),
    ("pt", "GW", "250 mil francos CFA por mês", "250000 XOF"),
    ("pt", "MZ", "12.500.000 MT (doze milhões e quinhentos mil meticais)", "12500000 MZN"),
    ("pt", "MZ", "mais de 1,2 biliões de meticais", "1200000000000 MZN"),
    ("pt", "MZ", "entre 2 e 3 milhões de euros", "2000000..3000000 EUR"),
    ("pt", "ST", "300 mil dobras", "300000 STN"),
    ("es", "GQ", "unos 2,5 mil millones de francos CFA", "2500000000 XAF"),
    ("es", "GQ", "El costo es de 1.500 millones de dólares.", "1500000000 USD"),
    ("es", "GQ", "dos millones quinientos mil dólares", "2500000 USD"),
    ("es", "GQ", "3 billones de pesetas", "3000000000000 ESP"),
    ("es", "GQ", "hasta 45.000.000,50 euros", "45000000.50 EUR"),
    ("es", "PE", "un billete de 15 y 40 soles", "15..40 PEN"),
]


@pytest.mark.parametrize(("code", "country", "text", "expected"), AMOUNTS)
def test_amounts_of_later_languages(code: str, country: str, text: str, expected: str) -> None:
    (one,) = find_amounts(text, language=code, country=country)
    value = f"{one.value:f}" if one.value is not None else f"{one.low:f}..{one.high:f}"
    assert f"{value} {one.currency}" == expected


DATES = [
    ("pt", "segunda-feira, 5 de Março de 2024", "2024-03-05/2024-03-05"),
    ("pt", "1º de janeiro de 2023", "2023-01-01/2023-01-01"),
    ("pt", "de 2 a 5 de abril de 2021", "2021-04-02/2021-04-05"),
    ("pt", "primeiro trimestre de 2023", "2023-01-01/2023-03-31"),
    ("pt", "3.º trimestre de 2023", "2023-07-01/2023-09-30"),
    ("pt", "desde 4 até 22 de janeiro de 1995", "1995-01-04/1995-01-22"),
    ("es", "desde 4 hasta 22 de enero de 1995", "1995-01-04/1995-01-22"),
    ("pt", "2º semestre de 2022", "2022-07-01/2022-12-31"),
    ("pt", "desde 2015", "2015-01-01/"),
    ("pt", "até 31 de dezembro de 2025", "/2025-12-31"),
    ("pt", "em meados de 2020", "2020-04-01/2020-09-30"),
    ("es", "lunes 4 de marzo de 2024", "2024-03-04/2024-03-04"),
    ("es", "entre el 5 y el 10 de mayo de 2022", "2022-05-05/2022-05-10"),
    ("es", "del 28 de enero al 3 de febrero de 2021", "2021-01-28/2021-02-03"),
    ("es", "segundo trimestre del 2023", "2023-04-01/2023-06-30"),
    ("es", "hasta el 31 de diciembre de 2025", "/2025-12-31"),
    ("es", "setiembre de 2020", "2020-09-01/2020-09-30"),
]


@pytest.mark.parametrize(("code", "text", "expected"), DATES)
def test_dates_of_later_languages(code: str, text: str, expected: str) -> None:
    (one,) = find_dates(text, language=code)
    assert f"{one.start or ''}/{one.end or ''}" == expected


@pytest.mark.parametrize(
    ("code", "text", "months"),
    [("pt", "durante dois anos e meio", "30"), ("pt", "18 meses", "18"), ("es", "un año y 6 meses", "18")],
)
def test_durations_of_later_languages(code: str, text: str, months: str) -> None:
    (one,) = find_durations(text, code)
    assert one.months == Decimal(months)


def test_only_the_registry_holds_a_languages_line() -> None:
    source = (PACKAGE / "language" / "__init__.py").read_text(encoding="utf-8")
    for code in LATER:
        assert len(re.findall(rf'"{code}"', source)) == 1
