"""What the reading room says of the archive as a whole, and what strangers may ask of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """Who made the archive, and what its reading room lets people do; by default all, as at one's desk."""

    title: str = ""
    """What the archive is called; empty for our own name."""
    licence: str = ""
    """Under which licence the archive is given away; empty where none is said."""
    source: str = ""
    """Where its documents come from."""
    sql: bool = True
    """Whether anybody may ask questions of their own in SQL."""
    download: bool = True
    """Whether the archive can be taken away as one file."""
    robots: bool = False
    """Whether search engines may read it."""
    loopback: bool = True
    """Whether only this machine can reach it."""

    @property
    def name(self) -> str:
        """What stands in the title of every page."""
        return self.title or "Bordereau"
