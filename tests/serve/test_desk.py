"""At the desk people write lines that the next build heeds; strangers do not."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from pipeline.corrections.correction_lines import load_corrections
from pipeline.corrections.kinds import KINDS
from pipeline.records.reviews import load_reviews
from pipeline.serve import is_loopback
from pipeline.serve.app import reading_room
from pipeline.serve.desk import Desk
from pipeline.serve.desk.control_lines import RefusedError, read_lines, write_line
from pipeline.serve.desk.forms import ADDED, FIELDS
from pipeline.serve.desk.guard import refusal
from pipeline.serve.room import Folders
from pipeline.stages.catalogue import load_catalogue
from pipeline.stages.events import load_events, note_written
from tests.conftest import RAW, Bordereau
from tests.serve.conftest import Ask, asker

READERS = {"reviews.csv": load_reviews, "catalogue.csv": load_catalogue, "corrections.csv": load_corrections}
FINDING = "livret-partenariats:p5:t1:r8:c5:total"
HERE = {"origin": "http://localhost", "cookie": "ds_csrftoken=abc"}

slow = pytest.mark.slow


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RAW, tmp_path / "raw"))


@pytest.fixture
def desk(sample_out: Path, raw: Path) -> Ask:
    return asker(reading_room(Folders(sample_out, raw, Desk(READERS))))


def token(page: str) -> str:
    found = re.search(r'name="csrftoken" value="([^"]+)"', page)
    assert found
    return found[1]


def post(desk: Ask, form: str, beside: str, **fields: str) -> tuple[int, str]:
    seen = desk(beside)
    cookie = seen.headers["set-cookie"].split(";")[0]
    answer = desk(
        form,
        method="post",
        data={"csrftoken": token(seen.text), **fields},
        headers={"origin": "http://localhost", "cookie": cookie},
    )
    return answer.status_code, answer.text


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@slow
def test_an_answer_is_a_line_of_reviews_and_shown_as_waiting(desk: Ask, raw: Path) -> None:
    page = f"/finding/{FINDING}"
    told = {"finding": FINDING, "decision": "accepted", "why": "Les lignes sont justes.", "by": "Audit"}
    assert post(desk, "/desk/finding", page, evidence="8973c8151b1e", **told)[0] == 302
    (line,) = rows(raw / "reviews.csv")
    assert {name: line[name] for name in told} == told
    assert load_reviews(raw)[FINDING].decision == "accepted"
    assert "Waits for the next build" in desk(page).text
    assert "Les lignes sont justes." in desk("/desk").text


@slow
def test_a_second_answer_takes_the_place_of_the_first_and_other_lines_stay(desk: Ask, raw: Path) -> None:
    (raw / "reviews.csv").write_text('finding,decision,by,on,why\nother,explained,A,2024-01-31,"x, y"\n')
    for decision in ("accepted", "explained"):
        post(
            desk, "/desk/finding", f"/finding/{FINDING}", finding=FINDING, decision=decision, why="w", by="b"
        )
    assert [(line["finding"], line["decision"]) for line in rows(raw / "reviews.csv")] == [
        ("other", "explained"),
        (FINDING, "explained"),
    ]
    assert rows(raw / "reviews.csv")[0]["why"] == "x, y"


@slow
def test_a_title_is_a_line_of_the_catalogue(desk: Ask, raw: Path) -> None:
    post(
        desk, "/desk/document", "/document/releve-decisions", path="releve-decisions.md", title="Relevé 2023"
    )
    assert dict(load_catalogue(raw)["releve-decisions.md"])["title"] == "Relevé 2023"
    assert "Relevé 2023" in desk("/document/releve-decisions").text


@slow
def test_a_line_that_the_build_would_not_take_is_refused_in_words(desk: Ask, raw: Path) -> None:
    status, page = post(
        desk, "/desk/document", "/document/releve-decisions", path="releve-decisions.md", issued="yesterday"
    )
    assert status == 400
    assert "yesterday" in page
    written = raw / "catalogue.csv"
    assert not written.exists() or "yesterday" not in written.read_text(encoding="utf-8")


@slow
def test_a_correction_of_an_organisation_is_added(desk: Ask, raw: Path) -> None:
    for target in ("PROMAN", "Proman SA"):
        post(
            desk,
            "/desk/organisation",
            "/organisation/proman-sa",
            action="rename",
            organisation="proman-sa",
            target=target,
            reason="legal name",
        )
    assert [line.target for line in load_corrections(raw)] == ["PROMAN", "Proman SA"]


@slow
def test_a_value_is_mended_beside_its_page(desk: Ask, raw: Path) -> None:
    found = desk("/archive/amounts.json?document_id=livret-partenariats&text=32.628&_shape=objects").json()[
        "rows"
    ]
    beside = f"/page/livret-partenariats/5?amount={found[0]['id']}"
    told = {
        "action": "correct",
        "kind": "amounts",
        "document": "livret-partenariats",
        "page": "5",
        "text": "32.628",
        "occurrence": "",
        "field": "value",
        "reason": "seen on paper",
        "by": "AB",
    }
    for value in ("32629", "32630"):
        assert post(desk, "/desk/fact", beside, value=value, **told)[0] == 302
    (line,) = load_corrections(raw)
    assert (line.kind, line.text, line.field, line.value) == ("amounts", "32.628", "value", "32630")
    assert "32630" in desk("/desk").text
    status, refused = post(desk, "/desk/fact", beside, value="much", **told)
    assert status == 400
    assert "much" in refused


@slow
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"cookie": "ds_csrftoken=abc"},
        {"origin": "http://example.com", "cookie": "ds_csrftoken=abc"},
        {"origin": "null", "cookie": "ds_csrftoken=abc"},
        {"origin": "http://localhost"},
        {"origin": "http://evil.example", "host": "evil.example", "cookie": "ds_csrftoken=abc"},
    ],
)
def test_a_form_from_elsewhere_writes_nothing(desk: Ask, raw: Path, headers: dict[str, str]) -> None:
    told = {"csrftoken": "abc", "finding": FINDING, "decision": "accepted", "by": "x", "why": "y"}
    assert desk("/desk/finding", method="post", data=told, headers=headers).status_code in (403, 421)
    assert not (raw / "reviews.csv").exists()


@slow
def test_without_a_desk_nothing_can_be_written(ask: Ask) -> None:
    assert ask("/desk").status_code == 404
    answer = ask("/desk/finding", method="post", data={"csrftoken": "abc"}, headers=HERE)
    assert answer.status_code == 405
    assert "csrftoken" not in ask(f"/finding/{FINDING}").text


def test_the_guard_lets_a_page_of_this_server_write() -> None:
    headers = {"host": "127.0.0.1:8001", "origin": "http://127.0.0.1:8001"}
    assert refusal(headers, {"ds_csrftoken": "t"}, {"csrftoken": "t"}) is None
    assert refusal(headers, {"ds_csrftoken": "t"}, {"csrftoken": "u"})
    assert refusal(headers | {"origin": "http://127.0.0.1:9000"}, {"ds_csrftoken": "t"}, {"csrftoken": "t"})
    assert refusal({"host": "a.b", "origin": "http://a.b"}, {"ds_csrftoken": "t"}, {"csrftoken": "t"})


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.168.1.2", False),
        ("x", False),
    ],
)
def test_loopback_is_this_machine_only(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_a_desk_for_others_is_refused_in_one_line(bordereau: Bordereau, tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_bytes(b"")
    done = bordereau("serve", "--out", tmp_path, "--desk", "--host", "0.0.0.0")
    assert done.returncode != 0
    assert "this machine only" in done.stderr.splitlines()[-1]


def test_lines_with_columns_of_their_own_keep_them(tmp_path: Path) -> None:
    path = tmp_path / "reviews.csv"
    path.write_text("﻿finding,decision,by,on,why\na,accepted,x,2024-01-31,y\n", encoding="utf-8")
    write_line(
        path, (), {"finding": "b", "decision": "explained", "evidence": "e"}, load_reviews, ["finding"]
    )
    names, lines = read_lines(path)
    assert names == ["finding", "decision", "by", "on", "why", "evidence"]
    assert [line["finding"] for line in lines] == ["a", "b"]


def test_a_refused_line_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "reviews.csv"
    path.write_text("finding,decision,by,on,why\na,accepted,x,2024-01-31,y\n")
    before = path.read_bytes()
    with pytest.raises(RefusedError, match="perhaps"):
        write_line(path, (), {"finding": "b", "decision": "perhaps"}, load_reviews, ["finding"])
    assert path.read_bytes() == before


@slow
def test_what_was_missed_is_added_with_its_values(desk: Ask, raw: Path) -> None:
    beside = "/page/livret-partenariats/5"
    told = {"document": "livret-partenariats", "page": "5", "kind": "amounts", "reason": "seen", "by": "AB"}
    printed = {"text": "Six associations", "value": "6", "currency": "XOF"}
    assert post(desk, "/desk/missing", beside, **told, **printed)[0] == 302
    (line,) = load_corrections(raw)
    assert (line.action, line.kind, line.value) == ("add", "amounts", "value=6; currency=XOF")
    shown = desk(beside).text
    assert "Waits for the next build" in shown
    assert "Value 6, Currency XOF" in shown
    status, refused = post(desk, "/desk/missing", beside, **told, text="x", value="much", currency="XOF")
    assert status == 400
    assert "much" in refused


@slow
def test_a_table_is_mended_or_said_to_be_none_beside_its_page(desk: Ask, raw: Path) -> None:
    beside = "/page/livret-partenariats/5"
    found = re.search(
        r'name="kind" value="tables"><input type="hidden" name="text" value="([^"]+)"', desk(beside).text
    )
    assert found
    told = {
        "document": "livret-partenariats",
        "page": "5",
        "kind": "tables",
        "text": found[1],
        "occurrence": "",
        "reason": "the total is of another",
    }
    assert post(desk, "/desk/fact", beside, action="correct", field="rows", value="1-8", **told)[0] == 302
    assert post(desk, "/desk/fact", beside, action="remove", field="rows", value="1-8", **told)[0] == 302
    extent, none = load_corrections(raw)
    assert (extent.field, extent.value) == ("rows", "1-8")
    assert (none.action, none.field, none.value) == ("remove", None, None)
    assert post(desk, "/desk/fact", beside, action="correct", field="rows", value="all", **told)[0] == 400


@slow
def test_the_fields_and_parties_of_an_agreement_are_mended_on_its_page(desk: Ask, raw: Path) -> None:
    beside = "/agreement/livret-partenariats:p4:g3"
    shown = desk(beside).text
    text = re.search(
        r'name="kind" value="agreements"><input type="hidden" name="text" value="([^"]+)"', shown
    )
    which = re.search(r'<select id="party-which" name="which"><option value="([^"]+)"', shown)
    assert text
    assert which
    told = {"document": "livret-partenariats", "page": "4", "reason": "seen", "action": "correct"}
    signed = {"field": "signed_on", "value": "2023-07-06", "kind": "agreements", "text": text[1]}
    assert post(desk, "/desk/fact", beside, **told, **signed)[0] == 302
    party = {"which": which[1], "field": "organisation", "value": "Direction du fort"}
    assert post(desk, "/desk/party", beside, **told, **party)[0] == 302
    lines = load_corrections(raw)
    assert [(line.kind, line.field, line.value) for line in lines] == [
        ("agreements", "signed_on", "2023-07-06"),
        ("parties", "organisation", "Direction du fort"),
    ]
    assert lines[1].text == which[1].partition(":")[2]
    waiting = desk(beside).text
    assert "Direction du fort" in waiting
    assert "2023-07-06" in waiting
    assert "Direction du fort" in desk("/desk").text


@slow
def test_a_place_that_is_none_is_marked_wrong_beside_its_page(desk: Ask, raw: Path) -> None:
    rows_ = "/archive/place_mentions.json?document_id=livret-partenariats&page=5&_shape=objects"
    found = desk(rows_).json()["rows"][0]
    beside = f"/page/livret-partenariats/5?place={found['id']}"
    shown = re.search(
        r'name="kind" value="places"><input type="hidden" name="text" value="([^"]+)"', desk(beside).text
    )
    assert shown
    told = {"document": "livret-partenariats", "page": "5", "kind": "places", "text": shown[1]}
    answer = post(
        desk, "/desk/fact", beside, action="remove", field="place", value="", reason="a name", **told
    )
    assert answer[0] == 302
    (line,) = load_corrections(raw)
    assert (line.action, line.kind, line.text) == ("remove", "places", shown[1])


@slow
def test_every_kind_of_fact_has_a_form(desk: Ask) -> None:
    assert set(FIELDS) == set(KINDS) - {"documents"}
    for kind, names in FIELDS.items():
        assert set(names) <= KINDS[kind].columns, kind
    for kind, names in ADDED.items():
        assert set(KINDS[kind].added) <= set(names), kind


LOGIN = "X-Remote-User"


def behind_a_login(sample_out: Path, raw: Path) -> Ask:
    return asker(reading_room(Folders(sample_out, raw, Desk(READERS, login=LOGIN, note=note_written))))


def posted(desk: Ask, form: str, beside: str, headers: dict[str, str], **fields: str) -> int:
    seen = desk(beside, headers=headers)
    cookie = seen.headers["set-cookie"].split(";")[0]
    answer = desk(
        form,
        method="post",
        data={"csrftoken": token(seen.text), **fields},
        headers={"origin": "http://localhost", "cookie": cookie, **headers},
    )
    return answer.status_code


@slow
def test_behind_a_login_who_logged_in_wrote_it_whatever_the_form_says(sample_out: Path, raw: Path) -> None:
    desk = behind_a_login(sample_out, raw)
    page = desk(f"/finding/{FINDING}", headers={LOGIN: "anna"}).text
    assert "<b>anna</b>" in page
    assert 'name="by"' not in page
    told = {"finding": FINDING, "decision": "accepted", "why": "checked", "by": "somebody else"}
    assert posted(desk, "/desk/finding", f"/finding/{FINDING}", {LOGIN: "anna"}, **told) == 302
    assert rows(raw / "reviews.csv")[-1]["by"] == "anna"
    event = load_events(raw)[-1]
    assert (event.type, event.agent, event.document_id) == ("correction", "anna", "livret-partenariats")
    assert event.detail.startswith("written into reviews.csv: ")
    assert "checked" in event.detail


@slow
@pytest.mark.parametrize("headers", [{}, {LOGIN: ""}, {LOGIN: "a" * 101}, {"X-Remote-Group": "anna"}])
def test_behind_a_login_nobody_writes_without_one(
    sample_out: Path, raw: Path, headers: dict[str, str]
) -> None:
    desk = behind_a_login(sample_out, raw)
    told = {"finding": FINDING, "decision": "accepted", "why": "checked", "by": "somebody"}
    before = (raw / "events.csv").read_bytes() if (raw / "events.csv").exists() else b""
    assert posted(desk, "/desk/finding", f"/finding/{FINDING}", headers, **told) == 403
    assert not (raw / "reviews.csv").exists() or "checked" not in (raw / "reviews.csv").read_text("utf-8")
    assert ((raw / "events.csv").read_bytes() if (raw / "events.csv").exists() else b"") == before


@slow
def test_each_form_behind_a_login_leaves_an_event_of_who_used_it(sample_out: Path, raw: Path) -> None:
    desk = behind_a_login(sample_out, raw)
    path = "livret-partenariats.pdf"
    told = {"path": path, "title": "Le livret"}
    assert posted(desk, "/desk/document", "/document/livret-partenariats", {LOGIN: "jean"}, **told) == 302
    told = {"action": "rename", "organisation": "proman-sa", "target": "PROMAN", "reason": "legal name"}
    assert posted(desk, "/desk/organisation", "/organisation/proman-sa", {LOGIN: "awa"}, **told) == 302
    assert [event.agent for event in load_events(raw)[-2:]] == ["jean", "awa"]
    assert rows(raw / "corrections.csv")[-1]["by"] == "awa"


@slow
def test_without_a_setting_no_header_is_believed(sample_out: Path, raw: Path) -> None:
    desk = asker(reading_room(Folders(sample_out, raw, Desk(READERS, note=note_written))))
    told = {"finding": FINDING, "decision": "accepted", "why": "checked", "by": "Jean"}
    assert posted(desk, "/desk/finding", f"/finding/{FINDING}", {LOGIN: "anna"}, **told) == 302
    assert rows(raw / "reviews.csv")[-1]["by"] == "Jean"
    assert load_events(raw)[-1].agent == "Jean"
