"""Which tellings are of one agreement, and what proves it."""

from __future__ import annotations

import dataclasses
import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive.agreements.evidence import Thresholds, proof_of_identity
from pipeline.archive.agreements.features import Features, content_words
from pipeline.archive.agreements.joining import CROWD, join_by_links
from pipeline.archive.agreements.rejoining import LinkedSets
from pipeline.archive.agreements.said import said_of_agreements
from pipeline.archive.agreements.tellings import (
    SPECIFIC_DIGITS,
    PartyName,
    Telling,
    gather_tellings,
    significant_digits,
)
from pipeline.records import Agreement, AgreementParty, Amount, Correction


def telling(
    id_: str,
    *sums: tuple[int, str],
    giver: str | None = None,
    receiver: str | None = None,
    text: str = "",
    **fields: Any,
) -> Telling:
    document = id_.split(":")[0]
    agreement = Agreement(
        **{"id": id_, "kind": "convention", "document_id": document, "page": 1, "text": text or id_} | fields
    )
    amounts = [
        Amount(
            id=f"{id_}:a{n}",
            document_id=document,
            page=1,
            text=str(value),
            value=Decimal(value),
            low=Decimal(value),
            high=Decimal(value),
            currency=currency,
            qualifier="exact",
        )
        for n, (value, currency) in enumerate(sums)
    ]
    parties = [PartyName("funding", giver, giver)] if giver else []
    parties += [PartyName("beneficiary", receiver, receiver)] if receiver else []
    return Telling(agreement, tuple(amounts), tuple(parties))


def compared(*tellings: Telling) -> list[Features]:
    return [Features.of(one) for one in tellings]


def proof(one: Telling, other: Telling, limits: Thresholds) -> str | None:
    return proof_of_identity(Features.of(one), Features.of(other), limits)


def groups(*tellings: Telling, **given: Any) -> list[set[str]]:
    sets = LinkedSets()
    for links in join_by_links(compared(*tellings), **given).values():
        sets.join(links)
    found: list[set[str]] = []
    for one in tellings:
        if sets.of(one.id) not in found:
            found.append(sets.of(one.id))
    return found


A_SUM = (84_235_600, "XOF")
A_ROUND_SUM = (500_000, "EUR")

SAME = {
    "a reference with other dashes": (
        telling("a:g1", reference="DDRK23-011-APO"),
        telling("b:g1", reference="DDRK 23 – 011 APO"),
    ),
    "a reference with worn digits": (
        telling("a:g1", reference="DDRK23-011-APO"),
        telling("b:g1", reference="DDRK23-O11-APO"),
    ),
    "a reference though one figure is misprinted": (
        telling("a:g1", A_SUM, reference="DDRK23-011-APO"),
        telling("b:g1", (84_235_660, "XOF"), reference="DDRK23-011-APO"),
    ),
    "a plain number with the same sum": (
        telling("a:g1", A_SUM, reference="12"),
        telling("b:g1", A_SUM, reference="12"),
    ),
    "a sum that few share, with the day": (
        telling("a:g1", A_SUM, signed_on="2023-09-05"),
        telling("b:g1", A_SUM, signed_on="2023-09-05"),
    ),
    "a sum that few share, with the duration": (
        telling("a:g1", A_SUM, duration_months=Decimal(5)),
        telling("b:g1", A_SUM, duration_months=Decimal(5)),
    ),
    "a sum that few share, with the partner": (
        telling("a:g1", A_SUM, receiver="DRS de Kidal"),
        telling("b:g1", A_SUM, receiver="DRS de Kidal"),
    ),
    "a round sum with both parties": (
        telling("a:g1", A_ROUND_SUM, giver="Suisse", receiver="Commune de Gao"),
        telling("b:g1", A_ROUND_SUM, giver="Suisse", receiver="Commune de Gao"),
    ),
    "the same words in two documents": (
        telling("a:g1", text="La lettre d'entente signée à Bamako invite les acteurs à travailler ensemble."),
        telling("b:g1", text="La lettre d’entente signée à Bamako invite les acteurs à travailler ensemble"),
    ),
}

APART = {
    "two references": (
        telling("a:g1", A_SUM, reference="DDRK23-011-APO", signed_on="2023-09-05"),
        telling("b:g1", A_SUM, reference="DDRK23-012-APO", signed_on="2023-09-05"),
    ),
    "a plain number alone": (telling("a:g1", reference="12"), telling("b:g1", reference="12")),
    "a sum that few share, alone": (telling("a:g1", A_SUM), telling("b:g1", A_SUM)),
    "a round sum with the giver alone": (
        telling("a:g1", A_ROUND_SUM, giver="Suisse"),
        telling("b:g1", A_ROUND_SUM, giver="Suisse"),
    ),
    "a round sum with the partner alone": (
        telling("a:g1", A_ROUND_SUM, receiver="Commune de Gao"),
        telling("b:g1", A_ROUND_SUM, receiver="Commune de Gao"),
    ),
    "two days": (
        telling("a:g1", A_SUM, receiver="Commune de Gao", signed_on="2023-09-05"),
        telling("b:g1", A_SUM, receiver="Commune de Gao", signed_on="2023-09-06"),
    ),
    "two partners": (
        telling("a:g1", A_SUM, signed_on="2023-09-05", receiver="Commune de Gao"),
        telling("b:g1", A_SUM, signed_on="2023-09-05", receiver="Commune de Kidal"),
    ),
    "two rows of one table": (
        telling("a:g1", A_SUM, signed_on="2023-09-05", table_id="a:t1"),
        telling("a:g2", A_SUM, signed_on="2023-09-05", table_id="a:t1"),
    ),
    "a group and one agreement": (
        telling("a:g1", A_SUM, signed_on="2023-09-05", count=2),
        telling("b:g1", A_SUM, signed_on="2023-09-05", count=1),
    ),
    "the same words with another sum": (
        telling("a:g1", A_SUM, text="Le Danemark a versé une contribution au fonds en mars dernier"),
        telling("b:g1", (500, "XOF"), text="Le Danemark a versé une contribution au fonds en mars dernier"),
    ),
    "titles that are merely alike": (
        telling("a:g1", title="Réhabilitation des écoles de Gao"),
        telling("b:g1", title="Réhabilitation des écoles de Gao"),
    ),
}


@pytest.mark.parametrize("case", SAME)
def test_tellings_are_joined_by(case: str) -> None:
    one, other = SAME[case]
    assert groups(one, other) == [{one.id, other.id}]
    ((first, second, _),) = next(iter(join_by_links(compared(one, other)).values()))
    assert (first, second) == (one.id, other.id)


@pytest.mark.parametrize("case", APART)
def test_tellings_stay_apart_by(case: str) -> None:
    one, other = APART[case]
    assert groups(one, other) == [{one.id}, {other.id}]


@pytest.mark.parametrize(
    ("value", "digits"), [("9047800", 5), ("1234000", 4), ("0.50", 1), ("12345.60", 6), ("100000000", 1)]
)
def test_zeros_at_the_end_make_no_sum_specific(value: str, digits: int) -> None:
    assert significant_digits(Decimal(value)) == digits


def test_a_sum_of_five_digits_is_specific_and_one_of_four_is_not() -> None:
    day = {"signed_on": "2023-09-05"}
    specific, common = (12_345, "EUR"), (12_340, "EUR")
    assert significant_digits(Decimal(12_345)) == SPECIFIC_DIGITS
    assert len(groups(telling("a:g1", specific, **day), telling("b:g1", specific, **day))) == 1
    assert len(groups(telling("a:g1", common, **day), telling("b:g1", common, **day))) == 2


def test_a_reference_is_specific_from_six_characters_with_three_digits() -> None:
    assert telling("a:g1", reference="ABC-123").has_strong_reference
    assert not telling("a:g1", reference="AB-123").has_strong_reference
    assert not telling("a:g1", reference="ABCD-12").has_strong_reference


def test_titles_are_the_same_object_from_the_share_that_is_set() -> None:
    title = {"signed_on": None}
    one = telling("a:g1", A_SUM, title="forage puits pompe citerne château", **title)
    three = telling("b:g1", A_SUM, title="forage puits pompe école marché")
    two = telling("c:g1", A_SUM, title="forage puits route école marché")
    assert proof(one, three, Thresholds(object_share=0.6))
    assert proof(one, two, Thresholds(object_share=0.6)) is None
    assert content_words("Projet de forages pour les écoles") == {"forages", "ecoles"}


def test_titles_contradict_below_the_share_that_is_set() -> None:
    one = telling("a:g1", A_SUM, title="forage puits pompe citerne château", signed_on="2023-09-05")
    other = telling("b:g1", A_SUM, title="école marché route pont citerne", signed_on="2023-09-05")
    assert proof(one, other, Thresholds(apart_share=0.2))
    assert proof(one, other, Thresholds(apart_share=0.21)) is None


def test_texts_are_the_same_words_from_the_share_that_is_set() -> None:
    words = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
    changed = words.replace("quatorze", "quinze")
    one, other = telling("a:g1", text=words), telling("b:g1", text=changed)
    assert proof(one, other, Thresholds(text_share=0.9))
    assert proof(one, other, Thresholds(text_share=0.91)) is None
    assert proof(one, other, Thresholds(text_share=0.9, text_runs=11)) is None


def test_what_the_archivist_says_wins() -> None:
    one, other = SAME["a sum that few share, with the day"]
    assert groups(one, other, apart=frozenset({frozenset({one.id, other.id})})) == [{one.id}, {other.id}]
    first, second = APART["a round sum with the giver alone"]
    said = (first.id, second.id, "seen in the file")
    assert join_by_links(compared(first, second), same=[said]) == {"": [said]}


def test_a_third_telling_does_not_join_two_references() -> None:
    day = {"signed_on": "2023-09-05"}
    tellings = [
        telling("a:g1", A_SUM, reference="DDRK23-011-APO", **day),
        telling("b:g1", A_SUM, reference="DDRK23-012-APO", **day),
        telling("c:g1", A_SUM, **day),
    ]
    assert sorted(map(len, groups(*tellings))) == [1, 2]


def test_a_sum_that_a_crowd_shares_costs_no_comparison_of_all_with_all() -> None:
    tellings = [
        telling(f"d{n}:g1", A_SUM, receiver=f"Commune {n}", signed_on="2023-09-05") for n in range(3 * CROWD)
    ]
    assert len(groups(*tellings)) == len(tellings)


def test_rows_of_one_table_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [telling(f"liste:g{n}", A_SUM, receiver="Commune 1", table_id="liste:p1:t1") for n in range(3)]
    monkeypatch.setattr(
        "pipeline.archive.agreements.joining.could_be_one", lambda *_: pytest.fail("compared")
    )
    assert groups(*rows) == [{row.id} for row in rows]


@given(st.integers(0, 2**32))
def test_any_order_of_documents_gives_the_same_agreements(seed: int) -> None:
    tellings = [t for pair in SAME.values() for t in pair] + [t for pair in APART.values() for t in pair]
    renamed = [
        Telling(dataclasses.replace(t.agreement, id=f"{n}:{t.id}"), t.amounts, t.parties)
        for n, t in enumerate(tellings)
    ]
    shuffled = random.Random(seed).sample(renamed, len(renamed))
    assert sorted(map(sorted, groups(*renamed))) == sorted(map(sorted, groups(*shuffled)))


def said(action: str, one: str, other: str, **known: Any) -> Correction:
    return Correction(
        **{"id": "2", "action": action, "kind": "agreements", "organisation": one, "target": other}
        | {"reason": "seen in the file", "status": "no longer applies"}
        | known
    )


def test_the_archivist_names_tellings_by_reference_or_id() -> None:
    tellings = [telling("a:g1", reference="DDRK23-011-APO"), telling("b:g1"), telling("c:g1")]
    found = said_of_agreements(
        [said("merge", "ddrk 23-011 apo", "b:g1"), said("split", "b:g1", "c:g1")], compared(*tellings)
    )
    assert [(one, other) for one, other, _ in found.same] == [("a:g1", "b:g1")]
    assert found.kept_apart == {frozenset({"b:g1", "c:g1"})}
    assert [line.status for line in found.lines] == ["applied", "applied"]


def test_a_line_whose_agreements_are_gone_is_reported() -> None:
    found = said_of_agreements([said("split", "a:g1", "z:g9")], compared(telling("a:g1")))
    assert [(line.status, bool(line.note)) for line in found.lines] == [("no longer applies", True)]


def test_who_pays_is_not_who_gains() -> None:
    agreement = Agreement(id="a:g1", kind="programme", document_id="a", page=1, text="")
    parties = [
        AgreementParty(id=role, agreement_id="a:g1", organisation_id="lux", role=role, text="Luxembourg")
        for role in ("funding", "beneficiary")
    ]
    (found,) = gather_tellings([agreement], [], parties, {})
    assert [party.role for party in found.parties] == ["funding"]
