from __future__ import annotations

import pytest

from pipeline.errors import fault_of
from pipeline.records.guards import STRICT, Guard
from pipeline.values.iso_dates import parse_iso_date


@pytest.fixture(autouse=True)
def lenient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STRICT)


def test_a_fault_is_a_problem_that_names_the_part_the_exception_and_the_place() -> None:
    guard = Guard("d", "entities")
    with guard.around("passage", "Le 30 février", page=4):
        parse_iso_date("2023-02-30")
    with guard.around("passage", "Le 31 mars", page=4):
        pass
    (problem,) = guard.faults
    assert (problem.id, problem.kind, problem.page) == ("d:entities:fault:1", "fault", 4)
    assert problem.text == "Le 30 février"
    assert problem.reason.startswith("passage: a fault of this program: ValueError: 2023-02-30 is no date")
    assert "(values/iso_dates.py:" in problem.reason


@pytest.mark.parametrize("lack", [MemoryError, OSError(28, "No space left on device"), KeyboardInterrupt])
def test_what_the_machine_lacks_and_what_a_person_stops_is_no_fault_of_a_part(lack: BaseException) -> None:
    guard = Guard("d", "entities")
    with pytest.raises(type(lack) if isinstance(lack, BaseException) else lack), guard.around("passage"):
        raise lack
    assert guard.faults == []


def test_faults_can_be_made_to_show(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ZeroDivisionError), Guard("d", "tables", strict=True).around("table"):
        _ = 1 / 0
    monkeypatch.setenv(STRICT, "1")
    with pytest.raises(ZeroDivisionError), Guard("d", "tables").around("table"):
        _ = 1 / 0


def test_the_fault_of_a_document_is_told_on_one_line() -> None:
    assert "\n" not in fault_of(ValueError("two\nlines"))
