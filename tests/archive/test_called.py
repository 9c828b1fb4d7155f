"""Tellings are called as the archive calls them, as if they had been gathered with its organisations."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from pipeline.archive.agreements.called import Called
from pipeline.archive.agreements.features import Features
from pipeline.archive.agreements.tellings import gather_tellings
from pipeline.records import Agreement, AgreementParty
from pipeline.records.agreements import PartyRole

ORGANISATIONS = ["pnud", "giz", "gao", "ber"]
AGREEMENT = Agreement(id="d:p1:g1", kind="convention", document_id="d", page=1, text="")


def party(role: PartyRole, id_: str, text: str = "") -> AgreementParty:
    return AgreementParty(
        id=f"{AGREEMENT.id}:{role}:{id_}",
        agreement_id=AGREEMENT.id,
        organisation_id=id_,
        role=role,
        text=text or id_,
    )


def each_once(parties: list[AgreementParty]) -> list[AgreementParty]:
    return [*{one.id: one for one in reversed(parties)}.values()][::-1]


@given(
    st.lists(st.builds(party, st.sampled_from(get_args(PartyRole)), st.sampled_from(ORGANISATIONS))),
    st.dictionaries(
        st.sampled_from(ORGANISATIONS), st.none() | st.sampled_from([*ORGANISATIONS, "elsewhere"])
    ),
    st.none() | st.sampled_from([*ORGANISATIONS, "no organisation"]),
)
def test_a_telling_is_as_if_gathered_with_what_the_archive_knows(
    parties: list[AgreementParty], meant: dict[str, str | None], programme: str | None
) -> None:
    own_parties = each_once(parties)
    (own,) = gather_tellings([AGREEMENT], [], own_parties, {AGREEMENT.id: programme} if programme else {})
    called = Called.of("d", ORGANISATIONS, {("d", id_): known for id_, known in meant.items()})
    known = [
        party(one.role, called_so, one.text)
        for one in own_parties
        if (called_so := meant.get(one.organisation_id, one.organisation_id)) is not None
    ]
    programmes = {id_: meant.get(id_, id_) for id_ in ORGANISATIONS}
    meant_programme = programmes.get(programme or "")
    seen: dict[str, AgreementParty] = {}
    for one in known:
        seen.setdefault(one.id, one)
    (expected,) = gather_tellings(
        [AGREEMENT], [], [*seen.values()], {AGREEMENT.id: meant_programme} if meant_programme else {}
    )
    assert called.telling(own) == expected
    assert called.telling(Features.of(own)) == Features.of(expected)
