"""Take the pictures of README and docs again: `python docs/make_screenshots.py OUT RAW`, a built archive."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Error, sync_playwright

FOLDER = Path(__file__).with_name("pictures")

FINDING = "livret-partenariats:p5:t1:r8:c5:total"

PICTURES = {
    "page": f"/page/livret-partenariats/5?finding={FINDING}",
    "home": "/",
    "finding": f"/finding/{FINDING}",
    "money": "/money?by=donor&place=ml-kidal",
    "search": "/search?q=points+d%27eau",
    "documents": "/documents",
    "table": "/archive/amounts?currency=EUR",
}
"""Names of pictures, and the address that each shows."""

REPORT = "report"
"""The picture of the report in the folder of results: its block of the finding."""

HEIGHTS = {"page": 1000}
"""Pictures that are higher than the others, in pixels."""


def main(out: str, raw: str) -> None:
    """Serve the archive and save each picture."""
    FOLDER.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "pipeline", "serve", "--out", out, "--raw", raw, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().split()[-1].rstrip("/")
            with sync_playwright() as play:
                browser = play.chromium.launch(
                    executable_path=shutil.which("chromium"), args=["--no-sandbox"]
                )
                page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="en")
                for name, path in PICTURES.items():
                    page.set_viewport_size({"width": 1280, "height": HEIGHTS.get(name, 800)})
                    _take(page, address + path, FOLDER / f"{name}.png")
                page.goto((Path(out).resolve() / "audit.html").as_uri())
                block = page.locator("article", has=page.locator(f"text={FINDING}")).first
                block.screenshot(path=FOLDER / f"{REPORT}.png")
                _shrink(FOLDER / f"{REPORT}.png")
                browser.close()
        finally:
            server.terminate()


def _take(page: Any, address: str, path: Path) -> None:
    for _ in range(50):
        try:
            page.goto(address)
            break
        except Error as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            time.sleep(0.2)
    page.wait_for_load_state("networkidle")
    # Without a fragment the page begins at its head, where a reader of the docs finds out what it is.
    page.screenshot(path=path)
    _shrink(path)


def _shrink(path: Path) -> None:
    with Image.open(path) as image:
        image.convert("P", palette=Image.Palette.ADAPTIVE, colors=256).save(path, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
