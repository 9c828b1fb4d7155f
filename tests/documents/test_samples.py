"""The sample documents and what their truth files say about them must stay in step."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from pipeline.stages.inventory import CONTROL_FILES

HERE = Path(__file__).resolve().parent
RAW = HERE.parents[1] / "raw"
CASES = sorted(path.parent.name for path in HERE.glob("*/truth.json"))
TOLERATED = {"conversion": Decimal(1), "share": Decimal("0.5")}


def load_truth(case: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((HERE / case / "truth.json").read_text(encoding="utf-8"))
    return truth


def fold(text: str) -> str:
    joined = re.sub(r"[\ufffe\x02]\s*(?=[A-ZÉÈ])", "-", text.replace("\r", ""))
    return re.sub(r"\s+", " ", re.sub(r"[\ufffe\x02]\s*", "", joined))


def read_pages(path: Path) -> list[str]:
    if path.suffix != ".pdf":
        return [fold(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")).replace("&nbsp;", " "))]
    with pypdfium2.PdfDocument(path) as pdf:
        return [fold(page.get_textpage().get_text_range()) for page in pdf]


def test_every_document_of_raw_has_a_truth_file_and_the_reverse() -> None:
    assert sorted(p.stem for p in RAW.iterdir() if p.name not in CONTROL_FILES) == CASES


@pytest.mark.parametrize("case", CASES)
def test_quoted_amounts_and_dates_stand_on_their_page(case: str) -> None:
    truth = load_truth(case)
    pages = read_pages(RAW / truth["path"])
    assert len(pages) == truth["n_pages"]
    astray = [
        entry for entry in truth["amounts"] + truth["dates"] if entry["text"] not in pages[entry["page"] - 1]
    ]
    assert astray == []


@pytest.mark.parametrize("case", CASES)
def test_cells_stand_on_the_pages_of_their_table(case: str) -> None:
    truth = load_truth(case)
    pages = read_pages(RAW / truth["path"])
    for table in truth["tables"]:
        words = set(" ".join(pages[table["page"] - 1 : table["last_page"]]).replace("*", " ").split())
        cells = [cell for row in table["rows"] for cell in row if cell]
        assert [cell for cell in cells if not set(cell.split()) <= words] == []
        assert len({len(row) for row in table["rows"]}) == 1


@pytest.mark.parametrize("case", CASES)
def test_checks_state_the_difference_of_their_figures(case: str) -> None:
    for check in load_truth(case)["checks"]:
        if check["computed"] is None:
            assert check["status"] == "unverifiable"
            continue
        difference = Decimal(check["claimed"]) - Decimal(check["computed"])
        assert Decimal(check["difference"]) == difference
        if check["status"] == "ok" and "said as" not in check["description"]:
            assert abs(difference) <= TOLERATED.get(check["kind"], Decimal(0)), check
        if check["status"] == "mismatch":
            assert difference != 0
