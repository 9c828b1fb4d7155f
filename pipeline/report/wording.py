"""How the report writes codes, figures, places and decisions."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.checks.kit.intervals import Interval
from pipeline.checks.kit.wording import Measure
from pipeline.locale.written_values import format_date
from pipeline.records import Document, Finding
from pipeline.records.checks import Decision, Severity
from pipeline.records.reviews import Review
from pipeline.report.contents import Report


def severity_word(report: Report, severity: Severity | str) -> str:
    """A severity, or another outcome of a check, in a word or two."""
    words = {
        "error": report.say("error"),
        "notice": report.say("notice"),
        "rounding": report.say("rounding"),
        "ok": report.say("holds"),
        "unverifiable": report.say("undecided"),
    }
    return words[severity]


def severity_count(report: Report, severity: Severity, n: int) -> str:
    """What a number of findings of a severity are called."""
    words = {
        "error": report.say_n("contradiction", "contradictions", n),
        "notice": report.say_n("to look at", "to look at", n),
        "rounding": report.say_n("matter of rounding", "matters of rounding", n),
    }
    return words[severity]


def decision_word(report: Report, decision: Decision | str) -> str:
    """A decision in a word or two."""
    decisions = {
        "accepted": report.say("accepted"),
        "explained": report.say("explained"),
        "extraction error": report.say("extraction error"),
    }
    return decisions[decision]


def quantity(report: Report, value: object, unit: str | None) -> str:
    """A figure with its unit as a reader of the language expects it."""
    if value is None:
        return ""
    word = report.say("months") if unit == "months" else unit
    text = Measure(Decimal(str(value)), word).written(report.language)
    return re.sub(r"(?<=\d) (?=\d)", "\N{NO-BREAK SPACE}", text)


def interval_words(report: Report, interval: Interval, unit: str | None) -> str | None:
    """What a figure that was rounded, or said as a bound, stands for; None for one that stands for itself."""
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return None
    if low is None and high is None:
        return None
    if high is None:
        return report.say("{low} or more", low=_unbroken(report, low, unit))
    if low is None:
        return report.say("{high} or less", high=_unbroken(report, high, unit))
    return report.say("{low} to {high}", low=_unbroken(report, low, None), high=_unbroken(report, high, unit))


def _unbroken(report: Report, value: Decimal | None, unit: str | None) -> str:
    """A figure that no line ends within."""
    return quantity(report, value, unit).replace(" ", "\N{NO-BREAK SPACE}")


def name_of(document: Document) -> str:
    """The title of a document, else its path."""
    return document.title or document.path


def place_of(report: Report, document_id: str, page: int | None) -> str:
    """A document by its path, and a page."""
    path = report.documents[document_id].path
    return report.say("{document}, page {page}", document=path, page=page) if page else path


def reviewed(report: Report, finding: Finding) -> str:
    """What was decided about a finding, in a sentence."""
    if finding.decision is None:
        return report.say("not reviewed")
    who = [
        decision_word(report, finding.decision),
        report.say("by {name}", name=finding.decided_by) if finding.decided_by else None,
        report.say("on {date}", date=finding.decided_on) if finding.decided_on else None,
    ]
    text = " ".join(filter(None, who)) + (f": {finding.reason}" if finding.reason else "")
    stale = report.say("stale: the evidence has changed since")
    return f"{text} ({stale})" if finding.stale else text


def review_line(report: Report, review: Review, finding: Finding) -> str:
    """One decision of the past, with the day, who took it, and whether it was about other figures."""
    day = format_date(review.on, report.language) if review.on else report.say("no date")
    text = f"{day}: {decision_word(report, review.decision)}"
    text += f" ({review.by})" if review.by else ""
    text += f", {review.why}" if review.why else ""
    if review.is_stale(finding.evidence):
        # Not within the text: before Python 3.12 what collects messages does not look there.
        about = report.say("about other figures")
        text += f" [{about}]"
    return text


def summary(report: Report) -> str:
    """How many checks hold, do not, and could not be decided."""
    return report.say(
        "{ok} checks hold, {mismatch} do not, {unverifiable} could not be decided.", **report.counts
    )


def unknown_review(report: Report, id_: str) -> str:
    """What is said of a review whose finding there is not."""
    return report.say("A review speaks of the finding {id}, which there is not.", id=id_)
