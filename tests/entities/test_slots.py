"""Names by slot: what a list, a label, a cell or a frame offers, trimmed to the name or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.slots import find_offered, is_sentence, name_in_slot


def offered(text: str) -> str | None:
    span = name_in_slot(text)
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(
    ("slot", "name"),
    [
        ("l'ASBL « Les Rives du Lac » (n° 0400.111.222) sise rue Haute", "Les Rives du Lac"),
        ("Les Voix du Fleuve : 500 €", "Les Voix du Fleuve"),
        ("- Association « Les Filaos » : 200 €", "Association « Les Filaos »"),
        ("3. Ondine Plage 300 €", "Ondine Plage"),
        ("l'Amicale des pompiers de Vaulx-Ronde", "Amicale des pompiers de Vaulx-Ronde"),
        ("à l'association Dental Rives pour son projet", "Dental Rives"),
        ("ONG Danaya Espoir (DE)", "Danaya Espoir"),
        ("Ministère des Rives, représenté par M. Cissé", "Ministère des Rives"),
        ("The Rotary Club of Yala to build a school", "The Rotary Club of Yala"),
        ("Fortis Rives - Burkina Faso", "Fortis Rives - Burkina Faso"),
        ("la commune de Siby", "commune de Siby"),
        ("Nordique des travaux publics (NTP)", "Nordique des travaux publics"),
    ],
)
def test_a_slot_holds_its_name_alone(slot: str, name: str):
    assert offered(slot) == name


@pytest.mark.parametrize(
    "slot",
    [
        "HT soit 9.316,80 €",
        "TTC soit 500 €",
        "Après en avoir délibéré",
        "Réserves",
        "Premier Ministre",
        "As of June 30, 2016",
        "Future licensing revenue",
        "At the end of the year",
        "MEMBRES DE LA RONDE",
        "Exercice clos le 30 juin 2016 :",
        "",
        " : ",
        "25 femmes",
        "Population de Gao",
        "Elèves de l'école de Siby",
        "Bénéficiaire",
        "M. Issa Cissé",
        "Achat de matériel",
        "Le Conseil décide d'octroyer",
        "Construction de 3 salles",
        "les femmes rurales",
        "Cette somme est versée en deux fois",
        "Training of 20 teachers",
        "Laying of Tinza Water Pipes",
        "Tinza Secretary Awa Diallo",
        "Réhabilitation de la Piste Tinza",
        "12 500 000",
        "Comité Na-",
    ],
)
def test_things_people_and_sentences_are_no_names(slot: str):
    assert offered(slot) is None


@pytest.mark.parametrize(
    ("slot", "name", "kind"),
    [
        ("Mali", "République du Mali", "state"),
        ("l'AFD", "Agence française de développement", "development agency"),
        ("ville de Louvain", "ville de Louvain", "local authority"),
    ],
)
def test_a_slot_means_whom_the_document_knows(slot: str, name: str, kind: str):
    found = find_offered(slot, KnownNames())
    assert found is not None
    assert (found.organisation.name, found.organisation.kind) == (name, kind)


@pytest.mark.parametrize("slot", ["Bamako", "ASBL", "ONG"])
def test_places_and_kinds_of_body_are_nobody(slot: str):
    assert find_offered(slot, KnownNames()) is None


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_name_lies_within_its_slot(text: str, start: int, end: int):
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    span = name_in_slot(text, start, end)
    assert span is None or (start <= span[0] < span[1] <= end)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Planter des haies sur le territoire communal", True),
        ("Développement d'un marché de quartier", True),
        ("Les haies sont plantées par les élèves", True),
        (
            "Haies et jardins de tous les quartiers avec ceux qui y vivent pendant toute la saison",
            True,
        ),
        ("Association des Haies et Jardins", False),
        ("Développement Rives Solidaire", False),
        ("Direction de la Pêche", False),
        ("Planter", False),
    ],
)
def test_a_partners_cell_that_tells_something_names_no_one(cell: str, told: bool):
    assert is_sentence(cell) is told
