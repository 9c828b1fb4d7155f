"""The documentation is a site in two languages that works from a folder, without the network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TOP


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("mkdocs_static_i18n", reason="needs pip install 'bordereau[docs]'")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr + done.stdout
    return folder


@pytest.mark.slow
def test_every_page_is_there_in_both_languages(site: Path) -> None:
    sources = {path.stem for path in (TOP / "docs").glob("*.md") if ".fr" not in path.suffixes}
    for folder in (site, site / "fr"):
        assert {path.stem for path in folder.glob("*.html")} - {"404"} == sources
    assert "Dictionnaire des données" in (site / "fr" / "data-dictionary.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_nothing_is_loaded_from_the_network(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|img|iframe)[^>]+src="?(https?:[^" >]+)', text)
        loaded += re.findall(r'<link[^>]+rel="?(?:stylesheet|icon|preload)[^>]+href="?(https?:[^" >]+)', text)
        assert loaded == [], path


def test_every_page_that_is_translated_has_an_original() -> None:
    for path in (TOP / "docs").glob("*.fr.md"):
        assert path.with_name(path.name.replace(".fr.md", ".md")).exists()
