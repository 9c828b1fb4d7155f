"""Take the README's picture again: `python docs/make_screenshot.py ADDRESS` of a served sample archive."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def main(address: str) -> None:
    """Save what an auditor sees first."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1180, "height": 640})
        page.goto(f"{address.rstrip('/')}/archive/figures_that_disagree?_hide_sql=1")
        page.screenshot(path=Path(__file__).with_name("archive.png"))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
