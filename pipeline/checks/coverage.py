"""How far the checks reach: figures that took part in one, and those that could not."""

from __future__ import annotations

from dataclasses import dataclass
from sqlite3 import Connection

from pipeline.checks.kit.wording import say
from pipeline.locale import SOURCE


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of figures: all, those in a check that was decided, and why the others are in none."""

    figures: int
    checked: int
    undecided: int
    alone: int
    unread: int

    def sentences(self, language: str = SOURCE) -> list[str]:
        """The coverage as an auditor reads it, in a language."""
        parts = (
            say(
                "{all} figures stand in the archive; {checked} took part in at least one check.",
                all=self.figures,
                checked=self.checked,
            ),
            say(
                "{undecided} took part only in checks that could not be decided; these say why.",
                undecided=self.undecided,
            ),
            say("{alone} stand alone: nothing else in the archive says or implies them.", alone=self.alone),
            say(
                "{unread} more could not be read as figures; the table `problems` says why.",
                unread=self.unread,
            ),
        )
        return [sentence.written(language) for sentence in parts]


def coverage_of(db: Connection) -> Coverage:
    """Count the sums of money of running text and the figures of the cells of tables that hold facts."""
    figures = {row[0] for row in db.execute(_FIGURES)}
    decided = {row[0] for row in db.execute(_IN_CHECKS.format("<>"))} & figures
    undecided = ({row[0] for row in db.execute(_IN_CHECKS.format("="))} & figures) - decided
    (unread,) = db.execute(_UNREAD).fetchone()
    alone = len(figures) - len(decided) - len(undecided)
    return Coverage(len(figures), len(decided), len(undecided), alone, unread)


_FIGURES = """
SELECT cells.id FROM cells JOIN tables ON tables.id = table_id
WHERE value IS NOT NULL AND coalesce(tables.kind, '') NOT IN ('glossary', 'contents') AND role <> 'header'
UNION SELECT id FROM amounts WHERE cell_id IS NULL
"""
_IN_CHECKS = """
SELECT coalesce(check_evidence.cell_id, check_evidence.amount_id)
FROM check_evidence JOIN checks ON checks.id = check_id
WHERE checks.status {} 'unverifiable'
  AND coalesce(check_evidence.cell_id, check_evidence.amount_id) IS NOT NULL
"""
_UNREAD = "SELECT count(*) FROM problems WHERE stage IN ('tables', 'entities')"
