"""What the checks of a document found as it is sent from the process that looked, and kept."""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from typing import Any, ClassVar

from pipeline.checks.archive.holding import Held
from pipeline.checks.audit import Checked
from pipeline.checks.kit.results import Result
from pipeline.records import Problem


@dataclass(frozen=True, slots=True)
class Sent:
    """What the checks of a document found, pickled once to be sent and kept, and those that failed."""

    results: bytes
    held: bytes | None
    faults: list[Problem]

    @classmethod
    def of(cls, checked: Checked) -> Sent:
        """What was found as it is sent; most documents hold nothing."""
        results = pickle.dumps([result.sent() for result in checked.results])
        return cls(results, pickle.dumps(checked.held) if checked.held else None, checked.faults)

    @classmethod
    def failed(cls, fault: Problem) -> Sent:
        """What is known of a document whose checks ended their process."""
        return cls(pickle.dumps([]), None, [fault])


def results_of(kept: bytes) -> list[Result]:
    """What checks found, of what was made of it.

    Raises:
        Exception: any, where it is something else.
    """
    results = _Unpickler(io.BytesIO(kept)).load()
    if not isinstance(results, list) or not all(isinstance(result, Result) for result in results):
        raise pickle.UnpicklingError("no results of checks")
    return results


def held_of(kept: bytes) -> Held:
    """What a document holds, likewise; nothing where that is something else.

    It stands beside results that could be read, and with them was written in one go.
    """
    held = _Unpickler(io.BytesIO(kept)).load()
    return held if isinstance(held, Held) else Held()


class _Unpickler(pickle.Unpickler):
    """Reads results of checks and nothing else: a file of results must not make us run anything."""

    _known: ClassVar[dict[tuple[str, str], Any]] = {}

    def find_class(self, module: str, name: str) -> Any:
        # Asked for each class of each result.
        known = self._known.get((module, name))
        if known is not None:
            return known
        plain = {("decimal", "Decimal"), ("datetime", "date"), ("builtins", "frozenset"), _MAKES_RECORDS}
        ours = module.startswith(("pipeline.checks.", "pipeline.records."))
        class_ = super().find_class(module, name) if ours or (module, name) in plain else None
        if not isinstance(class_, type) and (module, name) != _MAKES_RECORDS:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a result")
        self._known[module, name] = class_
        return class_


_MAKES_RECORDS = ("msgspec._utils", "rebuild")
"""The function that makes a record of its type and its columns."""
