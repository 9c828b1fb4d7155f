"""What the reading room says of the archive as a whole, and what strangers may ask of it."""

from __future__ import annotations

from dataclasses import dataclass, replace


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
    """Whether only people at this machine are to reach it."""
    seconds: float = 10.0
    """How long the database may work for one page; beyond it the page is an error."""
    question_seconds: float = 3.0
    """How long it may work for a question in SQL."""
    waiting: int = 20
    """How many questions, and how many sorted or searched tables, may wait for others to end."""
    most_rows: int = 1_000_000
    """Rows of a file that is taken away."""

    def for_strangers(self, *, sql: bool = False, download: bool = False, robots: bool = False) -> Policy:
        """The policy where strangers ask: nothing but pages, tables and files of bounded cost."""
        return replace(
            self,
            sql=sql,
            download=download,
            robots=robots,
            loopback=False,
            seconds=2.5,
            question_seconds=1.0,
            waiting=4,
            most_rows=200_000,
        )

    @property
    def name(self) -> str:
        """What stands in the title of every page."""
        return self.title or "Bordereau"
