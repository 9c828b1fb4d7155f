"""The report as one page that holds all it shows: to be read, signed, sent and printed."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline import __version__
from pipeline.checks.findings import SEVERITIES
from pipeline.checks.names import CHECK_NAMES, check_name
from pipeline.locale.written_values import format_date, format_period
from pipeline.records import Check, Document, Finding
from pipeline.report import wording
from pipeline.report.addresses import finding_address, page_address
from pipeline.report.contents import Report, is_open
from pipeline.report.figures import Strip, Support, strip_of, supports_of
from pipeline.report.pictures import Pictures
from pipeline.report.scenes import PagePart, QuotedFigure, Scene, ShownRows, scenes_of

STYLE = Path(__file__).with_name("audit.css")
TEMPLATES = Path(__file__).with_name("templates")

MOST_CHECKS = 6
"""Sentences of further checks shown with a finding; `audit.xlsx` has them all."""

MOST_ROUNDINGS = 20
"""Roundings that the contents name one by one."""

LOW = 80.0
"""Points of a page: a picture that is no higher leaves no room for figures beside it."""

OUTCOMES = ("ok", "rounding", "notice", "error", "unverifiable")
"""Columns of the annex, from what holds to what could not be decided."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A scene as the template takes it: its kind, itself, and the picture of a part of a page."""

    kind: str
    scene: Scene
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """A finding as it stands in the report."""

    number: int
    finding: Finding
    document: Document
    strip: Strip | None
    supports: list[Support]
    scenes: list[Shown]
    more_scenes: int
    others: list[Check]
    more_checks: int
    history: list[str] = field(default_factory=list)
    brief: bool = False

    @property
    def is_flat(self) -> bool:
        """Whether what is shown is so low that its figures stand better below it than beside it."""
        heights = [shown.scene.height if isinstance(shown.scene, PagePart) else LOW for shown in self.scenes]
        return sum(heights) <= LOW


def render_page(report: Report, pictures: Pictures, numbers: Mapping[str, int] | None = None) -> str:
    """The whole report as HTML without any reference to another file; it leads to the reading room.

    Args:
        report: what it says.
        pictures: draws parts of the originals.
        numbers: page numbers by the id of what the contents lead to, where the report has pages.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    blocks = [_block(report, number, f, pictures) for number, f in enumerate(report.findings, start=1)]
    return environment.get_template("audit.html").render(
        report=report,
        say=report.say,
        say_n=report.say_n,
        style=STYLE.read_text(encoding="utf-8"),
        version=__version__,
        blocks=blocks,
        listed=listed(report),
        numbers=numbers or {},
        severities=SEVERITIES,
        outcomes=OUTCOMES,
        figures=_front_figures(report),
        period=_period(report),
        day=format_date(report.about.on, report.language),
        coverage=[sentence.replace("`", "") for sentence in report.coverage.sentences(report.language)],
        css_text=_css_text,
        matrix=_by_document(report),
        kinds=_by_kind(report),
        undecided=_undecided(report),
        unread=[d for d in report.documents.values() if d.status in ("partial", "failed")],
        **_words(report),
    )


def _css_text(text: str) -> Markup:
    """A text as a string of a style sheet."""
    return Markup(json.dumps(text, ensure_ascii=False).replace("<", r"\3c "))  # noqa: S704 - quoted just here


def _words(report: Report) -> dict[str, Any]:
    """The functions with which the template writes things."""
    address = report.about.address
    return {
        "severity_word": partial(wording.severity_word, report),
        "severity_count": partial(wording.severity_count, report),
        "decision_word": partial(wording.decision_word, report),
        "place_of": partial(wording.place_of, report),
        "reviewed": partial(wording.reviewed, report),
        "unknown_review": partial(wording.unknown_review, report),
        "summary": wording.summary(report),
        "name_of": wording.name_of,
        "is_open": is_open,
        "date": partial(format_date, language=report.language),
        "finding_link": partial(finding_address, address),
        "page_link": partial(page_address, address),
    }


def _block(report: Report, number: int, finding: Finding, pictures: Pictures) -> ReportedFinding:
    lead = report.lead(finding)
    brief = finding.severity == "rounding"
    scenes, more = scenes_of(report, finding, brief=brief)
    others = [check for check in report.checks.get(finding.id, []) if lead is None or check.id != lead.id]
    return ReportedFinding(
        number=number,
        finding=finding,
        document=report.documents[finding.document_id],
        strip=strip_of(report, lead) if lead else None,
        supports=[] if brief else supports_of(report, finding),
        scenes=[_shown(report, scene, pictures) for scene in scenes],
        more_scenes=more,
        others=others[:MOST_CHECKS],
        more_checks=max(0, len(others) - MOST_CHECKS),
        brief=brief,
        history=[wording.review_line(report, r, finding) for r in report.history.get(finding.id, ())],
    )


def _shown(report: Report, scene: Scene, pictures: Pictures) -> Shown:
    if isinstance(scene, ShownRows):
        return Shown("grid", scene)
    if isinstance(scene, QuotedFigure):
        return Shown("passage", scene)
    page = report.pages.get((scene.document_id, scene.page))
    return _as_text(report, scene, pictures.data_url(scene, page.width if page else None))


def _as_text(report: Report, part: PagePart, picture: str | None) -> Shown:
    """A part of a page, or what is printed there where the original is gone."""
    if picture is not None:
        return Shown("picture", part, picture)
    text = " · ".join(part.texts)
    return Shown("passage", QuotedFigure(part.document_id, part.page, "claimed", "", text, ""))


def _front_figures(report: Report) -> list[tuple[str, int, int]]:
    """For each severity, how many findings there are, and how many of them are open."""
    return [
        (severity, len(own), sum(is_open(f) for f in own))
        for severity in SEVERITIES
        for own in [[f for f in report.findings if f.severity == severity]]
    ]


def _period(report: Report) -> str:
    """The days from the first to the last that the documents report on, or were published."""
    days = [
        day
        for d in report.documents.values()
        for day in (d.covers_start or d.published, d.covers_end or d.published)
        if day
    ]
    return format_period(min(days), max(days), report.language) if days else ""


def _by_document(report: Report) -> list[tuple[Document, dict[str, int], int]]:
    """Each document with its findings by severity, and its checks that hold."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in report.findings:
        counts[finding.document_id][finding.severity] += 1
    holds: Counter[str] = Counter()
    for (_, outcome, document_id), n in report.tally.items():
        holds[document_id] += n * (outcome == "ok")
    known = [d for d in report.documents.values() if d.status != "duplicate"]
    rows = [(d, dict(counts[d.id]), holds[d.id]) for d in known]
    return sorted(rows, key=lambda row: [-row[1].get(s, 0) for s in SEVERITIES])


def _by_kind(report: Report) -> list[tuple[str, dict[str, int], int]]:
    """Each kind of check by name, with the number of its outcomes and of all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (kind, outcome, _), n in report.tally.items():
        counts[kind][outcome] += n
    order = [*CHECK_NAMES, *sorted(set(counts) - set(CHECK_NAMES))]
    return [
        (check_name(kind, report.language), dict(counts[kind]), counts[kind].total())
        for kind in order
        if kind in counts
    ]


def _undecided(report: Report) -> list[tuple[Document, list[tuple[str, int | None, int]]]]:
    """By document, what is missing, with its page and how often a page says it again."""
    counts: dict[str, Counter[tuple[str, int | None]]] = defaultdict(Counter)
    for check in report.undecided:
        counts[check.document_id][report.description(check), check.page] += 1
    return [
        (report.documents[id_], [(text, page, n) for (text, page), n in said.items()])
        for id_, said in counts.items()
    ]


def listed(report: Report) -> int:
    """How many findings the contents name; where many are roundings, these are one line."""
    others = sum(finding.severity != "rounding" for finding in report.findings)
    return len(report.findings) if len(report.findings) - others <= MOST_ROUNDINGS else others


def anchors(report: Report) -> Iterator[str]:
    """The ids of what the contents lead to, in the order of the report."""
    own = listed(report)
    yield from (f"f{number}" for number in range(1, own + 1))
    if own < len(report.findings):
        yield f"f{own + 1}"
    yield from ("held", "undecided", "documents", "reading")
