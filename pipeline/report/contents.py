"""What the report says: the findings of an archive with their checks, figures, decisions, and what holds."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from sqlite3 import Connection

from pipeline.checks.coverage import Coverage, coverage_of
from pipeline.checks.findings import SEVERITIES
from pipeline.locale import SOURCE, translations
from pipeline.records import Amount, Cell, Check, CheckEvidence, Document, Finding, Page
from pipeline.records.checks import Severity
from pipeline.records.database import select
from pipeline.records.reviews import Review, speaks_of
from pipeline.report.addresses import ADDRESS

DOMAIN = "report"
"""The catalogue of its wording: `pipeline/locale/<language>/LC_MESSAGES/report.po`."""

TELLING_SUM = 1000
"""Sums as great as this are taken to be the same where they are printed alike; small ones prove nothing."""

Outcome = Severity | str
"""How a check came out: its severity, else `ok` or `unverifiable`."""


@dataclass(frozen=True, slots=True)
class About:
    """What stands on the cover: the archive's name and SHA-256, the day of the report, the address served."""

    archive: str = ""
    digest: str = ""
    on: str = ""
    address: str = ADDRESS


@dataclass(frozen=True, slots=True)
class Report:
    """All that is told of an audit; checks by finding, evidence by check, documents, cells and amounts by id.

    `rows` are the cells of the rows in which figures stand and of the headers above them, by table.
    `holding` are the checks that hold and speak of a figure in question; `every` are
    all checks. `undecided` are those for which something was missing; their descriptions say what.
    """

    findings: tuple[Finding, ...]
    checks: dict[str, list[Check]]
    evidence: dict[str, list[CheckEvidence]]
    documents: dict[str, Document]
    pages: dict[tuple[str, int], Page]
    counts: dict[str, int]
    coverage: Coverage
    unknown_reviews: tuple[str, ...] = ()
    undecided: tuple[Check, ...] = ()
    language: str = SOURCE
    about: About = About()
    history: Mapping[str, Sequence[Review]] = field(default_factory=dict)
    holding: tuple[Check, ...] = ()
    cells: dict[str, Cell] = field(default_factory=dict)
    rows: dict[str, list[Cell]] = field(default_factory=dict)
    amounts: dict[str, Amount] = field(default_factory=dict)
    same_sums: dict[tuple[Decimal, str], list[Amount]] = field(default_factory=dict)
    every: tuple[Check, ...] = ()

    @property
    def tally(self) -> Counter[tuple[str, Outcome, str]]:
        """Numbers of all checks by kind, outcome and document."""
        return Counter((c.kind, c.severity or c.status, c.document_id) for c in self.every)

    def say(self, text: str, **values: object) -> str:
        """A sentence of the report in its language, with values for the names in braces."""
        return translations(self.language, DOMAIN).gettext(text).format(**values)

    def say_n(self, text: str, plural: str, n: int, **values: object) -> str:
        """A sentence about a number of things, `n` among its values."""
        template = translations(self.language, DOMAIN).ngettext(text, plural, n)
        return template.format(n=n, **values)

    def title(self, finding: Finding) -> str:
        """What is wrong, in the language of the report where the archive has it."""
        return getattr(finding, f"title_{self.language}", None) or finding.title

    def description(self, check: Check) -> str:
        """The result of a check, in the language of the report where the archive has it."""
        return getattr(check, f"description_{self.language}", None) or check.description

    def lead(self, finding: Finding) -> Check | None:
        """The check that shows a finding best."""
        own = self.checks.get(finding.id, [])
        return next((check for check in own if check.id == finding.id), own[0] if own else None)

    def all_evidence(self, finding: Finding) -> list[CheckEvidence]:
        """The figures of a finding, those of its best check first, each place once; claimed wins."""
        evidence: dict[tuple[object, ...], CheckEvidence] = {}
        checks = sorted(self.checks.get(finding.id, []), key=lambda check: check.id != finding.id)
        for row in (row for check in checks for row in self.evidence.get(check.id, [])):
            place = (row.document_id, row.page, row.cell_id or row.text, row.box)
            if place not in evidence or (row.side == "claimed" and evidence[place].side != "claimed"):
                evidence[place] = row
        return list(evidence.values())

    def at_least(self, severity: Severity) -> list[Finding]:
        """Findings of a severity or a worse one that no valid review has settled."""
        worst = SEVERITIES[: SEVERITIES.index(severity) + 1]
        return [f for f in self.findings if f.severity in worst and is_open(f)]


def is_open(finding: Finding) -> bool:
    """Whether no review that is still valid has settled it."""
    return finding.decision is None or bool(finding.stale)


def report_of(
    db: Connection,
    history: Mapping[str, Sequence[Review]] | None = None,
    language: str = SOURCE,
    about: About | None = None,
) -> Report:
    """Collect the report from an audited archive.

    Args:
        db: the archive.
        history: all lines of reviews by the finding of which they speak, the oldest first.
        language: ISO 639-1 code of the language of the report.
        about: what stands on its cover.
    """
    findings = tuple(sorted(select(db, Finding), key=lambda finding: SEVERITIES.index(finding.severity)))
    history = history or {}
    every = tuple(select(db, Check))
    checks: dict[str, list[Check]] = defaultdict(list)
    for check in every:
        if check.finding_id is not None:
            checks[check.finding_id].append(check)
    leads = [check for own in checks.values() for check in own if check.id == check.finding_id]
    holding = tuple(select(db, Check, _HOLDING, [json.dumps([check.id for check in leads])]))
    evidence: dict[str, list[CheckEvidence]] = defaultdict(list)
    check_ids = json.dumps([check.id for own in (*checks.values(), holding) for check in own])
    for row in select(db, CheckEvidence, "check_id IN (SELECT value FROM json_each(?))", [check_ids]):
        evidence[row.check_id].append(row)
    cells = {cell.id: cell for cell in select(db, Cell, _CELLS_SHOWN)}
    counts = dict(db.execute("SELECT status, count(*) FROM checks GROUP BY status"))
    known = {finding.id for finding in findings} | set(_moved(findings, history))
    return Report(
        findings,
        checks,
        evidence,
        {document.id: document for document in select(db, Document)},
        {(page.document_id, page.number): page for page in select(db, Page, _PAGES_SHOWN)},
        {status: counts.get(status, 0) for status in ("ok", "mismatch", "unverifiable")},
        coverage_of(db),
        tuple(sorted(set(history) - known)),
        tuple(check for check in every if check.status == "unverifiable"),
        language,
        about or About(),
        {
            f.id: [r for own in history.values() for r in own if speaks_of(r, f.id, f.evidence)]
            for f in findings
        },
        holding,
        cells,
        _by_table(cells.values()),
        {amount.id: amount for amount in select(db, Amount, _AMOUNTS_SHOWN)},
        _same_sums(db, leads),
        every,
    )


def _by_table(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    cells_of: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        cells_of[cell.table_id].append(cell)
    return cells_of


def _moved(findings: Iterable[Finding], history: Mapping[str, Sequence[Review]]) -> Iterator[str]:
    """The ids in reviews that find their finding again by its figures alone."""
    for finding in findings:
        for id_, reviews in history.items():
            if id_ != finding.id and any(speaks_of(r, finding.id, finding.evidence) for r in reviews):
                yield id_


def _same_sums(db: Connection, leads: Iterable[Check]) -> dict[tuple[Decimal, str], list[Amount]]:
    """Where else the sums in question are printed, by value and currency."""
    wanted = {
        (value, check.unit)
        for check in leads
        for value in (check.claimed, check.computed)
        if value is not None and check.unit and abs(value) >= TELLING_SUM
    }
    amounts: dict[tuple[Decimal, str], list[Amount]] = defaultdict(list)
    values = json.dumps(sorted(float(value) for value, _ in wanted))
    for amount in select(db, Amount, "value IN (SELECT value FROM json_each(?))", [values]):
        if amount.value is not None and (amount.value, amount.currency) in wanted:
            amounts[amount.value, amount.currency].append(amount)
    return amounts


_SHOWN = (
    "SELECT {} FROM check_evidence WHERE check_id IN (SELECT id FROM checks WHERE finding_id IS NOT NULL)"
)

_PAGES_SHOWN = "id IN (" + _SHOWN.format("document_id || ':p' || coalesce(page, 1)") + ")"

_CELLS_SHOWN = """id IN (
  SELECT beside.id FROM cells AS cited JOIN cells AS beside
    ON beside.table_id = cited.table_id AND (beside.row = cited.row OR beside.role = 'header')
  WHERE cited.id IN (SHOWN)
)""".replace("SHOWN", _SHOWN.format("cell_id"))
"""The rows in which figures stand, and the headers of their tables."""

_AMOUNTS_SHOWN = "id IN (" + _SHOWN.format("amount_id") + ")"

_HOLDING = f"""status = 'ok' AND finding_id IS NULL AND id IN (
  SELECT also.check_id FROM check_evidence AS lead
  JOIN check_evidence AS also ON also.cell_id = lead.cell_id
  WHERE lead.side = 'claimed' AND lead.check_id IN (SELECT value FROM json_each(?1))
  UNION SELECT also.check_id FROM check_evidence AS lead
  JOIN check_evidence AS also ON also.amount_id = lead.amount_id
  WHERE lead.side = 'claimed' AND lead.check_id IN (SELECT value FROM json_each(?1))
  UNION SELECT same.id FROM checks AS lead JOIN checks AS same
    ON same.unit = lead.unit AND same.claimed = lead.computed AND abs(same.claimed) >= {TELLING_SUM}
  WHERE same.status = 'ok' AND lead.id IN (SELECT value FROM json_each(?1))
)"""  # noqa: S608
"""Checks that hold and have the figure in question in them, or whose own figure is the recomputed one."""
