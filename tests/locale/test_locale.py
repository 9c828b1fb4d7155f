"""Wording and figures are written as a reader of French or English expects them."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from pipeline.locale import FOLDER, LANGUAGES, SOURCE, preferred_language, translations
from pipeline.locale.extract import SOURCES, extracted
from pipeline.locale.written_values import format_amount, format_date, format_number, format_period


def plain(text: str) -> str:
    return text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("en-GB,en;q=0.5", "en"),
        ("de, en;q=0.2, fr;q=0.7", "fr"),
        ("fr;q=0, en;q=0.1", "en"),
        ("de", "fr"),
        ("", "fr"),
        ("*;q=x,,;", "fr"),
    ],
)
def test_the_language_is_the_one_that_the_browser_likes_best(accepted: str, language: str) -> None:
    assert preferred_language(accepted) == language


@given(st.text(max_size=60))
def test_any_header_gives_a_language_of_ours(accepted: str) -> None:
    assert preferred_language(accepted) in LANGUAGES


@pytest.mark.parametrize(
    ("value", "currency", "language", "written"),
    [
        (664816458, "XOF", "fr", "664 816 458 FCFA"),
        (Decimal("532658.5"), "EUR", "fr", "532 658,50 €"),
        (Decimal("-0.2"), "EUR", "en", "-0.20 €"),
        (Decimal("0.125"), "EUR", "fr", "0,125 €"),
        (Decimal("458.5"), "XOF", "fr", "458,5 FCFA"),
        (Decimal(5), "EUR", "fr", "5 €"),
        (Decimal(-5), "EUR", "fr", "-5 €"),
        (1029026198, "XOF", "en", "1,029,026,198 FCFA"),
        (28200000, "USD", "en", "28,200,000 USD"),
        (28200000, "USD", "fr", "28 200 000 $US"),
    ],
)
def test_sums_have_separators_and_their_currency(
    value: Decimal, currency: str, language: str, written: str
) -> None:
    assert plain(format_amount(value, currency, language)) == written


def test_a_float_of_the_database_shows_the_digits_that_were_stored() -> None:
    assert format_number(0.1 + 0.2, "en") == "0.3"
    assert plain(format_number(133.2, "fr")) == "133,2"


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2023-07-31", "31 juillet 2023", "31 July 2023"),
        ("2023-07", "juillet 2023", "July 2023"),
        ("2023", "2023", "2023"),
        ("2023-13-40", "2023-13-40", "2023-13-40"),
        ("bientôt", "bientôt", "bientôt"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(iso: str, french: str, english: str) -> None:
    assert format_date(iso, "fr") == french
    assert format_date(iso, "en") == english


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2022-01-01", "2022-12-31", "2022"),
        ("2024-02-01", "2024-02-29", "février 2024"),
        ("2022-02-01", "2022-03-31", "1 février 2022 – 31 mars 2022"),
        ("2022-02-01", None, "1 février 2022 –"),
        (None, None, ""),
    ],
)
def test_periods_are_shortened_to_months_and_years(start: str | None, end: str | None, written: str) -> None:
    assert format_period(start, end, "fr") == written


CATALOGUES = sorted(path for path in FOLDER.glob("*/LC_MESSAGES/*.po"))


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_catalogue_leaves_nothing_untranslated(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    assert [message.id for message in catalogue if message.id and not message.string] == []
    assert [message.id for message in catalogue if message.fuzzy and message.id] == []
    assert translations(path.parts[-3], path.stem).gettext("") != ""


@pytest.mark.parametrize("domain", SOURCES)
def test_a_catalogue_has_the_messages_of_the_code_and_no_others(domain: str) -> None:
    wanted = {message if isinstance(message, str) else message[0] for message in extracted(domain)}
    for language in set(LANGUAGES) - {SOURCE}:
        with (FOLDER / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
            known = {m.id if isinstance(m.id, str) else m.id[0] for m in read_po(file) if m.id}
        assert known == wanted, "python -m pipeline.locale.extract brings it up to date"


def test_a_translation_keeps_what_is_filled_in() -> None:
    for path in CATALOGUES:
        with path.open("rb") as file:
            for message in read_po(file):
                names = re.findall(
                    r"%\(\w+\)s|%s", message.id if isinstance(message.id, str) else message.id[1]
                )
                strings = [message.string] if isinstance(message.string, str) else message.string
                for string in strings if message.id else []:
                    assert sorted(re.findall(r"%\(\w+\)s|%s", string)) == sorted(names), message.id


def test_the_source_language_needs_no_catalogue() -> None:
    assert translations(SOURCE, "anything").gettext("Home") == "Home"
    with pytest.raises(KeyError):
        translations("xx", "reading_room")
