"""Candidates of the model, which is asked where rules leave something open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from pipeline.entities.context import DocumentContext
from pipeline.entities.marks import marks_of, text_of
from pipeline.entities.organisations.bare_acronyms import is_word
from pipeline.entities.organisations.candidates import is_in_code
from pipeline.entities.organisations.grammar import DE, DETERMINERS, LOCATION
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.name_mention import NameMention
from pipeline.entities.organisations.naming import kind_of
from pipeline.entities.passages import Passage
from pipeline.gazetteer import fold, load_other_nouns, load_places


def asks_model(passage: Passage, context: DocumentContext) -> bool:
    """Whether a passage names something that rules have not decided on, so that the model may be asked.

    Its candidates count in prose of its own language only: acronyms and runs of capitalised words inside
    a sentence that are neither places nor names that are known. Alone, a capitalised word is too seldom one.
    """
    if passage.kind in ("heading", "title") or context.language not in ("fr", None):
        return False
    known = context.known
    for match in _INSIDE.finditer(passage.text):
        word = match["word"]
        if fold(word) in load_places() or fold(word) in load_other_nouns() or known.by_acronym(word):
            continue
        if kind_of(word) is None and not known.means_a_class(word):
            return True
    return False


_INSIDE = re.compile(
    r"(?<=[a-zà-ÿœ,;] )(?:[ldLD]['’])?(?P<word>[A-ZÀ-Þ][A-ZÀ-Þ&]+(?![\w-])|[A-ZÀ-Þ][\w-]+(?= [A-ZÀ-Þ]))"
)


def find_by_model(doc: Doc, known: KnownNames) -> Iterator[NameMention]:
    """The model's candidates that no rule speaks against; headings mislead it too often to be asked there."""
    marks = marks_of(doc)
    foreign = marks.context is not None and marks.context.language != doc.lang_
    if foreign or marks.kind in ("heading", "title"):
        return
    for entity in doc.ents:
        if entity.label_ != "ORG":
            continue
        span = _without_article(entity)
        if span is None or any(t.text.isupper() and known.is_word(t.text) for t in span if len(t.text) > 1):
            continue
        if known.is_person(span.text) or known.is_word(span.text) or is_word(span.text):
            continue
        if _is_in_run(span) or _is_thing(span) or (len(span) > 1 and not _is_led(span)):
            continue
        if _is_credible(span, known):
            yield NameMention(span.start_char, span.end_char, known.named(span.text), "model")


def _is_led(span: Span) -> bool:
    """Whether a word of grammar leads to several words, as names stand in French: `par la Voix du Fleuve`.

    Of those that nothing leads to, two of three are no bodies.
    """
    if not span.start:
        return False
    before = span.doc[span.start - 1]
    return before.text in "(«" or before.lower_ in _LEADING


_LEADING = DETERMINERS | DE | LOCATION
_LEADING |= {"par", "avec", "et", "selon", "auprès", "pour", "chez", "entre", "via"}


def _is_thing(span: Span) -> bool:
    """`la norme XYZ`, `art. 32a et 32b XYZ`: what stands before letters says that they are no body."""
    if len(span) > 1 or not span.start:
        return False
    before = span.doc[span.start - 1]
    number = before.text[:1].isdigit() or fold(before.text) in ("ss", "suivants", "suivant", "al", "let")
    return number or fold(before.text) in _NAMED_THINGS


# fmt: off
_NAMED_THINGS = frozenset((
    "carte", "categorie", "certificat", "classe", "code", "contrat", "cotisation", "cotisations", "cours",
    "critere", "criteres", "diplome", "fichier", "format", "formulaire", "indice", "label", "licence",
    "logiciel", "loi", "methode", "modele", "niveau", "norme", "normes", "numero", "outil", "permis", "plan",
    "protocole", "regime", "reglement", "rente", "statut", "systeme", "taux", "taxe", "technologie", "test",
    "type", "valeur", "version", "zone", "zones",
))
# fmt: on
"""Nouns of things that letters name, as they name bodies."""


def _is_in_run(span: Span) -> bool:
    """Whether words in capitals stand on a side of it with nothing between: a part of a longer name."""
    if len(span) > 1:
        return False
    around = [span.doc[at] for at in (span.start - 1, span.end) if 0 <= at < len(span.doc)]
    return any(token.is_alpha and len(token.text) > 1 and token.text.isupper() for token in around)


def _without_article(span: Span) -> Span | None:
    start, end = span.start, span.end
    while start < end and (not span.doc[start].text[:1].isupper()):
        start += 1
    while start < end and not span.doc[end - 1].text[:1].isalnum():
        end -= 1
    return span.doc[start:end] if start < end else None


def _is_credible(span: Span, known: KnownNames) -> bool:
    text = span.text
    words = fold(text).split()
    if (
        not words
        or known.means_a_class(text)
        or fold(text) in load_places()
        or words[0] in load_other_nouns()
    ):
        return False
    if re.search(r"[()«»:;\n\d/]|\s-\s", text) or len(span) > 8 or known.means_a_class(span[0].text):
        return False
    if all(_is_common(token) for token in span if token.is_alpha):
        return False
    if kind_of(text) is not None:
        # What begins with a head noun and is a name was found by grammar.
        return False
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in LOCATION or (before in DE and len(span) == 1):
        return False
    if len(span) > 1 and _is_common(span[0]) and span[1].lower_ in DE:
        return False
    first = span.start == 0 or span.doc[span.start - 1].text in ".:;!?•–-«\n"
    if len(span) == 1:
        # Alone, a word is an organisation's where it is an acronym; of other words the model is too fond.
        letters = len(text) > 2 and text.isupper() and not is_shouted_word(span)
        letters = letters and not known.said.is_town(text)
        return not is_in_code(span, text_of(span.doc)) and not first and letters
    if known.means_a_class(span[1:].text) and span[0].lower_ in DETERMINERS:
        return False
    return not first or sum(t.text[:1].isupper() for t in span) > 1


_SPOKEN = re.compile(r"(?:[BCDFGHJ-NP-TV-XZ]{0,2}[AEIOUYÀ-Ü]{1,2}){2,6}[BCDFGHJ-NP-TV-XZ]{0,2}")
_SHORTEST_WORD = 7
"""Letters from which on capitals that can be spoken are as often a place or a person as a body."""


def is_shouted_word(span: Span) -> bool:
    """`l’axe TINAKORA et MOBIREVE`: capitals that can be spoken, without an article as a body has."""
    if len(span.text) < _SHORTEST_WORD or not _SPOKEN.fullmatch(span.text):
        return False
    return not span.start or span.doc[span.start - 1].lower_ not in DETERMINERS


def _is_common(token: Token) -> bool:
    """Whether a word is one of the language's, by the model's vectors: its capital then says little."""
    if token.text.isupper() and len(token.text) < 6:
        return False
    return len(token.text) < 4 or bool(token.vocab[token.lower_].has_vector)
