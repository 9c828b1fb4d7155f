"""What several tests share: the command as a user has it, a sample archive, the documents of `shared`."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pipeline.records.guards import STRICT
from tests.warm import WarmCommand

# A busy machine is slow, not wrong.
settings.register_profile("bordereau", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("bordereau")

# What costs a document a passage only must cost a test its success.
os.environ[STRICT] = "1"

TOP = Path(__file__).resolve().parents[1]
RAW = TOP / "raw"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden", action="store_true", help="rewrite the expected CSV files, to be reviewed as a diff"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--golden") and os.environ.get("CI"):
        raise pytest.UsageError("--golden rewrites what is expected: a person does that, not CI")


Bordereau = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def bordereau() -> Iterator[Bordereau]:
    """Run `bordereau` with arguments, in a process of its own."""
    command = WarmCommand(TOP)

    def run(
        *arguments: object,
        input: str | None = None,  # noqa: A002 - as `subprocess.run` calls it
        env: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        return command.run([*map(str, arguments)], input, env)

    yield run
    command.close()


@pytest.fixture(scope="session")
def sample_out(bordereau: Bordereau, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a build of our sample documents."""
    out = tmp_path_factory.mktemp("sample")
    done = bordereau("build", "--raw", RAW, "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def sample(sample_out: Path) -> Iterator[sqlite3.Connection]:
    """The archive of our sample documents, for reading."""
    with closing(sqlite3.connect(f"file:{sample_out}/archive.db?mode=ro", uri=True)) as db:
        db.row_factory = sqlite3.Row
        yield db


def heed_interrupts() -> None:
    """Let a process heed Ctrl-C, which what runs in the background of a shell is told to ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and annotations that lies beside a checkout, where there is one."""
    folder = TOP.parent / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("needs the real documents and annotations in ../shared")
    return folder
