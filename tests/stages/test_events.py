"""What was done is kept as PREMIS events, in the log beside the documents and in the history of results."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.archive.history import events_of
from pipeline.cli import main
from pipeline.errors import BordereauError
from pipeline.records import Correction, Document
from pipeline.stages.accessions import Accession
from pipeline.stages.events import (
    FILE,
    accessions,
    corrections,
    event,
    extractions,
    load_events,
    record_events,
)
from pipeline.stages.run import open_corpus
from pipeline.stages.verify import verify_originals


def folders(tmp_path: Path) -> tuple[Path, Path]:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("un", encoding="utf-8")
    return raw, tmp_path / "out"


def accept(raw: Path, out: Path) -> None:
    with open_corpus(raw, out, workers=1):
        pass


def verify(raw: Path, out: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["verify", "--raw", str(raw), "--out", str(out)])
    return done.exit_code, done.output


def test_a_file_that_comes_in_is_an_accession_with_its_digest(tmp_path: Path) -> None:
    raw, out = folders(tmp_path)
    accept(raw, out)
    accept(raw, out)
    (known,) = load_events(raw)
    assert (known.type, known.outcome, known.document_id) == ("accession", "success", "a")
    assert known.sha256
    assert known.agent.startswith("Bordereau ")
    assert events_of(out) == [known]


def test_a_move_and_other_bytes_are_accessions_and_what_stays_is_none() -> None:
    before = [Accession("a", "1" * 64, "a.txt"), Accession("b", "2" * 64, "b.txt"), Accession("c", "3", "c")]
    after = [before[0].at("d.txt"), Accession("b", "4" * 64, "b.txt"), before[2]]
    details = [e.detail for e in accessions(before, after)]
    assert details == [
        "moved from a.txt to d.txt",
        f"b.txt holds other bytes than at its accession, before of SHA-256 {'2' * 64}",
    ]


def test_originals_that_changed_or_went_are_found_and_not_accepted_in_silence(tmp_path: Path) -> None:
    raw, out = folders(tmp_path)
    (raw / "b.txt").write_text("deux", encoding="utf-8")
    accept(raw, out)
    assert verify(raw, out)[0] == 0
    (raw / "a.txt").write_text("uN", encoding="utf-8")
    (raw / "b.txt").unlink()
    for _ in range(2):  # Looking does not make the new bytes the right ones.
        code, said = verify(raw, out)
        assert code == 1
        assert "a.txt: not the bytes that were accepted on " in said
        assert "b.txt: is gone" in said
        assert "originals that do not hold: 2" in said
    found = [(e.outcome, e.document_id) for e in events_of(out) if e.type == "validation"]
    assert found == [("success", None), *[("fail", "a"), ("fail", "b"), ("fail", None)] * 2]
    assert "not the bytes" in next(note for id_, note in verify_originals(raw) if id_ == "a")


def test_an_extraction_ends_as_its_document_did() -> None:
    documents = [
        Document(id="a", path="a.pdf", status="ok"),
        Document(id="b", path="b.pdf", status="failed", error="protected by a password"),
        Document(id="c", path="c.pdf", status="partial", error="2 pages have no text"),
    ]
    found = [(e.document_id, e.outcome, e.note) for e in extractions(documents)]
    assert found == [
        ("a", "success", None),
        ("b", "fail", "protected by a password"),
        ("c", "warning", "2 pages have no text"),
    ]


def correction(id_: str, status: str = "applied", **known: str) -> Correction:
    told = {"action": "correct", "kind": "amounts", "document": "a.pdf", "text": "5 M", "reason": "seen"}
    return Correction(**{"id": id_, "status": status, "by": "AB", **told, **known})  # type: ignore[arg-type]


def test_a_correction_is_an_event_once_by_who_made_it_wherever_its_line_stands() -> None:
    documents = [Document(id="a", path="a.pdf", status="ok")]
    (first,) = corrections([], [correction("2")], documents)
    assert (first.type, first.agent, first.document_id, first.outcome) == ("correction", "AB", "a", "success")
    assert first.detail == "applied: correct amounts “5 M”, seen"
    assert corrections([correction("2")], [correction("7")], documents) == []
    (stale,) = corrections([correction("2")], [correction("2", "no longer applies", note="gone")], documents)
    assert (stale.outcome, stale.note) == ("warning", "gone")
    (back,) = corrections([correction("2")], [], documents)
    assert back.detail.startswith("taken back: ")


def test_the_history_has_what_the_log_says_even_where_the_results_are_new(tmp_path: Path) -> None:
    raw, out = folders(tmp_path)
    accept(raw, out)
    record_events(raw, tmp_path / "elsewhere", [event(type="export", detail="csv")])
    assert {e.type for e in events_of(tmp_path / "elsewhere")} == {"accession", "export"}


def test_a_log_that_a_spreadsheet_saved_is_carried_on(tmp_path: Path) -> None:
    raw, out = folders(tmp_path)
    record_events(raw, out, [event(type="export", detail="csv")])
    text = (raw / FILE).read_text(encoding="utf-8")
    (raw / FILE).write_text(text.replace(",", ";").rstrip("\n"), encoding="utf-8-sig")
    record_events(raw, out, [event(type="export", detail="xlsx")])
    assert [e.detail for e in load_events(raw)] == ["csv", "xlsx"]
    assert len(events_of(out)) == 2


def test_a_line_that_is_no_event_stops_the_build_with_its_number(tmp_path: Path) -> None:
    raw, out = folders(tmp_path)
    record_events(raw, out, [event(type="export", detail="csv")])
    text = (raw / FILE).read_text(encoding="utf-8")
    (raw / FILE).write_text(text.replace("export", "party"), encoding="utf-8")
    with pytest.raises(BordereauError, match=r"events.csv: line 2: type: 'party' is none of"):
        accept(raw, out)


def test_a_folder_that_may_not_be_written_to_has_its_events_in_the_history(tmp_path: Path) -> None:
    raw, out = folders(tmp_path)
    raw.chmod(0o555)
    try:
        record_events(raw, out, [event(type="export", detail="csv")])
    finally:
        raw.chmod(0o755)
    assert not (raw / FILE).exists()
    assert [e.detail for e in events_of(out)] == ["csv"]


def test_a_bag_holds_the_event_of_its_export(sample_out: Path, tmp_path: Path) -> None:
    raw, out = folders(tmp_path)
    out.mkdir()
    (out / "archive.db").write_bytes((sample_out / "archive.db").read_bytes())
    told = ["export", "bag", "csv", "--raw", str(raw), "--out", str(out), "--to", str(tmp_path / "to")]
    done = CliRunner().invoke(main, told)
    assert done.exit_code == 0, done.output
    (known,) = load_events(tmp_path / "to" / "bag" / "data" / "raw")
    assert (known.type, known.detail, known.outcome) == ("export", "written as bag, csv", "success")
    assert known.sha256
    assert CliRunner().invoke(main, told).exit_code == 1
    assert [e.outcome for e in events_of(out)] == ["success", "success", "fail"]
