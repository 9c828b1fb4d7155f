"""Reasons are weighed: in a long document a sum needs more to be that of an agreement. Texts of our own."""

from dataclasses import replace

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities
from pipeline.entities.agreements import extractor
from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.evidence import (
    EVIDENCE,
    REASONS,
    SETTINGS,
    Told,
    is_weak,
)
from pipeline.records import Agreement, TableSet
from tests.entities.readings import reading_of

TALK = "Madame la Maire présente le point suivant."


def told(nlp: Language, line: str, *, talk: int = 0, language: str = "fr") -> list[Agreement]:
    text = "\n".join([line, *[TALK] * talk])
    return extract_entities(reading_of(text, language=language), TableSet(), nlp).agreements


def draft_of(nlp: Language, monkeypatch: pytest.MonkeyPatch, line: str, language: str = "fr") -> Told:
    """The one draft of a line, as it is judged."""
    seen: list[Told] = []
    read = extractor.read_agreements

    def watch(passages, known, *rest) -> list[Draft]:
        drafts = read(passages, known, *rest)
        seen.extend(Told(draft, {m.number: m for m in passages}) for draft in drafts)
        return drafts

    monkeypatch.setattr(extractor, "read_agreements", watch)
    told(nlp, line, language=language)
    (one,) = seen
    return one


LITTLE = "Le Fonds mondial a versé 14 millions d'euros pour la route de Tamala."
ENOUGH = "Le 3 mai 2021, la Banque mondiale a accordé un prêt de 2 millions d'euros à l'Unicef."


def test_what_little_speaks_for_is_an_agreement_in_a_short_document_alone(nlp: Language):
    assert len(told(nlp, LITTLE, talk=SETTINGS.long - 2)) == 1
    assert told(nlp, LITTLE, talk=SETTINGS.long - 1) == []


def test_a_day_and_two_sides_are_enough_in_a_long_document(nlp: Language):
    assert len(told(nlp, ENOUGH, talk=SETTINGS.long)) == 1


def test_every_reason_has_a_weight_and_every_weight_a_reason():
    assert set(REASONS) == set(EVIDENCE.weights)


HOLD = [
    (ENOUGH, "both sides are named", "a day or a month", "its sum goes to or is for something"),
    (LITTLE, "only who gives is named", "neither day nor year", "its sum is large"),
    ("Le Fonds mondial a financé la route de Tamala pour 3 millions d'euros.", "is only said to be paid for"),
    (
        "La Banque mondiale a accordé un budget de 3 millions d'euros à l'Unicef.",
        "words of budgets before its sum",
    ),
    (
        "La Banque mondiale a versé un don estimé à 3 millions d'euros à l'Unicef.",
        "words of estimates before its sum",
    ),
    ("La Banque mondiale et l'Unicef ont signé une convention le 3 mai 2021.", "a paper", "has no sum"),
]


@pytest.mark.parametrize(("line", "names"), [(line, names) for line, *names in HOLD])
def test_reasons_hold(nlp: Language, monkeypatch: pytest.MonkeyPatch, line: str, names: list[str]):
    assert set(names) <= set(EVIDENCE.holding(draft_of(nlp, monkeypatch, line)))


def test_a_draft_is_weak_below_the_least_weight(nlp: Language, monkeypatch: pytest.MonkeyPatch):
    one = draft_of(nlp, monkeypatch, ENOUGH)
    weight = EVIDENCE.weigh(one)
    assert not is_weak(replace(one, settings=replace(SETTINGS, least=weight)))
    assert is_weak(replace(one, settings=replace(SETTINGS, least=weight + 0.5)))


def test_a_long_document_that_tells_of_many_is_about_them(nlp: Language, monkeypatch: pytest.MonkeyPatch):
    one = draft_of(nlp, monkeypatch, ENOUGH)
    passages = dict.fromkeys(range(SETTINGS.long), one.passages[0])
    many = int(SETTINGS.few * SETTINGS.long)
    name = "a long document that tells of few"
    assert name not in EVIDENCE.holding(replace(one, passages=passages, n_drafts=many))
    assert name in EVIDENCE.holding(replace(one, passages=passages, n_drafts=many - 1))


@pytest.mark.parametrize(("sum_", "large"), [("9 999 999 euros", False), ("10 000 000 euros", True)])
def test_a_large_sum_begins_at_ten_million(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, sum_: str, large: bool
):
    line = f"Le 3 mai 2021, la Banque mondiale a accordé un prêt de {sum_} à l'Unicef."
    assert ("its sum is large" in EVIDENCE.holding(draft_of(nlp, monkeypatch, line))) is large


@pytest.mark.parametrize(("gap", "near"), [(8, True), (80, False)])
def test_words_near_a_sum_stand_within_some_characters(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, gap: int, near: bool
):
    between = "pour les écoles de la vallée, du delta et de la côte, des îles et des monts, "[
        :gap
    ].rpartition(" ")[0]
    line = f"Sur le budget {between} la Banque mondiale a accordé un prêt de 2 millions d'euros à l'Unicef."
    one = draft_of(nlp, monkeypatch, line)
    at = line.index("2 millions") - line.index("budget") - len("budget")
    settings = replace(SETTINGS, near=at + len("budget") if near else at)
    assert ("words of budgets before its sum" in EVIDENCE.holding(replace(one, settings=settings))) is near


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("Une subvention de 14 000 euros a été accordée en mai 2021.", True),
        ("Une subvention de 14 000 euros a été accordée à l'Unicef en mai 2021.", False),
        ("Au total, trois projets FF ont été lancés pour une valeur de 30 millions de FCFA.", False),
    ],
)
def test_no_one_takes_part_where_no_body_or_fund_is_named(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, line: str, holds: bool
):
    assert ("no one takes part" in EVIDENCE.holding(draft_of(nlp, monkeypatch, line))) is holds


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("La Banque mondiale a accordé un don à l'Unicef.", True),
        ("La Banque mondiale a accordé un don à l'Unicef le 3 mai 2021.", False),
        ("La Banque mondiale a accordé un don de 3 millions d'euros à l'Unicef.", False),
    ],
)
def test_a_gift_without_a_sum_and_a_day_is_only_names(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, line: str, holds: bool
):
    assert ("neither a sum nor a day" in EVIDENCE.holding(draft_of(nlp, monkeypatch, line))) is holds
