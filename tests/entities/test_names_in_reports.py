"""Names in whole reports: lists without signs, places, words before a name. Every name is made up."""

import pytest
from spacy.language import Language

from pipeline.entities.organisations.english import find_english_names
from pipeline.entities.organisations.legal_forms import find_companies
from pipeline.entities.organisations.repeated import Repetition, Said, grown
from pipeline.entities.organisations.vocabulary import names_of_texts
from tests.entities.names import names_in, rules_of_names


@pytest.fixture(scope="module")
def nlp() -> Language:
    return rules_of_names()


def english(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in find_english_names(text, english=True)]


def test_in_a_list_without_signs_whose_it_is_begins_the_next_name():
    listed = "Danish Ministry of Tides Dutch Ministry of Tides Embassy of Rivania"
    assert english(listed) == ["Danish Ministry of Tides", "Dutch Ministry of Tides", "Embassy of Rivania"]
    assert english("Swiss Federal Department of Tides") == ["Swiss Federal Department of Tides"]
    assert english("Royal Danish Ministry of Tides") == ["Royal Danish Ministry of Tides"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "U.S. Agency for Tidal Mills U.S. Department of Wells",
            ["U.S. Agency for Tidal Mills", "U.S. Department of Wells"],
        ),
        ("Organization of Tinza Millers KLMN", ["Organization of Tinza Millers"]),
        ("Organization of KLMN", ["Organization of KLMN"]),
        ("Cholera Government of Southern Rivania", ["Government of Southern Rivania"]),
        ("Local Government of Rivania", ["Local Government of Rivania"]),
        ("Kari Health Department Tinza University", ["Kari Health Department", "Tinza University"]),
        ("Tinza Department Training Centre", ["Tinza Department Training Centre"]),
        ("But government users wait", []),
        ("Rivanian government users wait", ["Rivanian government"]),
        ("Subsequently Tinza Council met", ["Tinza Council"]),
        ("Tinza National University To develop mills", ["Tinza National University"]),
        ("the 47th Congress of Tinza Millers", []),
        ("the Congress of Tinza Millers", ["Congress of Tinza Millers"]),
        ("Tinza Foundation Board of Trustees", []),
    ],
)
def test_where_english_names_begin_and_end(text: str, names: list[str]):
    assert english(text) == names


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("between Buyer and KLMN Ltd.", "KLMN Ltd."),
        ("Kari and Tinza Ltd.", "Kari and Tinza Ltd."),
        ("the City of Tinza and Kari Mills, LLC", "Kari Mills, LLC"),
    ],
)
def test_a_word_joined_to_letters_is_none_of_the_company(text: str, company: str):
    assert [text[start:end] for start, end in find_companies(text)] == [company]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Le document porte sur le Tchad, le Bénin et le Niger.", []),
        ("Des accords lient le Tchad, le Bénin et le Niger.", ["Tchad", "Bénin", "Niger"]),
        ("Les accords portent sur le Tchad et le Niger.", []),
        (
            (
                "Neuf contributeurs l’aident : au nord, le Danemark, la Norvège, la Suède, l’Islande et la "
                "Finlande ; plus au sud et sur toutes les côtes où la mer gèle rarement avant la fin du mois "
                "de décembre, comme on l’a vu cette année encore, la Grèce, l’Italie et Malte. La carte "
                "montre le Tchad, le Bénin et le Niger."
            ),
            ["Danemark", "Norvège", "Suède", "Islande", "Finlande", "Grèce", "Italie", "Malte"],
        ),
        ("La note cite les gouvernements du Tchad et du Niger.", ["gouvernements du Tchad et du Niger"]),
    ],
)
def test_states_in_a_list_are_parties_where_something_is_dealt_out(
    nlp: Language, text: str, named: list[str]
):
    assert sorted(set(names_in(nlp, text))) == sorted(named)


def test_a_name_goes_on_behind_an_apostrophe(nlp: Language):
    assert names_in(nlp, "Ils ont visité l'École de Tin’ouna hier.") == ["École de Tin’ouna"]


def test_a_known_name_is_none_behind_a_word_that_makes_another_body(nlp: Language):
    assert "Security Council" not in names_in(nlp, "The National Security Council met.", language="en")
    assert names_in(nlp, "The UN Security Council met.", language="en") == ["UN Security Council"]


@pytest.mark.parametrize(
    ("times", "settings", "name"),
    [
        (3, Repetition(), "Terre des rives"),
        (2, Repetition(), "Terre"),
        (2, Repetition(grown=2), "Terre des rives"),
        (3, Repetition(mostly=1.0), "Terre"),
    ],
)
def test_words_that_mostly_stand_behind_a_name_belong_to_it(times: int, settings: Repetition, name: str):
    assert grown("Terre", Said(["Terre des rives agit."] * times), settings) == name


def test_words_that_stand_behind_a_name_as_often_as_not_do_not():
    assert grown("Terre", Said(["Terre des rives agit."] * 3 + ["Terre agit."] * 3)) == "Terre"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("L'association Tinza Rivers agit. Tinza a fini.", True),
        ("L'association Tinza Rivers agit. Tinza a fini. Tinza des lacs dort.", False),
        ("The association, Federal Rivers, met. Federal funds help.", False),
    ],
)
def test_a_first_word_is_short_for_one_name_alone(text: str, short: bool):
    known = names_of_texts([text])
    assert (known.by_name(text.split("ssociation")[1].split()[0].strip(",")) is not None) is short


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They went to the NGO Summit in May.", False),
        ("They went to the NGO Tinza in May.", True),
        ("Le projet avec la firme Dental et KLMN avance.", True),
    ],
)
def test_an_event_is_no_name_that_is_announced(nlp: Language, text: str, named: bool):
    found = names_in(nlp, text, language="en" if "They" in text else "fr")
    assert bool(found) is named
    assert "Dental et KLMN" not in found


def test_letters_behind_au_reseau_are_a_name(nlp: Language):
    assert names_in(nlp, "Notre adhésion au réseau KLMNOP date de mai.") == ["KLMNOP"]


@pytest.mark.parametrize(
    "text", ["Trésorerie passif au 1er janvier", "ORGANISATION DES JEUX DE MAI", "Bureau de représentation"]
)
def test_labels_of_sheets_and_headings_are_no_bodies(nlp: Language, text: str):
    assert names_in(nlp, text) == []


def test_the_treasury_of_a_land_is_one(nlp: Language):
    assert names_in(nlp, "Il paie à la Trésorerie générale de Kita.") == ["Trésorerie générale de Kita"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Pr Awa Mali et Dr Issa Kari ont parlé. Awa Mali a conclu.", []),
        ("Enda Mali a conclu.", ["Enda Mali"]),
        ("Prysma Câbles et Systèmes France vend.", []),
        ("Droit des sociétés et du GIE du traité de Kita.", []),
        ("Le siège est à Kita, RC n° CI-12.", []),
        ("Le Campus Awa France ouvre.", []),
        ("La Banque mondiale Dépenses en santé.", ["Banque mondiale"]),
        ("AMORT et DEPREC.", []),
        ("Vu la Section II.", []),
        ("Regularly works in Kita.", []),
        ("Tinza works in Kita.", ["Tinza"]),
    ],
)
def test_persons_registers_laws_and_labels_are_no_bodies(nlp: Language, text: str, named: list[str]):
    assert names_in(nlp, text) == named


def test_a_currency_begins_no_name_that_grows():
    known = names_of_texts(["Au capital de 740 FCFA Siège social : Kita."] * 3)
    assert list(known.phrases.find("740 FCFA Siège social")) == []


@pytest.mark.parametrize(("times", "known"), [(1, True), (2, False)])
def test_what_letters_stand_for_is_a_class_where_it_is_told_in_the_plural(times: int, known: bool):
    texts = ["L'UTK a signé. L'Unité Tinza Kari (UTK) forme.", *["Les unités Tinza Kari soignent."] * times]
    assert (names_of_texts(texts).by_acronym("UTK") is not None) is known


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Le transfert à Tinzais Agglomération est voté.", ["Tinzais Agglomération"]),
        ("La Métropole vote.", []),
        ("La Société Kari des Moulins (SKARIM) vend. En mai Skarim achète.", ["SKARIM", "Skarim"]),
        ("En mai Skarim achète.", []),
        ("La TPS et la TVQ ont baissé, payées par la TPS.", []),
    ],
)
def test_groups_of_communes_letters_read_as_words_and_taxes(nlp: Language, text: str, named: list[str]):
    found = [name for name in names_in(nlp, text) if "Kari" not in name]
    assert found == named
