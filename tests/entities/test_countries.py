"""Bodies that each country has, and acronyms that elsewhere mean something else."""

import pytest

from pipeline.archive.organisations import resolve_organisations
from pipeline.entities.organisations.vocabulary import names_of_texts
from pipeline.gazetteer.countries import countries_named, country_in, is_national
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
    assert countries_named([text]) == codes


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
    assert countries_named([text]) == codes


def test_a_common_word_is_not_a_state_for_its_capital():
    assert names_in(rules_of_names(), "Une Grenade a explosé. Il vit à Grenade.") == []


def test_a_state_is_an_organisation_where_it_acts_and_a_place_elsewhere():
    told = "Il voyage en Jamaïque et au Népal. Le Népal a signé un accord avec la Banque mondiale."
    assert names_in(rules_of_names(), told) == ["Népal", "Banque mondiale"]
