"""Which organisations of the documents are the same, and what proves it."""

from pathlib import Path

import pytest

from pipeline.archive.agreements.partners import SamePartner, abbreviates
from pipeline.archive.organisations import Resolution, resolve_organisations
from pipeline.corrections.correction_lines import load_corrections
from pipeline.entities.organisations.naming import new_organisation
from pipeline.errors import BordereauError
from pipeline.records import Acronym, Correction


def resolved(*found: tuple[str, str, str | None], lines: tuple[Correction, ...] = ()) -> Resolution:
    organisations = [(document, new_organisation(name, acronym=acronym)) for document, name, acronym in found]
    return resolve_organisations(organisations, [], lines)


def line(
    action: str, organisation: str, target: str | None = None, document: str | None = None
) -> Correction:
    return Correction(
        id="2",
        action=action,
        organisation=organisation,
        target=target,
        document=document,
        reason="checked",
        status="no longer applies",
    )


def names(resolution: Resolution) -> list[str]:
    return [organisation.name for organisation in resolution.organisations]


def test_accents_and_spellings_of_places_meet_with_evidence():
    found = resolved(
        ("a", "Gouvernorat de Taoudénit", None),
        ("b", "Gouvernorat de Taoudéni", None),
        ("b", "Caisse d'Épargne", None),
        ("a", "Caisse d'Epargne", None),
    )
    assert len(found.organisations) == 2
    assert {alias.reason for alias in found.aliases} == {"spelling"}
    assert (
        len({found.meant["a", "gouvernorat-de-taoudenit"], found.meant["b", "gouvernorat-de-taoudeni"]}) == 1
    )


def test_names_that_are_merely_alike_stay_two():
    pair = ("Direction Régionale de la Santé de Gao", "Direction Régionale de la Santé de Kidal")
    assert names(resolved(("a", pair[0], "DRS"), ("a", pair[1], "DRS"))) == list(pair)


def test_an_acronym_alone_meets_the_one_organisation_that_has_it():
    found = resolved(("a", "Agence pour la Promotion du Mil", "APM"), ("b", "APM", None))
    assert names(found) == ["Agence pour la Promotion du Mil"]
    assert [(alias.name, alias.reason) for alias in found.aliases] == [("APM", "acronym")]


def test_an_acronym_of_two_organisations_stays_apart():
    found = resolved(("a", "Santé de Gao", "DRS"), ("a", "Santé de Kidal", "DRS"), ("b", "DRS", None))
    assert names(found) == ["DRS", "Santé de Gao", "Santé de Kidal"]


def test_the_explanation_of_a_document_is_the_evidence():
    said = Acronym(id="x", document_id="a", page=1, acronym="APM", expansion="Agence du Mil", source="inline")
    found = resolve_organisations(
        [("a", new_organisation("Agence du Mil", acronym="APM")), ("b", new_organisation("APM"))], [said]
    )
    assert found.aliases[0].evidence == "APM: Agence du Mil (a)"


def test_an_embassy_is_that_of_its_state_in_its_host_country():
    pair = ("Ambassade du Luxembourg au Mali", "Ambassade du Grand-Duché de Luxembourg à Bamako")
    organisations = [("a", new_organisation(name, kind="embassy")) for name in pair]
    assert len(resolve_organisations(organisations).organisations) == 1


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        (line("merge", "Orange", "Orange Mali"), ["Orange Mali"]),
        (line("rename", "Orange", "Orange SA"), ["Orange Mali", "Orange SA"]),
        (line("not-an-organisation", "Orange"), ["Orange Mali"]),
        (line("merge", "Orange", "Orange Mali", document="z"), ["Orange", "Orange Mali"]),
    ],
)
def test_a_line_of_the_archivist_wins(correction: Correction, expected: list[str]):
    found = resolved(("a", "Orange", None), ("b", "Orange Mali", None), lines=(correction,))
    assert names(found) == expected
    assert found.corrections[0].status == ("no longer applies" if correction.document else "applied")


def test_a_split_undoes_a_merge():
    found = resolved(
        ("a", "Caisse d'Épargne", None),
        ("b", "Caisses d'Epargne", None),
        lines=(line("split", "Caisse d'Épargne", "Caisses d'Epargne"),),
    )
    assert len(found.organisations) == 2


def numbered(*lines: tuple[str, str, str | None]) -> tuple[Correction, ...]:
    return tuple(
        Correction(
            id=str(number),
            action=action,
            organisation=organisation,
            target=target,
            document=None,
            reason="checked",
            status="no longer applies",
        )
        for number, (action, organisation, target) in enumerate(lines, start=2)
    )


def statuses(resolution: Resolution) -> list[str]:
    return [correction.status for correction in resolution.corrections]


def test_lines_work_on_what_the_lines_before_them_made():
    found = resolved(
        ("a", "Orange", None),
        ("b", "Orange Mali", None),
        ("c", "Ikatel", None),
        lines=numbered(
            ("merge", "Orange", "Orange Mali"),
            ("rename", "Orange Mali", "Orange Mali SA"),
            ("merge", "Ikatel", "Orange Mali SA"),
        ),
    )
    assert names(found) == ["Orange Mali SA"]
    assert statuses(found) == ["applied"] * 3
    assert set(found.meant.values()) == {"orange-mali-sa"}
    assert {alias.evidence for alias in found.aliases} == {
        "corrections.csv, line 3: checked",
        "corrections.csv, line 4: checked",
    }


def test_what_is_refused_later_is_only_what_goes_by_that_name():
    found = resolved(
        ("a", "Orange", None),
        ("b", "Orange Mali", None),
        lines=numbered(("merge", "Orange", "Orange Mali"), ("not-an-organisation", "Orange", None)),
    )
    assert names(found) == ["Orange Mali"]
    assert found.meant == {("b", "orange-mali"): "orange-mali", ("a", "orange"): None}


def test_a_later_split_takes_out_what_an_earlier_line_merged():
    found = resolved(
        ("a", "Orange", None),
        ("b", "Orange Mali", None),
        lines=numbered(("merge", "Orange", "Orange Mali"), ("split", "Orange", "Orange Mali")),
    )
    assert names(found) == ["Orange", "Orange Mali"]
    assert statuses(found) == ["applied", "applied"]


def test_two_names_kept_apart_do_not_meet_by_way_of_a_third():
    found = resolved(
        ("a", "Caisse d'Épargne", None),
        ("b", "Caisses d'Epargne", None),
        ("c", "Caisse de l'Epargne", None),
        lines=numbered(("split", "Caisse d'Épargne", "Caisses d'Epargne")),
    )
    apart = {found.meant["a", "caisse-d-epargne"], found.meant["b", "caisses-d-epargne"]}
    assert len(apart) == 2


def test_a_split_that_keeps_nothing_apart_is_stale():
    found = resolved(
        ("a", "Orange", None), ("b", "Malitel", None), lines=numbered(("split", "Orange", "Malitel"))
    )
    assert statuses(found) == ["no longer applies"]


def test_a_line_whose_organisation_an_earlier_line_refused_is_stale():
    found = resolved(
        ("a", "Orange", None),
        lines=numbered(("not-an-organisation", "Orange", None), ("rename", "Orange", "Orange SA")),
    )
    assert statuses(found) == ["applied", "no longer applies"]


def test_a_line_that_finds_nothing_is_reported():
    found = resolved(("a", "Orange", None), lines=(line("merge", "Malitel", "Orange"),))
    assert [c.status for c in found.corrections] == ["no longer applies"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("action,organisation\nmerge,A\n", "reason"),
        (
            "action,organisation,target,reason\nglue,A,B,C\n",
            "line 2: glue is no action; there are the actions",
        ),
        ("action,organisation,target,reason\nmerge,A,,C\n", "needs a target"),
        ("action,organisation,target,reason\nrename,A,B,\n", "a reason"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, text: str, said: str):
    (tmp_path / "corrections.csv").write_text(text, encoding="utf-8")
    with pytest.raises(BordereauError, match=said):
        load_corrections(tmp_path)


def test_corrections_are_read_in_order(tmp_path: Path):
    text = "action,organisation,target,document,reason\nrename,A,B,,renamed in 2020\n"
    (tmp_path / "corrections.csv").write_text(text, encoding="utf-8")
    (told,) = load_corrections(tmp_path)
    assert (told.id, told.target, told.document) == ("2", "B", None)
    assert load_corrections(tmp_path / "nowhere") == []


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("AI-KIDAL", "Autorité Intérimaire de Kidal", True),
        ("CRK-Kidal", "Centre de Ressources de Kidal", True),
        ("CR-Kidal", "Centre de Ressources de Kidal", True),
        ("ADEF", "Agence pour le Développement de l'Élevage des Femmes", True),
        ("APDEF", "Agence Pour le Développement de l'Élevage des Femmes", True),
        ("DRSV", "Direction Régionale des Services Vétérinaires de Gao", False),
        ("DRSV Gao", "Direction Régionale des Services Vétérinaires de Gao", True),
        ("Autorité Intérimaire de Kidal", "AI-KIDAL", False),
        ("Kidal", "Kidal", False),
    ],
)
def test_a_short_name_is_made_of_the_letters_and_words_of_the_full_one(
    short: str, full: str, same: bool
) -> None:
    assert abbreviates(short, full) is same


def test_the_partner_of_one_agreement_is_one_organisation_under_both_names() -> None:
    found = [("a", new_organisation("AI-KIDAL")), ("b", new_organisation("Autorité Intérimaire de Kidal"))]
    pair = SamePartner(("a", "ai-kidal"), ("b", "autorite-interimaire-de-kidal"), "DDRK23-003-APO")
    resolution = resolve_organisations(found, partners=[pair])
    assert names(resolution) == ["Autorité Intérimaire de Kidal"]
    assert [(alias.name, alias.reason) for alias in resolution.aliases] == [("AI-KIDAL", "agreement")]
