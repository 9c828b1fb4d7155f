"""What tables and columns hold is told in the reader's language."""

from __future__ import annotations

from babel.messages.pofile import read_po

from pipeline.archive.views import VIEWS
from pipeline.locale import FOLDER, LANGUAGES, SOURCE
from pipeline.records import TABLES
from pipeline.records.schema import columns
from pipeline.serve import descriptions
from pipeline.serve.wording import choose_language
from tests.serve.conftest import Ask


def test_the_catalogues_have_every_description_and_no_others() -> None:
    for language in set(LANGUAGES) - {SOURCE}:
        with (FOLDER / language / "LC_MESSAGES" / f"{descriptions.DOMAIN}.po").open("rb") as file:
            known = {message.id for message in read_po(file) if message.id}
        assert known == set(descriptions.messages()), "python -m pipeline.serve.descriptions adds what is new"


def test_every_table_view_and_column_of_ours_says_what_it_holds() -> None:
    for language in LANGUAGES:
        choose_language({b"accept-language": language.encode()})
        assert [name for name in (*TABLES, *VIEWS) if not descriptions.of_table(name)] == []
        told = {(t, c.name): descriptions.of_column(t, c.name) for t in TABLES for c in columns(TABLES[t])}
        assert [place for place, said in told.items() if len(said) < 3] == []
    choose_language({b"accept-language": b"fr"})
    assert descriptions.of_column("amounts", "currency").startswith("Devise, ISO 4217")
    assert descriptions.of_column("pages", "width").endswith("(points)")
    assert descriptions.of_table("no such table") == descriptions.of_column("x", "no such column") == ""


def test_a_table_tells_of_itself_in_the_language_of_the_reader(ask: Ask) -> None:
    assert "Une somme d&#39;argent telle qu&#39;imprimée" in ask("/archive/amounts", "fr").text
    assert "A sum of money as printed" in ask("/archive/amounts", "en").text
    assert "Sommes d&#39;argent d&#39;au moins tant" in ask("/archive/sums_of_at_least", "fr").text
