"""Whether a sentence says more of the agreements that are being spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.drafts import Draft, are_kin
from pipeline.entities.agreements.lexicon import NOUNS, ROLES, marked
from pipeline.entities.agreements.openings import Opening
from pipeline.entities.agreements.parties import find_parties
from pipeline.entities.agreements.segments import Segment
from pipeline.entities.agreements.sums import paid_sums

_ELLIPTIC = re.compile(
    r"\s*(?:(?:co-?)?(?:financé|sponsoris|coordonn|prév|exécuté|mis|doté|estimé|évalué|chiffré|parrainé|réalisé|soutenu)\w*\b"
    r"|(?:d['’]|avec |pour )une? (?:montant|coût|durée|valeur|budget|enveloppe|financement)"
    r"|(?:leur|son|le|sa) (?:coût|montant|budget|valeur|financement|durée)\b|coût\b"
    r"|(?:each|every|chaque)\b|ils?\b|elles?\b|(?:tou(?:s|tes) )?(?:ces?|cet|cette|this|these)\b"
    r"|deux de ces\b|projets? sponsoris"
    r"|une? (?:financement|don|contribution|appui|projet|initiative) (?:de|du|des|d['’]|financ\w+)\b(?!.*\d)"
    r"|ensemble,? (?:ils|elles)\b|à eux (?:deux|trois|tous)\b"
    r"|implemented\b|funded\b|the (?:project|agreement|grant)\b)",
    re.IGNORECASE,
)
_BY_THIS = re.compile(
    r"\s*(?:à travers|dans le cadre de|sur|grâce à|par|avec|au titre de|en vertu de|selon|conformément à) "
    r"(?:la signature de )?(?:ces?|cet|cette|ledit|ladite|la présente|le présent)\b",
    re.IGNORECASE,
)
_THIS = re.compile(rf"\s*(?:{marked('demonstrative')})\s", re.IGNORECASE)
_DEFINITE_SUBJECT = re.compile(rf"\s*(?:{marked('definite')})\s?\Z", re.IGNORECASE)
_THERETO = re.compile(r"\by (?:a|ont|avait|sera|seront|consacre\w*|investi\w*)\b")
_SIGNING_OF = re.compile(rf"\s*(?:{marked('signing_of')})", re.IGNORECASE)


_BETWEEN = 3
"""Words that may stand between a demonstrative and its noun, and one more."""


def goes_on(segment: Segment, focus: Sequence[Draft], openings: Sequence[Opening]) -> bool:
    """Whether a sentence takes up what is spoken of: by a pronoun, an ellipsis, or its noun again."""
    if segment.amounts and _THERETO.search(segment.text) and paid_sums(segment):
        return True
    if not (
        segment.amounts
        or segment.having(*ROLES, "starts", "ends", "this", "same", "event", *NOUNS)
        or segment.durations
    ):
        return False
    if any(opening.quoted and opening.title not in {draft.title for draft in focus} for opening in openings):
        return False
    if _ELLIPTIC.match(segment.text) or _BY_THIS.match(segment.text):
        return True
    families = {draft.family for draft in focus}
    if "paper" in families and _SIGNING_OF.match(segment.text):
        return True
    kinds = {draft.kind for draft in focus}
    named = (
        c
        for c in segment.having(*NOUNS)
        if c.function not in families or any(are_kin(c.value, kind) for kind in kinds)
    )
    if any(_is_this(segment, cue) for cue in named):
        return True
    return _takes_up_noun(segment, focus)


def _is_this(segment: Segment, noun: Cue) -> bool:
    """`ce projet`, `ces trois projets`, `le deuxième projet`: a demonstrative or ordinal stands before."""
    ends = [cue.end for cue in segment.having("this", "ordinal") if cue.start < noun.start]
    return bool(ends) and len(segment.source[max(ends) : noun.start].split()) < _BETWEEN


def is_signing(segment: Segment) -> bool:
    """`La convention a été signée à Niamey`: the paper about a gift that was told before."""
    papers = segment.having("paper")
    signed = any(cue.value == "signed" for cue in segment.having("event"))
    return signed and bool(papers) and _starts_with(segment, papers[0])


def _starts_with(segment: Segment, noun: Cue) -> bool:
    return bool(_DEFINITE_SUBJECT.fullmatch(segment.source[segment.start : noun.start]))


def begins_with_this(segment: Segment) -> bool:
    """`Cette contribution soutient`: whatever sums follow are shares of what is spoken of."""
    return bool(_THIS.match(segment.text) or _BY_THIS.match(segment.text))


def _takes_up_noun(segment: Segment, focus: Sequence[Draft]) -> bool:
    """`Le projet durera deux ans`: the subject is a noun that says what is spoken of, or `l'enveloppe`."""
    pending = any(draft.pending for draft in focus)
    families = {draft.family for draft in focus}
    for cue in segment.having("same", *NOUNS):
        if not _starts_with(segment, cue):
            continue
        if cue.function in families or cue.function == "same" or pending:
            return True
        # A paper that is signed after the gift or the project was told is the one about them.
        if cue.function == "paper" and families <= {"money", "project", "works"}:
            return True
    return False


def is_new(segment: Segment, opening: Opening, focus: Sequence[Draft]) -> bool:
    """`Il a aussi lancé quatre projets`: the same subject, but of another thing that is named anew."""
    alike = any(opening.family == draft.family and not draft.pending for draft in focus)
    happens = any(cue.value != "signed" for cue in segment.having("event"))
    return alike and opening.noun is not None and not opening.definite and not opening.pending and happens


def is_paper_of_others(segment: Segment, openings: Sequence[Opening], focus: Draft) -> bool:
    """`This grant follows the agreement between X and Y`: a paper of two who did not give that money."""
    if not openings or openings[0].family != "paper" or not focus.amounts:
        return False
    said = find_parties(segment, segment.start, segment.end)
    signers = {actor.organisation.id for role, actor in said if role == "party"}
    return len(signers) > 1 and not signers & focus.partners()
