"""What is personal is found in prose, letters, lists and tables; what is not is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.redaction import FINDERS, PagePassage, Personal, find_personal
from pipeline.redaction.finding import FOLLOWERS
from pipeline.redaction.known_names import KnownPersons, find_surnames, office_holders
from pipeline.redaction.masking import mask
from pipeline.redaction.names_data import folded, sound
from tests.redaction.collection import Maker


def found(text: str, finder: str, language: str = "fr", **given_: object) -> list[str]:
    passage = PagePassage(text, language, **given_)  # type: ignore[arg-type]
    spans = FINDERS[finder](passage) if finder in FINDERS else FOLLOWERS[finder](passage, first(passage))
    return list(dict.fromkeys(text[p.start : p.end] for p in spans))


def first(passage: PagePassage) -> set[Personal]:
    """What the finders find, for those that look beside it."""
    return {personal for finder in FINDERS.values() for personal in finder(passage)}


CASES = {
    "e-mails": [
        ("écrire à awa.traore@exemple.ml.", ["awa.traore@exemple.ml"]),
        ("awa.traore (at) exemple.ml", ["awa.traore (at) exemple.ml"]),
        ("à 5 @ 3 euros", []),
    ],
    "telephones": [
        ("joindre le +223 66 70 12 45", ["+223 66 70 12 45"]),
        ("au 76 45 12 33", ["76 45 12 33"]),
        ("Tél. : 76 451 233", ["76 451 233"]),
        ("un budget de 76 451 233 FCFA", []),
        ("en 2023, 20 240 000 habitants", []),
        ("His new number is 9841 562 307.", ["9841 562 307"]),
    ],
    "listed telephones": [
        ("Participants :\n1. Zeldric Vexelay – 90112233", ["90112233"]),
        ("Activités :\n1. Forage de Ber – 90112233", []),
        ("Participants :\n1. Zeldric Vexelay a reçu 63 300 000 FCFA", []),
    ],
    "listed papers": [
        (
            "1 Awa Traoré B9013366\n2 Moussa Maïga B6654801\n3 Claire Dupuis B7712054",
            ["B9013366", "B6654801", "B7712054"],
        ),
        ("1 Forage B9013366\n2 Puits B6654801\n3 Pompe B7712054", []),
        ("1 Awa Traoré B9013366\n2 Puits B6654801", []),
    ],
    "accounts": [
        ("versé sur LU28 0019 4006 4475 0000 en mai", ["LU28 0019 4006 4475 0000"]),
        ("LU29 0019 4006 4475 0000", ["LU29 0019 4006 4475 0000"]),
        ("ML13 D0000 010 12", []),
        ("carte 4111 1111 1111 1111", ["4111 1111 1111 1111"]),
        ("les lots 4111 1111 1111 1112", []),
        ("compte n° 00123 45678901", ["00123 45678901"]),
    ],
    "identities": [
        ("NINA n° 18903012004055X", ["18903012004055X"]),
        ("passeport AA1234567", ["AA1234567"]),
        ("le passeport de 2023", []),
        ("the passport of our guest (A04567891) is here", ["A04567891"]),
        ("le passeport du véhicule AB12", []),
        ("Awa, matricule ED-114, a travaillé", ["ED-114"]),
        ("le matricule 114 du registre", []),
        ("titulaire de la CNIB n° B10482736", ["B10482736"]),
    ],
    "births": [
        ("né le 3 mai 1978 à Gao", ["3 mai 1978 à Gao"]),
        ("née vers 1978", ["1978"]),
        ("né à Sévaré en 1969", ["à Sévaré en 1969"]),
        ("signé le 3 mai 2023 à Gao", []),
    ],
    "addresses": [
        ("12, rue de la Paix, 75002 Paris", ["12, rue de la Paix, 75002 Paris"]),
        ("Rue 402, porte 56, BP 1234", ["Rue 402, porte 56, BP 1234"]),
        ("domicilié à Kidal, quartier Etambar.", ["Kidal, quartier Etambar"]),
        ("domicilié à Kidal, il travaille.", ["Kidal"]),
        ("Adresse : Badalabougou Est, rue 98", ["Badalabougou Est, rue 98"]),
        ("résidant au Sénégal.", []),
        ("le pavage de la rue de la Paix", []),
        ("BP 1234 Bamako", []),
        ("Quartier Agbassa, maison 41", ["Quartier Agbassa, maison 41"]),
        ("Quartier Agbassa, forage 41", []),
    ],
    "titled": [
        ("avec Mme Ombeline Quiberac et les élus", ["Ombeline Quiberac"]),
        ("MM. Zeldric Vexelay et Borika Tondimé", ["Zeldric Vexelay", "Borika Tondimé"]),
        ("Madame la Directrice", []),
        ("Mme Ombeline Quiberac, Forage", ["Ombeline Quiberac"]),
        ("Mme Ombeline Wenguité, ONG", ["Ombeline Wenguité"]),
        ("M. Ömer Şahinoğlu vient", ["Ömer Şahinoğlu"]),
    ],
    "led": [
        ("présidé par Zeldric Vexelay", ["Zeldric Vexelay"]),
        ("La coordinatrice Zeldric Vexelay a validé", ["Zeldric Vexelay"]),
        ("Bonjour Ombeline,", ["Ombeline"]),
        ("Bonjour Ombeline, bonjour Zeldric,", ["Ombeline", "Zeldric"]),
        ("Je soussignée, Ombeline Quiberac, atteste", ["Ombeline Quiberac"]),
        ("Les maçons Zeldric et Borika attendent", ["Zeldric", "Borika"]),
        ("Les agents Forestiers", []),
        ("Zeldric Vexelay, comptable", ["Zeldric Vexelay"]),
        ("À Tessit, Zeldric, 34 ans, sème", ["Zeldric"]),
        ("À Tessit, 34 ans après", []),
        ("Minutes taken by Zeldric Vexelay", ["Zeldric Vexelay"]),
        ("selon le plan d'action", []),
    ],
    "labelled": [
        ("Contact : Zeldric Vexelay, Gao", ["Zeldric Vexelay"]),
        ("Nom : QUIBERAC", ["QUIBERAC"]),
        ("Objet : Forage de Gao", []),
    ],
    "listed": [
        ("Nom\tTéléphone\nQuiberac\t76 45 12 33", ["Quiberac", "76 45 12 33"]),
        ("Nom\tMontant\nForage de Ber\t5 000\nPuits de Gao\t6 000", []),
        ("Awa Traoré\t1\nMoussa Maïga\t2\nClaire Dupuis\t3", ["Awa Traoré", "Moussa Maïga", "Claire Dupuis"]),
        ("Awa Traoré\t1\nMoussa Maïga\t2", []),
        (
            "N° Nom et prénoms Village Tél. Visa\n1\tQuiberac Zeldric\tBer\n2\tVexelay Borika\tGao",
            [
                "Quiberac Zeldric",
                "Vexelay Borika",
            ],
        ),
        (
            "N° Nom et prénoms\tBody\tTél. Visa\n1\tQuiberac Zeldric\tBer\t5\n2\tVexelay Borika\tGao\t6",
            ["Quiberac Zeldric", "Vexelay Borika"],
        ),
        ("N° Nom du forage Village\n1\tQuiberac Zeldric\tBer\n2\tVexelay Borika\tGao", []),
        ("Bénéficiaire\tN° de passeport\nZeldric Vexelay\tML45881B", ["Zeldric Vexelay", "ML45881B"]),
    ],
    "behind headers": [
        ("N° Nom et prénoms Village Tél. Visa 1 Zeldric Vexelay Commune de Ber", ["Zeldric Vexelay"]),
        ("N° Forage Village Tél. 1 Zeldric Vexelay Commune de Ber", []),
    ],
    "enumerated": [
        ("Participants :\n- Zeldric Vexelay, maire\n- Borika Tondimé", ["Zeldric Vexelay", "Borika Tondimé"]),
        ("Activités :\n- Zeldric Vexelay", []),
    ],
    "signed": [
        ("Cordialement,\n\nZeldric Vexelay", ["Zeldric Vexelay"]),
        ("Cordialement,\n\nZeldric Wenguité", ["Zeldric", "Zeldric Wenguité"]),
        ("Cordialement,\n\nLogistique Mopti", []),
        ("Le forage est fini.\n\nZeldric Vexelay", []),
        ("Le forage est fini.\n\nZeldric Vexelay\nAssistante de projet", ["Zeldric Vexelay"]),
        ("Cordialement,\n1\n2\n3\n4\n5\nZeldric Vexelay", []),
    ],
    "contacts": [
        ("Zeldric Vexelay, zeldric.vexelay@exemple.ml", ["Zeldric Vexelay"]),
        ("Kidal, secretariat@exemple.ml", []),
        ("Voyez Zeldric (tél. 76 45 12 33)", ["Zeldric"]),
        ("Voyez Zeldric (+32 478 55 19 03)", ["Zeldric"]),
        ("Voyez PROMAN (tél. 76 45 12 33)", []),
    ],
    "conjoined": [
        ("Vu par Ombeline Quiberac, Zeldric Vexelay et les élus", ["Zeldric Vexelay"]),
        ("Vu par Ombeline Quiberac. Zeldric Vexelay est au puits", []),
        ("Ombeline Quiberac, Zeldric Vexelay et les élus", []),
    ],
    "user names": [
        ("Skype : zeldric.v7", ["zeldric.v7"]),
        ("Skype : langue", []),
        ("Mme Ombeline Quiberac (@oquiberac)", ["@oquiberac"]),
        ("Mme Ombeline Quiberac (@exemple)", []),
        ("https://www.linkedin.com/in/awa-traore-7", ["awa-traore-7"]),
        ("Mme Ombeline Quiberac https://exemple.org/o-quiberac.jpg", ["o-quiberac.jpg"]),
        ("https://exemple.org/saint-vincent-de-paul-conseil-de-namur", []),
    ],
    "initials": [
        ("Mme Ombeline Quiberac (OQ) ouvre. OQ ferme.", ["OQ"]),
        ("Mme Ombeline Quiberac (ONU) ouvre. ONU ferme.", []),
    ],
    "single": [
        ("« Bien », explique Zeldric, berger à Ber.", ["Zeldric"]),
        ("« Bien », explique LuxDev.", []),
        ("Zeldric, gardien du puits", ["Zeldric"]),
        ("Ber, chef-lieu du cercle", []),
        ("Moussa cultive du mil.", ["Moussa"]),
        ("Je soussigné, lbrahima, reconnais", ["lbrahima"]),
        ("le lbrorage", []),
        ("Le puits à Moussa est sec.", []),
    ],
    "lists of names": [
        (
            "1) Awa Traoré\n2) Zeldric Keïta\n3) Moussa Vexelay",
            ["Awa Traoré", "Zeldric Keïta", "Moussa Vexelay"],
        ),
        ("1) Forage Vexelay\n2) Zeldric Keïta\n3) Puits Tondimé", []),
    ],
    "above contacts": [
        ("Ombeline Quiberac\n+223 66 70 12 45", ["Ombeline Quiberac"]),
        ("Ombeline Quiberac\nun puits\net un autre\n+223 66 70 12 45", []),
    ],
    "below names": [
        ("Awa Traoré\nQuartier Fleuri\nBP 10 873 Niamey", ["Quartier Fleuri", "BP 10 873 Niamey"]),
        ("Forage de Ber\nQuartier Fleuri", []),
    ],
    "made by": [("Fait par Z.V.", ["Z.V."]), ("Fait par PAM", [])],
    "mobile money": [
        ("son numéro Airtel Money est le 96112087", ["96112087"]),
        ("payé par Airtel Money : 96 112 087 FCFA", []),
    ],
    "forms": [
        ("Nom : Quiberac\nNé le : 3 mai 1978\nà : Gao\nN° : BK-1104", ["Gao", "BK-1104"]),
        ("Nom : Forage\nLieu : Gao\nN° : BK-1104", []),
    ],
    "known": [
        ("Le puits d'Awa Traoré", ["Awa Traoré"]),
        ("TRAORÉ Awa", ["TRAORÉ Awa"]),
        ("Rose Blanc", []),
        ("la Commune de Gao", []),
    ],
}


@pytest.mark.parametrize(
    ("finder", "text", "expected"),
    [(finder, text, expected) for finder, cases in CASES.items() for text, expected in cases],
)
def test_a_finder_finds_what_is_personal_and_leaves_the_rest(
    finder: str, text: str, expected: list[str]
) -> None:
    assert found(text, finder) == expected


def test_the_model_is_believed_where_it_sees_a_whole_name() -> None:
    text = "Le puits de Zeldric Vexelay à Ber"
    assert found(text, "modelled", persons=((12, 27),)) == ["Zeldric Vexelay"]
    assert found(text, "modelled", persons=((12, 19),)) == []


@pytest.mark.parametrize(
    ("written", "known", "is_one"),
    [("Soumeila", "Soumaïla", True), ("Umaru", "Oumarou", True), ("Forage", "Oumarou", False)],
)
def test_a_name_is_known_by_its_sound(written: str, known: str, is_one: bool) -> None:
    assert (sound(folded(written)) == sound(folded(known))) is is_one


@pytest.mark.parametrize("language", ["de", "lb", "nl", "ar", "fr", "pt"])
def test_a_document_in_a_language_without_words_of_its_own_is_looked_at(language: str) -> None:
    passage = PagePassage("Herr Zeldric Vexelay, zeldric.vexelay@exemple.lu, Awa Traoré", language=language)
    hidden = {passage.text[p.start : p.end] for p in find_personal(passage)}
    assert {"zeldric.vexelay@exemple.lu", "Awa Traoré"} <= hidden


def test_every_finder_has_a_case() -> None:
    assert {*FINDERS, *FOLLOWERS} == {*CASES, "modelled"}


def test_the_name_of_an_organisation_stays_though_it_is_one_of_persons() -> None:
    text = "La Fondation Awa Keïta finance le forage."
    organisation = (3, 22)
    assert found(text, "known", organisations=(organisation,)) == []


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Le ministre de l'Eau, M. Awa Traoré, a remis les clés.", True),
        ("Awa Traoré, préfet de Ber, a remis les clés.", True),
        ("Le chauffeur Awa Traoré a remis les clés.", False),
        ("Contact : Awa Traoré, préfet", False),
    ],
)
def test_who_acts_in_public_office_stays(text: str, stays: bool) -> None:
    passage = PagePassage(text)
    assert bool(office_holders(passage, find_personal(passage))) is stays


def test_what_is_called_after_a_person_named_elsewhere_stays() -> None:
    known = KnownPersons(["Ombeline Quiberac"])
    for text in (
        "L'association Ombeline Quiberac",
        "the Ombeline Quiberac Foundation",
        "ASSOCIATION OMBELINE QUIBERAC",
    ):
        assert list(known.find(PagePassage(text))) == []
    assert list(known.find(PagePassage("la voisine Ombeline Quiberac")))
    assert list(known.find(PagePassage("auprès de la société Ombeline Quiberac"))) == []


def test_a_name_is_met_again_in_any_order_and_case() -> None:
    known = KnownPersons(["Ombeline Quiberac"])
    for text in ("QUIBERAC Ombeline", "ombeline quiberac", "Ombeline M. Quiberac"):
        assert [text[p.start : p.end] for p in known.find(PagePassage(text))] == [text]
    assert not list(known.find(PagePassage("Ombeline\nQuiberac fut")))


def test_a_family_name_is_met_again_alone_unless_it_is_an_ordinary_word() -> None:
    text = "Quiberac et Marchand signent."
    names = ["Ombeline Quiberac", "Yvaine Marchand"]
    assert [text[p.start : p.end] for p in find_surnames(PagePassage(text), names)] == ["Quiberac"]


@given(st.integers(0, 10_000))
def test_what_is_made_up_is_found_wherever_prose_holds_it(seed: int) -> None:
    maker = Maker(seed)
    name, iban, card, mail = maker.name(), maker.iban(), maker.card(), maker.e_mail("Awa Traoré")
    text = f"Le 3 mai, Mme {name} a reçu par {iban} et {card} ce qui vient de {mail} en tout."
    hidden = mask(text, [(p.start, p.end) for p in find_personal(PagePassage(text))])
    assert not any(secret in hidden for secret in (name, iban, card, mail))
    assert len(hidden) == len(text)


@given(st.text(alphabet="ABé \t\n.,:@+0123456789-/M()", max_size=300))
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    for personal in find_personal(PagePassage(text)):
        assert 0 <= personal.start < personal.end <= len(text)
