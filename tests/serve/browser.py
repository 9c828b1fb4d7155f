"""A served archive and a browser that looks at it, for tests."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conftest import RAW, TOP


@contextmanager
def served(out: Path, folder: Path, *, raw: Path | None = None) -> Iterator[str]:
    """The address of an archive, served with a desk; over a copy of the samples where no folder is given."""
    if raw is None:
        raw = Path(shutil.copytree(RAW, folder / "raw"))
    command = [sys.executable, "-m", "pipeline", "serve", "--desk", "--port", "0"]
    command += ["--out", str(out), "--raw", str(raw)]
    log = folder / "log.txt"
    with (
        log.open("w", encoding="utf-8") as told,
        subprocess.Popen(command, cwd=TOP, stdout=told, stderr=subprocess.STDOUT) as server,
    ):
        while "Uvicorn running" not in (printed := log.read_text(encoding="utf-8")):
            assert server.poll() is None, printed
            time.sleep(0.1)
        line = next(line for line in printed.splitlines() if line.startswith("Bordereau serves"))
        try:
            yield line.split()[-1].rstrip("/")
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=20)


@dataclass
class Browser:
    """A browser on one address; errors of scripts are kept."""

    chromium: Any
    address: str
    errors: list[str] = field(default_factory=list)

    def open(self, path: str, *, width: int = 1280, language: str = "en", script: bool = True) -> Any:
        """A page of its own, loaded."""
        context = self.chromium.new_context(
            viewport={"width": width, "height": 860}, locale=language, java_script_enabled=script
        )
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note)
        page.goto(self.address + path)
        return page

    def _note(self, message: Any) -> None:
        """Scripts and styles that the policy of contents refused are errors, too."""
        if "Content Security Policy" in message.text:
            self.errors.append(message.text)

    def faults(self, page: Any) -> list[str]:
        """What axe finds wrong, by WCAG 2.2 A and AA and its best practices."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(page).response["violations"]
        return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:160]}" for one in found]


@contextmanager
def browser_of(address: str) -> Iterator[Browser]:
    """One start of Chromium for many pages."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield Browser(chromium, address)
        chromium.close()
