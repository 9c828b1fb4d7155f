"""The report as one page that holds all it shows: to be read, sent and printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from html import escape
from pathlib import Path

from pipeline.records import CheckEvidence, Finding
from pipeline.report.contents import Report, reviewed, severity, summary, unknown_review
from pipeline.report.cutouts import Cutouts, data_url

STYLE = Path(__file__).with_name("audit.css")
AROUND = 110
"""Characters of text shown on either side of a figure without a page image."""

MOST_FIGURES = 14
"""Figures shown for one side of a check; a total of hundreds of rows is not read on paper."""


def render_page(report: Report, cutouts: Cutouts) -> str:
    """The whole report as HTML without any reference to another file."""
    findings = "\n".join(_finding(report, finding, cutouts) for finding in report.findings)
    title = report.say("Audit of {n} documents", n=len(report.documents))
    counted = report.say("{n} findings.", n=len(report.findings))
    coverage = " ".join(report.coverage.sentences(report.language))
    unknown = "".join(
        f'<p class="stale">{escape(unknown_review(report, id_))}</p>' for id_ in report.unknown_reviews
    )
    return f"""<!DOCTYPE html>
<html lang="{report.language}">
<head><meta charset="utf-8"><title>{escape(title)}</title>
<style>
{STYLE.read_text(encoding="utf-8")}</style></head>
<body>
<h1>{escape(title)}</h1>
<p>{escape(f"{counted} {summary(report)} {coverage}")}</p>
{unknown}{findings}
{_undecided(report)}</body>
</html>
"""


def _undecided(report: Report) -> str:
    """The checks that could not be decided, with what is missing."""
    if not report.undecided:
        return ""
    by_document: dict[str, Counter[tuple[str, int | None]]] = defaultdict(Counter)
    for check in report.undecided:
        by_document[report.documents[check.document_id].path][check.description, check.page] += 1
    lists = ""
    for path, told in by_document.items():
        items = "".join(_missing(report, *said, n) for said, n in told.items())
        lists += f"<h3>{escape(path)}</h3>\n<ul>\n{items}</ul>\n"
    title = escape(report.say("What could not be decided"))
    return f"<section>\n<h2>{title}</h2>\n{lists}</section>\n"


def _missing(report: Report, description: str, page: int | None, times: int) -> str:
    """One thing that is missing, with its page, and how often where a page says it again."""
    often = [report.say("{n} times", n=times)] * (times > 1)
    place = ", ".join([f"page {page}"] * bool(page) + often)
    told = f' <span class="place">{place}</span>' if place else ""
    return f"<li>{escape(description)}{told}</li>\n"


def _finding(report: Report, finding: Finding, cutouts: Cutouts) -> str:
    document = report.documents[finding.document_id]
    page = f", page {finding.page}" if finding.page else ""
    checks = sorted(report.checks[finding.id], key=lambda check: check.id != finding.id)
    others = "".join(f"<li>{escape(check.description)}</li>" for check in checks[1:])
    seen: set[tuple[object, ...]] = set()
    figures = "".join(
        figure for check in checks for figure in _figures(report, report.evidence[check.id], cutouts, seen)
    )
    stale = " stale" if finding.stale else ""
    word = escape(severity(report, finding))
    return f"""<article id="{escape(finding.id)}">
<h2><span class="severity {finding.severity}">{word}</span> {escape(finding.title)}</h2>
<p class="place">{escape(document.title or document.path)} ({escape(document.path)}{page})</p>
{f"<ul>{others}</ul>" if others else ""}
{figures}
<p class="review{stale}">{escape(reviewed(report, finding))}</p>
</article>"""


def _figures(
    report: Report, evidence: list[CheckEvidence], cutouts: Cutouts, seen: set[tuple[object, ...]]
) -> Iterator[str]:
    """The figures of a check that were not shown before, those of each side up to a number."""
    for side in ("claimed", "computed"):
        rows = [row for row in evidence if row.side == side]
        for row in rows[:MOST_FIGURES]:
            key = (row.document_id, row.page, row.x0, row.top, row.text)
            if key not in seen:
                seen.add(key)
                yield _figure(report, row, cutouts)
        if len(rows) > MOST_FIGURES:
            more = report.say("... and {n} more.", n=len(rows) - MOST_FIGURES)
            yield f'<p class="place">{escape(more)}</p>'


def _figure(report: Report, row: CheckEvidence, cutouts: Cutouts) -> str:
    document = report.documents[row.document_id]
    sides = {"claimed": report.say("claimed"), "computed": report.say("computed")}
    caption = f"{sides[row.side]}: {row.text}, {document.path}" + (f", page {row.page}" if row.page else "")
    png = cutouts.png(document.path, row.page, row)
    if png:
        return (
            f'<figure><img src="{data_url(png)}" alt="{escape(row.text)}">'
            f"<figcaption>{escape(caption)}</figcaption></figure>\n"
        )
    page = report.pages.get((row.document_id, row.page or 1))
    return (
        f"<blockquote>{_excerpt(page.text if page else '', row.text)}</blockquote>\n<p "
        f"class='place'>{escape(caption)}</p>\n"
    )


def _excerpt(text: str, figure: str) -> str:
    """The text around a figure, the figure marked; the figure alone where the text does not hold it."""
    at = text.find(figure)
    if at < 0:
        return f"<mark>{escape(figure)}</mark>"
    before, after = text[max(0, at - AROUND) : at], text[at + len(figure) : at + len(figure) + AROUND]
    return f"... {escape(before)}<mark>{escape(figure)}</mark>{escape(after)} ..."
