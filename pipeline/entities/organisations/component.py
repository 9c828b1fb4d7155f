"""Mentions of organisations: which of all candidates in a passage stand, and whom they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from pipeline.entities.acronyms import ACRONYM
from pipeline.entities.gazetteer import fold, load_places
from pipeline.entities.marks import mark
from pipeline.entities.organisations.actors import find_actors, is_place_of_office
from pipeline.entities.organisations.beside import find_beside
from pipeline.entities.organisations.candidates import (
    FoundName,
    find_by_grammar,
    find_by_model,
    find_companies_and_english,
    find_cued,
    is_in_code,
)
from pipeline.entities.organisations.known import KnownNames, gazetteer_acronyms, gazetteer_names, unquoted
from pipeline.entities.organisations.localities import find_localities
from pipeline.entities.organisations.naming import is_in_gazetteer
from pipeline.records import Organisation

RANKS = ("form", "name", "known", "english", "acronym", "slot", "cue", "actor", "acting", "model")
"""How a mention was found; of two that overlap the longer wins, then the one that stands first here."""

_ROUNDS = 4
"""How often acronyms beside names vouch for the next ones of a list."""

_UNACCENTED = {"É": "E", "È": "E", "À": "A", "Î": "I", "Ô": "O", "é": "e"}
_ACCENTED = re.compile(r"\b[ÉÈÀÎÔ]|\bé")
"""Accented letters that begin words: capitals are printed without accents too."""

_PHASE = re.compile(r"(?:\s+phase)?\s+(?:I{1,3}|IV|VI{0,3}|IX|X)\b")
_UNKNOWN_ACRONYM = re.compile(rf"(?<![\w@./&-])(?:{ACRONYM})(?![\w@/&]|-\d|\.\w)")


class OrganisationFinder:
    """Fills `doc._.organisations` and `doc.spans["organisations"]`, labelled with the kind."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._names = self._matcher("LOWER", gazetteer_names())
        self._acronyms = self._matcher("ORTH", gazetteer_acronyms())
        self._own: tuple[KnownNames, PhraseMatcher, PhraseMatcher] | None = None

    def __call__(self, doc: Doc) -> None:
        """Find the mentions of one passage."""
        text = doc.text
        known = doc._.context.known if doc._.context else KnownNames()
        whole = list(self._known(doc, known))
        found = _longest(
            [
                *whole,
                *self._explained(doc, known),
                *without_extended(find_by_grammar(doc, known), whole, text),
                *find_cued(doc, known),
                *(FoundName(*actor, "actor") for actor in find_actors(doc)),
                *(FoundName(*actor, "actor") for actor in find_localities(text)),
                *find_companies_and_english(doc, known),
            ],
            len(text),
        )
        found = _longest([*found, *_apart_from(found, find_by_model(doc, known))], len(text))
        for _ in range(_ROUNDS):
            beside = list(find_beside(text, found, known))
            if not beside:
                break
            found = _longest([*found, *beside], len(text))
        doc._.organisations = found
        doc._.unexplained = _unexplained(text, known, found)
        kinds = ((one.start, one.end, one.organisation.kind or "organisation") for one in found)
        doc.spans["organisations"] = mark(doc, "organisations", kinds)

    def _matcher(self, attr: str, phrases: Iterable[str]) -> PhraseMatcher:
        matcher = PhraseMatcher(self._nlp.vocab, attr=attr)
        for phrase in sorted(set(phrases)):
            plain = _ACCENTED.sub(lambda capital: _UNACCENTED[capital[0]], phrase)
            variants = {form.replace("’", "'") for form in (phrase, plain)}
            variants |= {form.replace("'", "’") for form in variants}
            matcher.add(phrase, [self._nlp.tokenizer(variant) for variant in sorted(variants)])
        return matcher

    def _known(self, doc: Doc, known: KnownNames) -> Iterator[FoundName]:
        if self._own is None or self._own[0] is not known:
            own = (name for name in known.own_names if len(name) > 3)
            acronyms = (acronym for acronym in known.own_acronyms if len(acronym) > 1)
            self._own = (known, self._matcher("LOWER", own), self._matcher("ORTH", acronyms))
        for matcher in (self._names, self._own[1]):
            for span in matcher(doc, as_spans=True):
                organisation = known.by_name(span.text) or known.by_name(span.label_)
                if organisation and _is_written_as_name(span, organisation):
                    yield FoundName(span.start_char, span.end_char, organisation, "known")
        text = doc.text
        for matcher in (self._acronyms, self._own[2]):
            for span in matcher(doc, as_spans=True):
                organisation = known.by_acronym(span.text)
                if organisation and not known.means_a_class(span.text) and not is_in_code(span, text):
                    yield _extended(span, text, organisation, known)

        for token in doc:
            if "_" in token.text and token.text[:1].isupper():
                partner = known.of_partner(token.text)
                if partner is not None:
                    yield FoundName(token.idx, token.idx + len(token), partner, "acronym")

    def _explained(self, doc: Doc, known: KnownNames) -> Iterator[FoundName]:
        for definition in doc._.definitions:
            organisation = known.by_acronym(definition.acronym)
            if organisation and not known.means_a_class(definition.acronym):
                name = unquoted(definition.expansion)
                start = definition.start + definition.expansion.index(name)
                yield FoundName(start, start + len(name), organisation, "known")
                end = definition.acronym_start + len(definition.acronym)
                yield FoundName(definition.acronym_start, end, organisation, "acronym")


def _is_written_as_name(span: Span, organisation: Organisation) -> bool:
    """Whether a known name stands for its body: a capital shows it, but names of some kinds need none."""
    if organisation.kind == "state" and is_place_of_office(span.doc.text, span.start_char, span.text):
        return False
    return any(t.text[:1].isupper() for t in span) or (organisation.kind in _IN_LOWER_CASE and len(span) > 1)


_IN_LOWER_CASE = ("state", "donor", "development agency", "bank", "UN body", "intergovernmental organisation")
"""Kinds whose names are theirs alone, so that newspapers write them without capitals."""

_UNIQUE = ("bank", "UN body", "intergovernmental organisation", "donor", "development agency", "NGO", "fund")
_GOES_ON = re.compile(r",|\s+(?:et|au|aux|à|pour|en|dans|sur|(?P<of>du|des|de|d['’]))(?:\b|(?<=['’]))")


def without_extended(
    found: Iterable[FoundName], known: Iterable[FoundName], text: str
) -> Iterator[FoundName]:
    """Without names by grammar that go on from a whole known name: `Banque mondiale au Tchad`."""
    whole = list(known)
    ends = {
        one.start: one.end
        for one in whole
        if one.organisation.kind in _UNIQUE and is_in_gazetteer(text[one.start : one.end])
    }
    for one in found:
        end = ends.get(one.start)
        joint = _GOES_ON.match(text, end) if end is not None and end < one.end else None
        of_another = joint and joint["of"] and any(o.end == one.end and o.start > one.start for o in whole)
        if joint is None or of_another:
            yield one


def _extended(span: Span, text: str, organisation: Organisation, known: KnownNames) -> FoundName:
    """An acronym with what belongs to it: the phase of a programme, the place of a branch."""
    end = span.end_char
    phase = _PHASE.match(text, end) if organisation.kind == "programme" else None
    if phase:
        return FoundName(span.start_char, phase.end(), organisation, "acronym")
    after = span.doc[span.end : span.end + 2]
    if len(after) == 2 and after[0].text == "-" and fold(after[1].text) in load_places():
        placed = known.of_partner(text[span.start_char : after.end_char])
        if placed is not None:
            return FoundName(span.start_char, after.end_char, placed, "acronym")
    return FoundName(span.start_char, end, organisation, "acronym")


def _longest(found: Iterable[FoundName], length: int) -> list[FoundName]:
    """The longest of those that overlap, in order of the text, which is `length` characters long."""
    kept: list[FoundName] = []
    taken = bytearray(length)
    for one in sorted(found, key=lambda f: (f.start - f.end, RANKS.index(f.rank), f.start)):
        # A plural that joins several bodies names each of them by the same words.
        last = kept[-1] if kept else None
        joined = last and last.plural and one.plural and (last.start, last.end) == (one.start, one.end)
        if joined or not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)


def _apart_from(found: list[FoundName], others: Iterable[FoundName]) -> Iterator[FoundName]:
    """Those that overlap nothing that was found: where rules have decided, a model has no say."""
    for other in others:
        if not any(one.start < other.end and other.start < one.end for one in found):
            yield other


def _unexplained(text: str, known: KnownNames, found: list[FoundName]) -> tuple[tuple[int, int], ...]:
    """Acronyms that no one explains: the document's other names may spell them."""
    taken = bytearray(len(text))
    for one in found:
        taken[one.start : one.end] = b"\x01" * (one.end - one.start)
    return tuple(
        match.span()
        for match in _UNKNOWN_ACRONYM.finditer(text)
        if (match.group().isupper() or match.group()[:-1].isupper())
        and not known.means_a_class(match.group())
        and not any(taken[match.start() : match.end()])
    )
