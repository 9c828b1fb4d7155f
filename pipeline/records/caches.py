"""Where a program keeps what it can make again at any time."""

from __future__ import annotations

import os
from pathlib import Path

BEGINNINGS: dict[tuple[str, int], frozenset[str]] = {}
"""What patterns begin with, by their text and flags, where it was read before; kept as they are."""


def user_caches() -> Path | None:
    """The user's folder for it; None for a user without a home, as services are run by."""
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()) / "bordereau"
    except RuntimeError:
        return None
