"""The report as PDF, printed by Chromium where there is one."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

import pikepdf

from pipeline.errors import BordereauError

Paper = Literal["a4", "letter"]

SIZES: dict[Paper, str] = {"a4": "A4", "letter": "letter"}
"""What CSS calls each paper."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
TIME_LIMIT = 180
"""Seconds that Chromium may take to print a report."""


def browser() -> str:
    """The path of Chromium.

    Raises:
        BordereauError: there is none.
    """
    path_of_browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if path_of_browser is None:
        raise BordereauError("--pdf needs Chromium; install it, or print audit.html from a browser")
    return path_of_browser


def write_pdf(
    render: Callable[[Mapping[str, int]], str], anchors: Iterable[str], path: Path, paper: Paper = "a4"
) -> None:
    """Print the report twice: the second time with page numbers in its contents.

    Args:
        render: gives the page, with the page numbers of what the contents lead to.
        anchors: the ids of that.
        path: the PDF to write.
        paper: the paper to print on.

    Raises:
        BordereauError: there is no Chromium, or it failed; the message says what it said.
    """
    chromium, wanted = browser(), list(anchors)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, printed = folder / "audit.html", folder / "audit.pdf"
        known: dict[str, int] = {}
        for _ in range(2):
            page.write_text(_on_paper(render(known), paper), encoding="utf-8")
            _print(chromium, page, printed, folder)
            known = _numbers(printed, wanted)
        shutil.copyfile(printed, path)


def _on_paper(html: str, paper: Paper) -> str:
    return html.replace("</style>", f"@page {{ size: {SIZES[paper]}; }}\n</style>", 1)


def _print(chromium: str, page: Path, printed: Path, folder: Path) -> None:
    command = [
        chromium,
        "--headless",
        "--disable-gpu",
        "--no-sandbox",
        "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={printed}",
        page.as_uri(),
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIME_LIMIT, check=False)
    except subprocess.TimeoutExpired as error:
        raise BordereauError(
            f"--pdf: Chromium took longer than {TIME_LIMIT} s to print the report"
        ) from error
    if done.returncode or not printed.is_file():
        said = re.sub(r"\s+", " ", done.stderr.strip()[-300:])
        raise BordereauError(f"--pdf: Chromium could not print the report: {said}")


def _numbers(printed: Path, wanted: Iterable[str]) -> dict[str, int]:
    """The page, from 1, on which each id that something leads to stands."""
    with pikepdf.open(printed) as document:
        pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(document.pages, start=1)}
        places = document.Root.get("/Dests", pikepdf.Dictionary())
        numbers = {}
        for id_ in wanted:
            place = places.get(f"/{id_}")
            if place is not None and place[0].objgen in pages:
                numbers[id_] = pages[place[0].objgen]
        return numbers
