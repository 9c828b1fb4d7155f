"""Papers that are the document itself: `Between X, of the one part, and Y ... it was agreed as follows`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.agreements.drafts import Draft, Evidence, Found
from pipeline.entities.agreements.forms.slots import actors_in
from pipeline.entities.agreements.kinds import kind_said_by
from pipeline.entities.agreements.lexicon import marked as marked_words
from pipeline.entities.agreements.marked import Marked
from pipeline.entities.agreements.segments import Actor, durations_of
from pipeline.entities.agreements.timing import first_day
from pipeline.entities.organisations.known import KnownNames

_OPENS = re.compile(
    r"\s*(?:ENTRE|Entre)(?: (?:LES|les) (?:SOUSSIGN|soussign|PARTIES|parties)\w*(?: (?:SOUSSIGN"
    r"|soussign)\w*)?)?\s*:?\s*"
    r"|\s*(?:entre|between)\s*:?\s*\Z"
    r"|(?:[^.;:]{0,160}\b(?:is made|is entered into|made and entered into|made this)\b[^.;:]{0,80}?)?"
    r"\b(?:BY AND BETWEEN|by and between|BETWEEN|(?<=into )between)\b\s*:?\s*"
)
"""How the sides of a paper are introduced at its head."""

_CLOSES = re.compile(
    r"\bil (?:a été|est) (?:arrêté|convenu|préalablement|exposé)|\bont convenu (?:de )?ce qui suit"
    r"|\bconviennent\b"
    r"|\b(?:have|has) agreed as follows|\bhereby agree|\bnow,? therefore|\bwitnesseth|\bwhereas\b"
    r"|\bil a ete (?:arrete|convenu)|\A\s*(?:PR[ÉE]AMBULE|Pr[ée]ambule|PREAMBLE|ARTICLE 1|Article 1)\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b[dD]['’](?:une|autre) part\b|\bof the (?:one|first|other|second) part\b|(?:^|(?<=[,;.]\s)"
    r"|(?<=part,\s))\s*(?:(?=(?:LA|LE|LES)\s[A-ZÀ-Þ]{3}|L['’][A-ZÀ-Þ]{3})|(?:ET|Et|AND|And)\b:?"
    r"|(?:et|and)(?= (?:[Tt]he|[Ll]a|[Ll]es?) [A-ZÀ-Þ]| [Ll]['’][A-ZÀ-Þ]))"
)
_SHORT = re.compile(r"[\s,;]*(?:ci-apr[èe]s|hereinafter|hereafter)\b", re.IGNORECASE)
"""What a side is called for short, of which the name came before."""

_DONE = re.compile(
    r"\b(?:fait|signé|done|signed|made|dated)\b[^.;]{0,60}\b(?:le|on|this|at|à|in)\b", re.IGNORECASE
)
_TITLE = re.compile(rf"\b(?:{marked_words('contract')})", re.IGNORECASE)
_LASTS = re.compile(rf"\b(?:{marked_words('lasts')})", re.IGNORECASE)
_HEAD = 12
"""Passages within which the sides of a paper are named, from its opening on."""

_FEWEST = 2
"""Sides that make a paper."""


def find_contracts(passages: Sequence[Marked], known: KnownNames) -> Iterator[tuple[Draft, set[int]]]:
    """The papers that a document is, each with the passages that name its sides."""
    at = 0
    while at < len(passages):
        opened = _OPENS.match(passages[at].text)
        end = _closing(passages, at) if opened else None
        if opened is None or end is None:
            at += 1
            continue
        if any(_IS_LEFT_OPEN.search(m.text) for m in passages[at : end + 1]):
            at = end + 1
            continue
        sides = _sides(passages[at : end + 1], opened.end(), known)
        if len({actor.organisation.id for actor in sides}) >= _FEWEST:
            yield _draft(passages, at, end, sides), {m.number for m in passages[at : end + 1]}
        at = end + 1


_IS_LEFT_OPEN = re.compile(r"…{3,}|\.{8,}|_{5,}|\[[A-ZÀ-Þa-zà-ÿ][^\]\d]{2,40}\]")
"""`represented by ………`, `[Name]`: a form that is still to be filled in, which nobody signs."""


def _closing(passages: Sequence[Marked], at: int) -> int | None:
    """The passage in which the sides have been named, and what they agree on begins."""
    for number in range(at, min(at + _HEAD, len(passages))):
        if _CLOSES.search(passages[number].text):
            return number
    return None


def _sides(passages: Sequence[Marked], start: int, known: KnownNames) -> list[Actor]:
    """Who stands first in each part of the head: what follows speaks for them."""
    sides: list[Actor] = []
    for number, marked in enumerate(passages):
        at = start if number == 0 else 0
        last = _CLOSES.search(marked.text)
        stop = last.start() if last else len(marked.text)
        for cut in [*(m.span() for m in _SIDE.finditer(marked.text, at, stop)), (stop, stop)]:
            comma = re.search(r"[,;(]", marked.text[at : cut[0]])
            end = at + comma.start() if comma else cut[0]
            named = end > at and not _SHORT.match(marked.text, at)
            actors = actors_in(marked, at, end, known, several=False) if named else []
            sides += actors[:1]
            at = max(at, cut[1])
    return sides


def _draft(passages: Sequence[Marked], at: int, end: int, sides: Sequence[Actor]) -> Draft:
    before = [m for m in passages[max(0, at - _HEAD) : at] if _TITLE.search(m.text)]
    body = passages[end:]
    title = " ".join(before[0].text.split()) if before else None
    draft = Draft(kind_said_by([title or ""]) or "convention", "paper", title=title)
    draft.status = "signed"
    draft.parties = dict.fromkeys(("party", actor) for actor in sides)
    draft.signed_on = _signed(body) or _signed(passages[max(0, at - _HEAD) : end])
    draft.duration_months = next(
        (d.months for m in body for d in durations_of(m.text) if _LASTS.search(m.text)), None
    )
    evidence = [Evidence(m.number, 0, len(m.text), ("party",)) for m in passages[at : end + 1]]
    money = _money(body)
    if money is not None:
        marked, amounts = money
        draft.amounts = dict.fromkeys(amounts)
        evidence.append(Evidence(marked.number, 0, len(marked.text), ("amount",)))
    draft.evidence = evidence
    return draft


def _signed(passages: Sequence[Marked]) -> str | None:
    """The day behind `Fait à X, le`, `made this`."""
    for marked in passages:
        done = _DONE.search(marked.text)
        if done is None:
            continue
        for date in marked.dates:
            if date.char_start >= done.start() and date.precision == "day" and date.start:
                return first_day(date)
    return None


def _money(body: Sequence[Marked]) -> tuple[Marked, list[Found]] | None:
    """The first sum that the paper says someone pays or gives, in every currency."""
    for marked in body:
        gives = any(
            cue.function in ("money", "cost") or (cue.function == "event" and cue.subject == "giver")
            for cue in marked.cues
        )
        if gives and marked.amounts:
            same = [i for i, a in enumerate(marked.amounts) if i == 0 or a.equals == 0]
            return marked, [(marked.number, i) for i in same]
    return None
