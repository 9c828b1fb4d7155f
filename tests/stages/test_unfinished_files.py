"""What a process that was killed leaves half written."""

from pathlib import Path

from pipeline.stages.work import clear_unfinished


def test_what_a_killed_process_had_begun_to_write_is_taken_away_and_nothing_else(tmp_path: Path) -> None:
    begun = [tmp_path / ".words.jsonl.4711", tmp_path / "pictures" / ".1.png.12"]
    kept = [tmp_path / "words.jsonl", tmp_path / ".lock", tmp_path / "pictures" / "1.png"]
    (tmp_path / "pictures").mkdir()
    for path in (*begun, *kept):
        path.write_bytes(b"")
    clear_unfinished(tmp_path)
    assert sorted(p for p in tmp_path.rglob("*") if p.is_file()) == sorted(kept)
