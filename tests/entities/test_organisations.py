import pytest
from spacy.language import Language

from pipeline.entities.context import DocumentContext
from pipeline.entities.glossaries import GlossaryEntry
from pipeline.entities.organisations.known import KnownNames
from pipeline.gazetteer import key_of
from tests.entities.names import rules_of_names


@pytest.fixture(scope="module")
def nlp() -> Language:
    return rules_of_names()


def named(nlp: Language, text: str, *glossary: tuple[str, str]) -> list[str]:
    doc = nlp.make_doc(text)
    doc._.context = DocumentContext(known=KnownNames(GlossaryEntry(a, e, 1) for a, e in glossary))
    return [text[f.start : f.end] for f in nlp(doc)._.organisations]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "avec la Direction Régionale des Services Vétérinaires de Gao pour agir",
            ["Direction Régionale des Services Vétérinaires de Gao"],
        ),
        (
            "La Direction Régionale de l'Hydraulique et la Direction Régionale du Génie Rural viennent",
            ["Direction Régionale de l'Hydraulique", "Direction Régionale du Génie Rural"],
        ),
        (
            "selon le ministère des Affaires étrangères et de la Coopération du Mali",
            ["ministère des Affaires étrangères et de la Coopération du Mali"],
        ),
        (
            "avec le Président de l'Autorité Intérimaire Régionale de Gao, la Gouverneure et son équipe",
            ["Autorité Intérimaire Régionale de Gao"],
        ),
        ("mis en oeuvre par l'ONG Mali Espoir à Douentza", ["Mali Espoir"]),
        ("la zone confiée à l'agence LuxDev au sud", ["LuxDev"]),
        (
            "les programmes Élevage durable et Formation et insertion professionnelle sont prêts",
            ["Élevage durable", "Formation et insertion professionnelle"],
        ),
        ("le Centre du Mali et les Services Techniques Déconcentrés", []),
        ("sept unions et les Organisations de Producteurs Faîtières de Kidal", []),
        ("le sens de Programme de travail et des Comités de pilotage", []),
    ],
)
def test_a_mention_is_the_longest_name_and_classes_are_none(nlp: Language, text: str, names: list[str]):
    assert named(nlp, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Financée par le Grand-Duché de Luxembourg et le Mali, cette rencontre",
            ["Grand-Duché de Luxembourg", "Mali"],
        ),
        (
            "un accord entre deux pays, le Mali et le Grand-Duché du Luxembourg.",
            ["Mali", "Grand-Duché du Luxembourg"],
        ),
        ("grâce à la contribution du Danemark pour un montant", ["Danemark"]),
        ("Elle a réuni le Royaume-Uni, les Pays-Bas et la Suède.", ["Royaume-Uni", "Pays-Bas", "Suède"]),
        ("au nord du Mali et en Belgique, la paix au Niger", []),
    ],
)
def test_a_state_is_a_mention_only_where_it_acts(nlp: Language, text: str, names: list[str]):
    assert named(nlp, text) == names


def test_an_acronym_is_what_the_glossary_says(nlp: Language):
    glossary = (("APO", "Accord de Partenariat Opérationnel"), ("CRK", "Centre de Ressources de Kidal"))
    assert named(nlp, "Un APO avec le CRK fut signé.", *glossary) == ["CRK"]


@pytest.mark.parametrize("text", ["DDRK23-002-APO", "voir 2023_DDRK_RapAnnuel", "ddrk@MINUSMA.org"])
def test_acronyms_in_references_and_addresses_are_no_mentions(nlp: Language, text: str):
    assert named(nlp, text) == []


def test_a_phase_belongs_to_the_name_of_a_programme(nlp: Language):
    assert named(
        nlp, "Le DDRK IV et le DDRK phase III", ("DDRK", "Programme de Développement Rural de Kidal")
    ) == [
        "DDRK IV",
        "DDRK phase III",
    ]


@pytest.mark.parametrize(
    ("cell", "region", "name"),
    [
        ("CRA-GAO", None, "Chambre Régionale d'Agriculture de Gao"),
        ("DREFP_FAT", "Kidal", "Direction Régionale de l'Enseignement de Kidal"),
        ("ASACO1_TIMTAGHENE", None, "ASACO de Timtaghene"),
        ("DREFP", "Gao", "Direction Régionale de l'Enseignement de Gao"),
    ],
)
def test_compound_cells_of_partners(cell: str, region: str | None, name: str):
    glossary = [
        GlossaryEntry("CRA", "Chambre Régionale d'Agriculture", 1),
        GlossaryEntry("DREFP", "Direction Régionale de l'Enseignement", 1),
        GlossaryEntry("FAT", "Formation par Apprentissage Tutoré", 1),
        GlossaryEntry("ASACO", "Association de santé communautaire", 1),
    ]
    organisation = KnownNames(glossary).of_partner(cell, region)
    assert organisation is not None
    assert organisation.name == name


def test_spelling_variants_meet_and_other_regions_do_not():
    assert key_of("Autorité Intérimaire Régionale de Kidal") == key_of(
        "Autorités Intérimaires de la Région de Kidal"
    )
    assert key_of("Direction Régionale de la Santé de Gao") != key_of(
        "Direction Régionale de la Santé de Kidal"
    )
