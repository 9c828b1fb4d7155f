"""A stage's work on one document, as it is done here or by a machine that does not see our folders."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.records.files import file_name, sync
from pipeline.stages import STAGES, Stage
from pipeline.stages.inventory import RawFile
from pipeline.stages.jobs import Job
from pipeline.stages.outputs import Output, outputs_of
from pipeline.stages.settings import Settings
from pipeline.stages.work_limits import Limits

SIGNATURES = file_name("signatures")
PAGES = file_name("pages")
"""What is read of a document: a small file may unpack to the text of a thousand pages."""


@dataclass(frozen=True, slots=True)
class Task:
    """One stage's work on one document."""

    entry: RawFile
    folder: Path
    settings: Settings

    @property
    def limits(self) -> Limits:
        """What it may use."""
        return Limits.of_file(self.settings, self.entry.path, self.folder / PAGES)


@dataclass(frozen=True, slots=True)
class Work:
    """A stage's work, named so that it can be sent to another process."""

    stage: str

    def __call__(self, task: Task) -> dict[str, Output]:
        """Do it; what it leaves is on the disk before a receipt says that it is there. Gives what it left."""
        stage = STAGES[self.stage]
        clear_unfinished(task.folder)
        stage.run(task.entry, task.folder, task.settings)
        return settled(task.folder, stage)

    def preload(self) -> None:
        """Load what it needs, for processes that are forked later."""
        STAGES[self.stage].preload(None)

    def sent(self, job: Job[Task, dict[str, Output]]) -> Job[Parcel, dict[str, bytes]]:
        """The same work for a machine that does not see our folders."""
        return Job(WorkElsewhere(self.stage), Parcel.of(job.argument, STAGES[self.stage]), job.limits)

    def received(self, job: Job[Task, dict[str, Output]], files: Mapping[str, bytes]) -> dict[str, Output]:
        """Put what such a machine gave into the folder of the document."""
        folder = job.argument.folder
        write_files(folder, files)
        return settled(folder, STAGES[self.stage])


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a stage needs of a document: the file, or the records that stages before it left, as bytes."""

    task: Task
    files: dict[str, bytes]

    @classmethod
    def of(cls, task: Task, stage: Stage) -> Parcel:
        """All that is there of it."""
        if not stage.inputs:
            return cls(task, {_source(task): task.entry.path.read_bytes()})
        paths = [task.folder / file_name(kind) for kind in stage.inputs]
        return cls(task, {path.name: path.read_bytes() for path in paths if path.exists()})


def _source(task: Task) -> str:
    return f"source{task.entry.path.suffix}"


@dataclass(frozen=True, slots=True)
class WorkElsewhere:
    """A stage's work in a folder that is there only for it."""

    stage: str

    def __call__(self, parcel: Parcel) -> dict[str, bytes]:
        """Do it; gives the files that it left, by their names in the folder of the document."""
        stage = STAGES[self.stage]
        with TemporaryDirectory(prefix="bordereau-") as scratch:
            given, folder = Path(scratch) / "given", Path(scratch) / parcel.task.folder.name
            for made in (given, folder):
                made.mkdir()
            write_files(folder if stage.inputs else given, parcel.files)
            entry = replace(parcel.task.entry, path=given / _source(parcel.task))
            stage.run(entry, folder, parcel.task.settings)
            names = [name for name in stage.outputs_in(folder) if (folder / name).exists()]
            return {name: (folder / name).read_bytes() for name in names}

    def preload(self) -> None:
        """Load what it needs, for processes that are forked later."""
        STAGES[self.stage].preload(None)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, each in one step."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.write_bytes(content)
        beside.replace(path)


def clear_unfinished(folder: Path) -> None:
    """Take away what a process that was killed had begun to write: `.words.jsonl.4711`."""
    for path in folder.rglob(".*"):
        if path.suffix[1:].isdecimal() and path.is_file():
            path.unlink()


def settled(folder: Path, stage: Stage) -> dict[str, Output]:
    """What a stage left in a folder, all of it on the disk."""
    # All at the end: the disk is then made to write once, and not once for each file.
    left = outputs_of(folder, stage.outputs_in(folder), durable=True)
    sync(folder)
    return left


def left_in(folder: Path, stage: Stage) -> dict[str, Output]:
    """What a stage left in a folder."""
    return outputs_of(folder, stage.outputs_in(folder))
