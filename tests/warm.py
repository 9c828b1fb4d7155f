"""Runs `bordereau` in processes forked from one that has loaded everything, as `python -m pipeline` would.

A process of its own takes three seconds to begin, most of them for the language model; a test that runs the
command three times waits for nothing else. Requests are lines of JSON; each answer is a line with the status.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any


class WarmCommand:
    """The command, ready to run; `close` ends the process that it is forked from."""

    def __init__(self, top: Path) -> None:
        self._top = top
        self._server: subprocess.Popen[str] | None = None

    def run(
        self, arguments: list[str], given: str | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run it with arguments, what it is given on standard input, and its environment, by default ours."""
        server = self._started()
        assert server.stdin is not None
        assert server.stdout is not None
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "in").write_text(given or "", encoding="utf-8")
            asked = {
                "arguments": arguments,
                "folder": folder,
                "cwd": str(self._top),
                "env": dict(os.environ) if env is None else env,
            }
            server.stdin.write(json.dumps(asked) + "\n")
            server.stdin.flush()
            answer = server.stdout.readline()
            assert answer, "the process from which commands are forked has ended"
            out, err = ((Path(folder) / name).read_text(encoding="utf-8") for name in ("out", "err"))
        return subprocess.CompletedProcess(["bordereau", *arguments], int(answer), out, err)

    def _started(self) -> subprocess.Popen[str]:
        if self._server is None:
            command = [sys.executable, "-m", "tests.warm"]
            pipe = subprocess.PIPE
            self._server = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=self._top)
        return self._server

    def close(self) -> None:
        if self._server is not None:
            self._server.communicate()


def _serve() -> None:
    from pipeline.stages import STAGES

    for stage in STAGES.values():
        stage.preload(None)
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(asked)
        _, status = os.waitpid(child, 0)
        answers.write(f"{os.waitstatus_to_exitcode(status)}\n")
        answers.flush()


def _become(asked: dict[str, Any]) -> None:
    """Be the command in this process, and leave with its status."""
    folder = Path(asked["folder"])
    for number, name, flags in ((0, "in", os.O_RDONLY), (1, "out", os.O_WRONLY), (2, "err", os.O_WRONLY)):
        os.dup2(os.open(folder / name, flags | os.O_CREAT), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - what the parent read stays its own
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    status = 1
    try:
        from pipeline.cli import main

        main(asked["arguments"], prog_name="bordereau")
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - printed, as Python does
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    _serve()
