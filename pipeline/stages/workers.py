"""Where documents are worked on: processes of their own, here or on a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol, TypeVar

from pipeline.stages.failures import Failure
from pipeline.stages.jobs import Job
from pipeline.stages.pool import Pool

T = TypeVar("T")
R = TypeVar("R")


class Workers(Protocol):
    """Something that does jobs."""

    def run(self, jobs: Iterable[Job[T, R]]) -> Iterator[tuple[Job[T, R], R | Failure]]:
        """Do jobs; gives each with its result, or with the reason why it failed, as they end."""


def default_workers() -> int:
    """As many workers as there are processors for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def workers_for(n_workers: int, cluster: str | None, out: Path) -> AbstractContextManager[Workers]:
    """The workers that a build was told to use; `out` is its folder of results."""
    if cluster is None:
        return Pool(n_workers)
    from pipeline.stages.cluster import cluster_workers

    return cluster_workers(cluster, out)


def run_here(job: Job[T, R]) -> R | Failure:
    """Do one job in a process of its own on this machine, and wait for it."""
    with Pool(1) as workers:
        ((_, ended),) = workers.run([job])
    return ended
