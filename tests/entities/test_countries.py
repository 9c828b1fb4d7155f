"""Bodies that each country has, and acronyms that elsewhere mean something else."""

from collections import Counter

import pytest

from pipeline.archive.organisations import resolve_organisations
from pipeline.entities.organisations.vocabulary import names_of_texts
from pipeline.gazetteer.countries import CountriesNamed, countries_named, country_in, is_national
from tests.entities.names import names_in, rules_of_names


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Le ministère burkinabè", {"BF"}),
        ("Ségou et la Côte d'Ivoire", {"ML", "CI"}),
        ("the Government of Chad", {"TD"}),
        ("dire non à tout", set()),
    ],
)
def test_a_text_names_countries_by_states_adjectives_and_places(text: str, codes: set[str]):
    assert set(countries_named([text]).times) == codes


def test_ministries_of_two_countries_are_two_and_those_of_one_are_one():
    found = []
    for document, country, text in (
        ("a", "ML", "Le Mali avance."),
        ("b", "SN", "Le Sénégal avance."),
        ("c", "ML", "Bamako, au Mali."),
    ):
        known = names_of_texts([text], country=country)
        found.append((document, known.named("Ministère de la Pêche", kind="ministry")))
    found.append(("d", names_of_texts(["x"]).named("Ministère de la Pêche du Sénégal", kind="ministry")))
    resolution = resolve_organisations(found)
    assert sorted(str(o.country) for o in resolution.organisations) == ["ML", "SN"]
    meant = resolution.meant
    assert meant["a", found[0][1].id] == meant["c", found[2][1].id] != meant["b", found[1][1].id]
    assert meant["d", found[3][1].id] == meant["b", found[1][1].id]


def test_a_country_that_no_text_names_is_not_put_upon_a_body():
    assert (
        names_of_texts(["Le Sénégal avance."], country="ML")
        .named("Cour des Rives", kind="state body")
        .country
        is None
    )
    assert names_of_texts(["Le Mali avance."], country="ML").named("ONG Rives", kind="NGO").country is None


@pytest.mark.parametrize(
    ("texts", "country", "meant"),
    [
        (["Le CMA de Yaoundé soigne.", "Le Cameroun avance."], "CM", None),
        (["La Coordination des mouvements de l'Azawad parle.", "La CMA est là."], "NE", "CMA"),
        (["Le FAFPA du Mali forme."], "SN", "FAFPA"),
        (["Le FAFPA forme au Sénégal."], "SN", None),
        (["L'AFD finance."], "TG", "AFD"),
    ],
)
def test_an_acronym_needs_its_country_or_its_full_name(texts: list[str], country: str, meant: str | None):
    known = names_of_texts(texts, country=country)
    acronym = next(a for a in ("CMA", "FAFPA", "AFD") if any(a in text for text in texts))
    found = known.by_acronym(acronym)
    assert (found.acronym if found else None) == meant


def test_what_a_name_says_of_its_country_and_reach():
    assert country_in("Institut sénégalais des Rives") == "SN"
    assert country_in("Institut des Rives") is None
    assert is_national("public service", "Direction nationale des Rives")
    assert not is_national("NGO", "Amis des Rives")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a loan to the Republic of Nicaragua", {"NI"}),
        ("le gouvernement jamaïcain et l'Ouzbékistan", {"JM", "UZ"}),
        ("Les ministères laotien, népalais et péruvien", {"LA", "NP", "PE"}),
    ],
)
def test_states_that_no_sample_tells_of_are_known_all_the_same(text: str, codes: set[str]):
    assert set(countries_named([text]).times) == codes


def test_a_common_word_is_not_a_state_for_its_capital():
    assert names_in(rules_of_names(), "Une Grenade a explosé. Il vit à Grenade.") == []


def test_a_state_is_an_organisation_where_it_acts_and_a_place_elsewhere():
    told = "Il voyage en Jamaïque et au Népal. Le Népal a signé un accord avec la Banque mondiale."
    assert names_in(rules_of_names(), told) == ["Népal", "Banque mondiale"]


@pytest.mark.parametrize(
    ("named", "said", "country"),
    [
        ({}, "TG", None),
        ({}, "", None),
        ({"TG": 1}, "TG", "TG"),
        ({"FR": 4, "TG": 1}, "TG", "TG"),
        ({"FR": 5, "TG": 1}, "TG", "FR"),
        ({"FR": 5, "BE": 3, "TG": 1}, "TG", None),
        ({"FR": 4}, "TG", None),
        ({"FR": 6, "BE": 4}, "TG", "FR"),
        ({"FR": 6, "BE": 5}, "TG", None),
        ({"FR": 3, "BE": 2, "BJ": 3, "TG": 3}, "TG", "TG"),
        ({"FR": 3, "BE": 3, "BJ": 3, "TG": 3}, "TG", None),
        ({"FR": 4, "BE": 4, "TG": 4}, "TG", "TG"),
    ],
)
def test_a_document_is_about_the_country_that_it_names_not_about_one_that_it_names_in_passing(
    named: dict[str, int], said: str, country: str | None
):
    assert CountriesNamed(Counter(named), Counter()).about(said) == country


def test_a_word_of_two_countries_speaks_for_the_one_that_a_document_is_said_to_be_about():
    named = countries_named(["la République du Congo", "le ministère congolais", "en France", "à Lyon"])
    assert set(named.times) == {"FR"}
    assert named.about("CG") == "CG"
    assert named.about("TG") is None
