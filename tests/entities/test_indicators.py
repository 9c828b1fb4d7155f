"""Counted results, in texts written for this and in a reading of the seeds."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities, load_nlp
from pipeline.entities.context import DocumentContext
from pipeline.entities.extraction import Searched, search
from pipeline.entities.indicators.counts import Count
from pipeline.entities.indicators.whereabouts import find_whereabouts
from pipeline.entities.prose import passages_of_text
from pipeline.records import TableSet
from tests.conftest import TOP
from tests.entities.readings import reading_of

SEEDS = TOP.parent / "shared" / "seeds"

READ_BY_EYE = {
    "000": [
        (13, "centres"),
        (6, "sites"),
        (3, "sites"),
        (6, "organisations"),
        (35, "organisations"),
        (6, "organisations"),
        (4, "modules"),
    ],
    "003": [
        (4840, "exploitations"),
        (4840, "jeunes"),
        (2173, "jeunes"),
        (159, "organisations"),
        (35, "entreprises"),
        (1686, "plans"),
        (153, "projets"),
        (20, "projets"),
        (7, "unions"),
        (2, "fédérations"),
        (5261, "bilans"),
        (1291, "jeunes"),
        (1237, "actifs"),
        (898, "jeunes"),
        (158, "jeunes"),
    ],
    "004": [
        (667, "projets"),
        (179, "projets"),
        (846, "projets"),
        (207, "projets"),
        (60, "projets"),
        (2, "projets"),
        (7, "localités"),
        (68000, "personnes"),
        (3000, "personnes"),
        (13490, "élèves"),
        (39, "écoles"),
        (3, "salles"),
        (813, "élèves"),
        (300000, "personnes"),
        (100, "associations"),
        (1293, "femmes"),
        (450, "ménages"),
        (100, "personnes"),
    ],
}
"""What a reader counts as a result, by document: the number and the first word of what is counted."""

NO_RESULTS = {2023, 2085, 2584, 50000, 160, 28, 133, 110, 432152309, 119093930, 6}
"""Years, resolutions, sums, distances and durations of the seeds: none of them counts anything."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_nlp(["indicators"])


def counts(nlp: Language, text: str) -> list[Count]:
    return [count for passage in passages_of_text(text) for count in nlp(passage.text)._.counts]


@pytest.mark.parametrize(
    ("text", "value", "unit", "parts"),
    [
        (
            "1 240 élèves (620 filles, 620 garçons) scolarisés à Dori",
            1240,
            "élèves",
            {"filles": "620", "garçons": "620"},
        ),
        (
            "Le projet a touché plus de 5.000 personnes, dont 52 % de femmes.",
            5000,
            "personnes",
            {"femmes": "52 %"},
        ),
        ("- 18 puits pastoraux réhabilités ;", 18, "puits pastoraux", {}),
        ("Some 3,400 farmers, including 1,100 women, were trained.", 3400, "farmers", {"women": "1100"}),
        ("trois salles de classe ont été construites", 3, "salles de classe", {}),
        ("cinq (05) forages ont été réhabilités", 5, "forages", {}),
        ("Le projet a touché 2,5 millions de personnes.", 2_500_000, "personnes", {}),
        ("300 hommes et femmes ont été formés", 300, "hommes et femmes", {}),
        ("12 coopératives gérées par des femmes ont été créées", 12, "coopératives", {}),
        ("Some 1,700 Malian refugees received food.", 1700, "refugees", {}),
        ("640 bénéficiaires, dont 210 jeunes filles", 640, "bénéficiaires", {"jeunes filles": "210"}),
        ("- Bénéficiaires directs : environ 12 500", 12500, "bénéficiaires directs", {}),
    ],
)
def test_a_result_has_its_noun_and_its_parts(
    nlp: Language, text: str, value: int, unit: str, parts: dict[str, str]
):
    (count,) = counts(nlp, text)
    assert (count.value, count.unit, count.parts.numbers) == (Decimal(value), unit, parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("318 bénéficiaires\nDont 120 femmes", {"femmes": "120"}),
        ("318\n\nDont 120 femmes, c'est le nombre de bénéficiaires formés.", {"femmes": "120"}),
    ],
)
def test_a_key_figure_has_the_parts_of_the_line_below(text: str, parts: dict[str, str]):
    searched = map(Searched, passages_of_text(text))
    nlp = load_nlp(["indicators"])
    (count,) = [c for _, doc in search(nlp, searched, DocumentContext()) for c in doc._.counts]
    assert (count.value, count.unit, count.parts.numbers) == (318, "bénéficiaires", parts)


def test_what_was_done_is_shared_by_a_list(nlp: Language):
    first, second = counts(nlp, "32 coopératives et 5 unions formées à la gestion en 2022 ;")
    assert (first.value, second.value) == (32, 5)
    assert first.what == second.what == "formées à la gestion en 2022"


@pytest.mark.parametrize(
    "text",
    [
        "Le coût est de 24 752 766 FCFA pour 2023.",
        "La résolution 2584 du Conseil et l'article 12 de la loi n° 2012-014.",
        "à 160 km au nord, pendant 6 mois, sur 2 ha",
        "Tél. : +223 76 02 39 45, 1060 Saint-Gilles",
        "DDRK23-002-APO et 11 conventions signées",
        "entre les deux parties et ces trois dimensions",
        "45 % du budget, 3e comité, 2ème cycle",
        "Les trois programmes et leurs deux composantes ont été réalisés.",
        "Le réseau est installé dans 26 pays.",
        "Une quinzaine de ménages a été touchée.",
        "La ville est à 48 km de Gao, sur un terrain d'une superficie de 3,5 hectares.",
        "Le PNIA 2 Mali et la résolution 2640 du Conseil ; avenant 3 écoles",
        "Le pays est 184e sur 189 classés.",
        "pour les trois prochaines années",
        "Les deux associations ont été reçues.",
        "L'audit relève 4,2 milliards de pertes.",
        "Une centrale de 32 MW, 75018 PARIS, le 12 DEC",
        "1.3 visites de suivi",
        "L'ordre du jour a 4 points de discussion.",
        "un désert de 1'240’300 km de dunes",
        "Le texte existe en 3 versions et 5 langues.",
    ],
)
def test_sums_dates_references_and_measures_count_nothing(nlp: Language, text: str):
    assert counts(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("L'aide a atteint 240 PDI et 36 ASACO.", [(240, "PDI"), (36, "ASACO")]),
        ("Le contrôle a porté sur 14 vérifications dans 9 entités.", [(14, "vérifications"), (9, "entités")]),
        ("Ils ont curé 7 km de canaux et repiqué 60 hectares de riz.", [(7, "km"), (60, "hectares")]),
        (
            "Le lot se compose de 25 pupitres, 4 bureaux et 80 manuels.",
            [(25, "pupitres"), (4, "bureaux"), (80, "manuels")],
        ),
        ("construction de deux préaux en dur, de trois guérites", [(2, "préaux"), (3, "guérites")]),
        ("Six comptoirs de la place centrale ont été repeints.", [(6, "comptoirs")]),
        ("Il y a 9 lampadaires à Gao, 5 à Ansongo.", [(9, "lampadaires"), (5, "lampadaires")]),
        ("The team sank 6 new rural boreholes with solar pumps.", [(6, "boreholes")]),
        ("5 points d'eau modernes restent à équiper", [(5, "points")]),
        ("Les quatre autres modules sont prêts ; 40 boutures ont pris.", [(40, "boutures")]),
    ],
)
def test_any_noun_is_counted_without_a_list_of_nouns(nlp: Language, text: str, told: list[tuple[int, str]]):
    assert [(int(c.value), c.unit.split()[0]) for c in counts(nlp, text)] == told


def test_parts_are_of_the_count_they_follow(nlp: Language):
    villages, people = counts(nlp, "12 villages et 900 personnes, dont près de 400 femmes et 80 enfants.")
    assert villages.parts.numbers == {}
    assert people.parts.numbers == {"femmes": "400", "enfants": "80"}


def test_what_was_done_may_stand_before(nlp: Language):
    (count,) = counts(nlp, "La réhabilitation de 10 puits dans la zone.")
    assert count.what == "La réhabilitation de 10 puits dans la zone"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("12 puits à Gao, 7 à Ménaka.", [("Gao",), ("Ménaka",)]),
        ("À Gao : 3 puits ; 2 écoles.", [("Gao",), ("Gao",)]),
        ("12 puits et 3 écoles à Gao.", [("Gao",), ("Gao",)]),
        ("À Gao, 3 puits ; à Ménaka, 2 écoles.", [("Gao",), ("Ménaka",)]),
        ("Il y a 3 puits ; le reste est à Gao.", [("Gao",)]),
    ],
)
def test_each_count_has_its_own_place(text: str, names: list[tuple[str, ...]]):
    places = sorted((text.index(name), name) for name in ("Gao", "Ménaka") if name in text)
    spans = [(m.start(), m.end()) for m in re.finditer(r"\d+", text)]
    found = [find_whereabouts(text, (0, len(text)), spans, i, places) for i in range(len(spans))]
    assert found == names


def test_each_clause_has_its_own_period():
    text = "02/03/2022 : ouverture de 4 classes à Gao ; 30/03/2022 : remise de 60 bancs à Ménaka."
    told = load_nlp(["indicators", "places"])
    found = extract_entities(reading_of(text), TableSet(), told).indicators
    assert [(i.value, str(i.start), i.place) for i in found] == [
        (4, "2022-03-02", "Gao"),
        (60, "2022-03-30", "Ménaka"),
    ]


@pytest.mark.parametrize("document", sorted(READ_BY_EYE))
def test_most_of_what_a_reader_finds_in_the_seeds(nlp: Language, document: str):
    paths = sorted(Path(SEEDS).glob(f"{document}*"))
    if not paths:
        pytest.skip("the annotated seeds are not here")
    found = [
        (int(c.value), c.unit.split()[0].lower()) for c in counts(nlp, paths[0].read_text(encoding="utf-8"))
    ]
    wanted = list(READ_BY_EYE[document])
    hit = sum(found.count(one) >= wanted[: i + 1].count(one) for i, one in enumerate(wanted))
    assert hit / len(wanted) >= 0.85
    assert not NO_RESULTS - {6} & {value for value, _ in found}


def test_a_number_longer_than_any_count_stops_nothing(nlp: Language) -> None:
    found = counts(nlp, f"La clef {'4748' * 20} ouvre les 12 écoles construites par la commune.")
    assert [count.value for count in found] == [12]
