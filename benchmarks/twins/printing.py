"""Print web pages with Chromium, on paper as large as their style sheets say."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import sync_playwright


def print_pages(pages: Iterable[tuple[Path, Path]]) -> None:
    """Print web pages to PDF files, all with one browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(java_script_enabled=False)
        for page, pdf in pages:
            tab.goto(page.absolute().as_uri())
            tab.pdf(path=pdf, prefer_css_page_size=True, print_background=True)
        browser.close()
