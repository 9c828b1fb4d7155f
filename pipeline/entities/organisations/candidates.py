"""Candidates for organisations: names by grammar, names that a noun announces, and those of the model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from pipeline.entities.acronyms import ACRONYM, initials_of
from pipeline.entities.marks import marks_of, text_of
from pipeline.entities.organisations.announced import find_announced
from pipeline.entities.organisations.bare_acronyms import CAMEL, find_acting_acronyms
from pipeline.entities.organisations.coordinated import split_coordination
from pipeline.entities.organisations.english import find_english_names
from pipeline.entities.organisations.families import ends_in_person
from pipeline.entities.organisations.grammar import ADJECTIVE, DE, DETERMINERS, SMALL, is_acronym
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.legal_forms import find_companies
from pipeline.entities.organisations.name_mention import NameMention
from pipeline.entities.organisations.names import Name, find_apposed, find_names
from pipeline.entities.words import PassageWords, words_of
from pipeline.gazetteer import fold, load_places

_INSIDE_CODE = re.compile(r"[\w@/]")


_UN = re.compile(r"(?<![\w-])UN(?= (?!chief|system|mission)[a-z]|['’]s |[.,;)])")
_OF_STATE = re.compile(
    r"(?<![\w-])(?:[A-Z][a-z]+(?:ian|ish|ese|ean|an|ch)|UK|US|EU|DRC)\s"
    r"(?P<body>[Gg]overnment|[Aa]rmy|[Aa]rmed [Ff]orces)\b"
)
_POSSESSIVE = re.compile(r"(?<![\w@./-])(?P<acronym>[A-Z][A-Z&-]+)['’]s\b")


def is_in_code(span: Span, text: str) -> bool:
    """Whether an acronym is a part of a reference, a file name or an address; `text` is its document's."""
    before, after = (
        text[max(0, span.start_char - 1) : span.start_char],
        text[span.end_char : span.end_char + 2],
    )
    return bool(_INSIDE_CODE.match(before) or _INSIDE_CODE.match(after) or re.match(r"[-.]\d|\.[a-z]", after))


def find_by_grammar(doc: Doc, known: KnownNames) -> Iterator[NameMention]:
    """Names that begin with a head noun."""
    context = marks_of(doc).context
    english = context is not None and context.language == "en"
    words = words_of(doc)
    for name in find_names(words):
        if english and not any(word.lower in DE for word in words[name.start : name.end]):
            # `Club Events`, `Office Hours`: nouns that English has, too, name nothing by French grammar.
            continue
        if _is_organ(words, name):
            continue
        span = _without_role(doc[name.start : name.end], name)
        if (
            span is None
            or known.means_a_class(span.text)
            or ((name.plural or name.head.kind == "programme") and known.opens_with_class(span.text))
        ):
            continue
        if not _is_named(name, span, known):
            continue
        span = _without_letters(_with_sport(_without_holder(span, name, known)))
        end = span.start_char + len(span.text.rstrip("."))
        end += len(_rest_of_word(text_of(doc), end))
        text = text_of(doc)[span.start_char : end]
        for part in split_coordination(text, name.head) if name.plural else [text]:
            yield NameMention(span.start_char, end, known.named(part, name.head), "name", name.plural)


def _rest_of_word(text: str, end: int) -> str:
    """What stands behind an apostrophe that ends a name: `École de Tin'ouna` is one word for its readers."""
    rest = _REST.match(text, end) if text[end - 1 : end] in ("'", "’") else None
    return rest.group() if rest else ""


_REST = re.compile(r"[^\W\d_]{1,30}(?:-[^\W\d_]{1,30}){0,3}")


def _without_holder(span: Span, name: Name, known: KnownNames) -> Span:
    """`Service des Ponts Awa NIANG`: who holds an office there; schools are called after persons."""
    at = ends_in_person(span.text, known.families) if known.families else 0
    if not at or name.head.singular in _NAMED_AFTER:
        return span
    kept = span.doc.char_span(span.start_char, span.start_char + at)
    return kept if kept is not None and len(kept) > 1 else span


# fmt: off
_NAMED_AFTER = frozenset((
     "académie", "aéroport", "association", "centre", "clinique", "club", "collège", "école", "espace",
     "fondation", "groupe", "groupe scolaire", "hôpital", "institut", "institution", "laboratoire", "lycée",
     "maison", "musée", "société", "stade", "théâtre", "université", "centre hospitalier", "entreprise",
     "établissement", "établissements", "cabinet", "étude", "compagnie", "complexe scolaire", "radio",
))
# fmt: on
"""Nouns of bodies that are called after a person."""


def _without_letters(span: Span) -> Span:
    """`Conseil Régional de Rives CRR`: the letters that the name spells stand behind it without brackets."""
    letters = span[-1].text
    if len(span) < 3 or not letters.isupper() or len(letters) < 3:
        return span
    return span[:-1] if initials_of(span[:-1].text) == letters.lower() else span


def _with_sport(span: Span) -> Span:
    """`Judo Club de Vaure`: a club is named by what stands before it, too."""
    if not span.start or span[0].text != "Club":
        return span
    before = span.doc[span.start - 1]
    named = before.text[:1].isupper() and before.text.isalpha() and before.lower_ not in DETERMINERS
    return span.doc[span.start - 1 : span.end] if named and before.whitespace_ == " " else span


def _is_organ(words: PassageWords, name: Name) -> bool:
    """`Conseil de la BOAD`: the organ of a body that stands behind it as an acronym."""
    if name.head.singular not in _ORGANS:
        return False
    rest = [at for at in range(name.start + 1, name.end) if words[at].lower not in SMALL]
    return len(rest) == 1 and is_acronym(words, rest[0])


_ORGANS = ("conseil", "comité", "assemblée", "bureau", "présidence", "cabinet")


def _without_role(span: Span, name: Name) -> Span | None:
    """The name without a noun that only says what it is: `l'agence LuxDev`, `Agence d'exécution PROMAN`.

    None where that leaves an acronym, which is looked for as such.
    """
    apposed = name.head.singular in _APPOSED or name.head.kind == "programme"
    said = next((t for t in span[1:] if not (t.text.islower() and ADJECTIVE.fullmatch(t.text))), span[-1])
    direct = said.text[:1].isupper() and said.text.isalnum() and (said.i == span.start + 1 or _is_small(span))
    if apposed and direct and (span[0].text[:1].islower() or name.head.kind == "programme"):
        return None
    last = span[-1]
    within = span[1:-1]
    if len(within) and re.fullmatch(ACRONYM, last.text) and last.text.isupper() and within[-1].text != "-":
        plain = [
            t for t in within if t.text[:1].isupper() or t.lower_.startswith(("nation", "région", "inter"))
        ]
        if not plain and within[-1].lower_ not in SMALL:
            return None
    return span


def _is_small(span: Span) -> bool:
    """`association locale Tin Naabi`: noun and adjective in small letters only say what it is."""
    return span[0].text.islower() and span[1].text.islower()


# fmt: off
_APPOSED = frozenset((
     "agence", "association", "banque", "cabinet", "coalition", "collectif", "compagnie",
     "consortium", "coopérative", "entreprise", "groupement", "office", "organisation",
     "plateforme", "réseau", "société", "syndicat",
))
# fmt: on
"""Nouns that only say what a body is where its name follows them directly in lower case."""


def _is_named(name: Name, span: Span, known: KnownNames) -> bool:
    """Whether a name by grammar names something: a plural is a class, unless known or placed."""
    if name.head.singular in known.shortened and _only_tells(span):
        return False
    if name.plural and name.head.singular != name.head.plural:
        joined = name.head.kind in _JOINED_KINDS and len(split_coordination(span.text, name.head)) > 1
        return name.placed or joined or known.by_name(span.text) is not None
    return not (name.head.kind == "state" and not name.proper and not name.placed)


def _only_tells(span: Span) -> bool:
    """`le Conseil des audiences`: told the council, where nothing behind its noun has a capital."""
    small = not any(token.text[:1].isupper() for token in span[1:])
    return small and len(span) > 1 and (span[1].lower_ in DE or span[1].lower_ == "pour")


_JOINED_KINDS = ("ministry", "embassy", "UN body unit")
"""Kinds of which two that are joined are named, without a place."""


def find_cued(doc: Doc, known: KnownNames) -> Iterator[NameMention]:
    """Names that a noun before them announces: `l'ONG Mali Espoir`, `la société X`, `l'agence LuxDev`."""
    for announced in find_announced(text_of(doc)):
        if not known.means_a_class(announced.name):
            rank = "slot" if announced.sure else "cue"
            yield NameMention(
                announced.start, announced.end, known.named(announced.name, kind=announced.kind), rank
            )
    for first, last in find_apposed(words_of(doc)):
        span = doc[first:last]
        programme = known.by_name(span.text) or known.named(f"Programme {span.text}", kind="programme")
        if not known.means_a_class(span.text):
            yield NameMention(span.start_char, span.end_char, programme, "cue")


def find_companies_and_english(doc: Doc, known: KnownNames) -> Iterator[NameMention]:
    """Names that their legal form ends, names in English, and acronyms that act."""
    text = text_of(doc)
    for start, end in find_companies(text):
        kind = "NGO" if text[start:end].replace(".", "").upper().endswith("ASBL") else "company"
        yield NameMention(start, end, known.named(text[start:end], kind=kind), "form")
    context = marks_of(doc).context
    english = context is not None and context.language == "en"
    for start, end, kind in find_english_names(text, english=english):
        if not known.means_a_class(text[start:end]):
            yield NameMention(start, end, known.named(text[start:end], kind=kind), "english")
    if english:
        yield from (
            NameMention(*match.span(), known.named("United Nations"), "acronym")
            for match in _UN.finditer(text)
        )
        for match in _OF_STATE.finditer(text):
            kind = "state" if match["body"].lower() == "government" else "armed force"
            yield NameMention(*match.span(), known.named(match.group(), kind=kind), "english")
    for match in _POSSESSIVE.finditer(text) if "’s" in text or "'s" in text else ():
        owner = known.by_acronym(match["acronym"])
        if owner is not None:
            yield NameMention(*match.span("acronym"), owner, "acronym")
    for match in CAMEL.finditer(text):
        acts = known.acts(match.group()) or known.by_name(match.group()) is not None
        if acts and not known.means_a_class(match.group()) and not _follows_a_first_name(text, match.start()):
            yield NameMention(*match.span(), known.named(match.group()), "acting")
    for start, end in find_acting_acronyms(text):
        acronym = text[start:end]
        if not known.means_a_class(acronym) and fold(acronym) not in load_places():
            yield NameMention(start, end, known.named(acronym), "acting")


def _follows_a_first_name(text: str, start: int) -> bool:
    """Whether a capitalised word stands directly before, as in names of persons."""
    return bool(re.search(r"[A-ZÀ-Þ][\w’'-]{1,30} \Z|\bM\.? \Z", text[max(0, start - 30) : start]))
