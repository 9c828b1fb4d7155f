"""Hostile requests, all of them, in a server of its own: what it takes at most."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import TOP

pytestmark = pytest.mark.slow

MOST_MEBIBYTES = 300

SERVER = """
import asyncio, resource, sys
from pathlib import Path
from pipeline.serve.app import reading_room
from pipeline.serve.limits import bound_memory
from pipeline.serve.policy import Policy
from pipeline.serve.room import Folders
from tests.serve.strangers import ADDRESSES

room = reading_room(Folders(Path(sys.argv[1]), Path(sys.argv[1])), Policy().for_strangers(sql=True))
bound_memory()

async def ask_all():
    for address in ADDRESSES.values():
        await room.client.get(address)

asyncio.run(ask_all())
room.images.close()
# The peak of the system's account also counts the process that this one was started from.
status = Path("/proc/self/status")
told = status.read_text().splitlines() if status.exists() else []
peaks = [line.split()[1] for line in told if line.startswith("VmHWM")]
print(int(peaks[0] if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024)
"""


def test_a_server_stays_small_under_hostile_requests(sample_out: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SERVER, str(sample_out)], cwd=TOP, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) < MOST_MEBIBYTES
