"""A fault costs only what it happened in: it is a row of `problems`, and the rest of the document stands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pipeline.errors import fault_of
from pipeline.records.documents import Problem
from pipeline.unix import CpuTimeError

STRICT = "BORDEREAU_STRICT"
"""A variable of the environment: where it is set, as in our tests, a guarded fault is raised all the same."""


def is_lack(error: BaseException) -> bool:
    """Whether an exception tells of what the machine lacks, such as memory or room on the disk.

    Libraries also raise an OSError for a file that they cannot decode; only the system numbers its errors.
    """
    return isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno is not None)


@dataclass(slots=True)
class Guard:
    """Collects the faults met in one document by one stage; a `strict` one raises them.

    Without a `document_id` they concern the archive as a whole.
    """

    document_id: str
    stage: str
    strict: bool = False
    faults: list[Problem] = field(default_factory=list)

    @contextmanager
    def around(self, what: str, text: str = "", page: int | None = None) -> Iterator[None]:
        """Go on behind the block where it fails.

        Args:
            what: the part of the document that it works on, as a user would name it (`passage`, `table`).
            text: what is printed there.
            page: where that is.

        Raises:
            MemoryError: memory ran out.
            OSError: the machine failed, not the part.
        """
        try:
            yield
        except Exception as error:
            if self.strict:
                raise
            self.faults.append(
                Problem(
                    id=f"{self.document_id or 'archive'}:{self.stage}:fault:{len(self.faults) + 1}",
                    document_id=self.document_id or None,
                    stage=self.stage,
                    kind="fault",
                    page=page,
                    text=text,
                    reason=contained(error, what),
                )
            )


def contained(error: Exception, what: str) -> str:
    """The reason to write down for a part of a document that is given up because of an exception.

    Raises:
        MemoryError: memory ran out.
        OSError: the machine failed, not the part.
        Exception: any other, where faults are to be seen.
    """
    if isinstance(error, CpuTimeError):
        return f"{what}: {error}"
    if is_lack(error) or os.environ.get(STRICT):
        raise error
    return f"{what}: {fault_of(error)}"
