"""The grammar of organisations' names: a head noun, and how far its complements go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.entities.gazetteer import (
    HeadNoun,
    fold,
    load_first_words,
    load_head_nouns,
    load_other_nouns,
    load_places,
)
from pipeline.entities.grammar import (
    ADJECTIVE,
    DE,
    DETERMINERS,
    INFINITIVE,
    LOCATION,
    MAX_TOKENS,
    NOT_NOUNS,
    NUMBER,
    PROGRAMMES,
    PURPOSE,
    SMALL,
    is_acronym,
    is_capital,
    is_shouted,
    opens_sentence,
)


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start` to `end` of a document that name an organisation by its head noun."""

    start: int
    end: int
    head: HeadNoun
    plural: bool
    proper: bool
    placed: bool


def find_names(doc: Doc) -> Iterator[Name]:
    """The names in a text that begin with a head noun and are capitalised enough to be names, in order."""
    at = 0
    while at < len(doc):
        found = _name_at(doc, at)
        if found is None:
            at += 1
            continue
        yield found
        at = found.end


def _name_at(doc: Doc, at: int) -> Name | None:
    head, length = _head_at(doc, at)
    if head is None:
        return None
    shouting = is_shouted(doc, at)
    start = at + length
    if fold(doc[at:start].text) != fold(head.singular):
        start = _after_list(doc, start)
    end = _end_of_name(doc, start, loose=doc[at].text[:1].isupper())
    end = _trimmed(doc, start, end)
    if end == start:
        return None
    capitals = [token for token in doc[start:end] if is_capital(token)]
    proper = any(fold(token.text) not in load_places() and token.lower_ not in SMALL for token in capitals)
    capitalised = doc[at].text[:1].isupper() and (at > 0 or bool(capitals))
    if not capitalised and not (capitals and (head.lower == "place" or (head.lower == "proper" and proper))):
        return None
    linked = any(token.lower_ in DE | PURPOSE for token in doc[start:end])
    if capitalised and not capitals and (opens_sentence(doc, at) or not linked):
        return None
    if shouting and not linked and not proper:
        return None
    plural = fold(doc[at : at + length].text) != fold(head.singular)
    if shouting and plural:
        return None
    if head.lower != "place" and _is_only_placed(doc, start, end):
        return None
    placed = any(fold(token.text) in load_places() for token in capitals)
    return Name(at, end, head, plural, proper or not capitals, placed)


def find_apposed(doc: Doc) -> Iterator[tuple[int, int]]:
    """The names, as tokens, that stand directly behind `programme` or `projet`; several behind a plural."""
    for token in doc[:-1]:
        if token.lower_ not in PROGRAMMES:
            continue
        at = token.i + 1
        if doc[at].text in ("«", "“", '"', "‘") and at + 1 < len(doc):
            at += 1
        while (
            is_capital(doc[at]) and not is_acronym(doc[at]) and fold(doc[at].text) not in load_other_nouns()
        ):
            end = _end_of_apposed(doc, at)
            if end - at > 1:
                yield at, end
            more = token.lower_.endswith("s") and end + 1 < len(doc) and doc[end].lower_ in ("et", ",")
            if not more:
                break
            at = end + 1


def _end_of_apposed(doc: Doc, at: int) -> int:
    """As for names by grammar, but `et sécurité alimentaire` goes on and `et` with a capital does not."""
    limit = min(len(doc), at + MAX_TOKENS)
    end = at + 1
    while end < limit:
        if doc[end].lower_ == "et" and end + 1 < limit:
            noun = doc[end + 1]
            qualified = end + 2 < limit and ADJECTIVE.fullmatch(doc[end + 2].lower_)
            if is_capital(noun) or not (qualified or ADJECTIVE.fullmatch(noun.lower_)):
                break
            end += 2
            continue
        step = _step(doc, end, limit, loose=True)
        if not step:
            break
        end += step
    return _trimmed(doc, at + 1, end)


def _head_at(doc: Doc, at: int) -> tuple[HeadNoun | None, int]:
    """The head noun that starts at a token, the longest of those of one to four words."""
    heads = load_head_nouns()
    first = doc[at].text
    if not (first.isalpha() and fold(first) in load_first_words()) or (
        at and doc[at - 1].text in "-_@./" and not doc[at - 1].whitespace_
    ):
        return None, 0
    for length in (4, 3, 2, 1):
        if at + length <= len(doc) and all(t.is_alpha or t.text == "-" for t in doc[at : at + length]):
            head = heads.get(fold(doc[at : at + length].text))
            if head is not None:
                return head, length
    return None, 0


def _end_of_name(doc: Doc, at: int, *, loose: bool) -> int:
    """Where the complements of a head noun end; `loose` lets nouns in lower case in."""
    limit = min(len(doc), at + MAX_TOKENS)
    while at < limit and not doc[at - 1].text.endswith("."):
        step = _step(doc, at, limit, loose=loose)
        if not step:
            break
        at += step
    return at


def _after_list(doc: Doc, at: int) -> int:
    """Behind the bracket that says what several bodies deal with: `Chambres (Agriculture et Métiers) de`."""
    bracket = at
    while bracket < len(doc) and ADJECTIVE.fullmatch(doc[bracket].lower_):
        bracket += 1
    if bracket < len(doc) and doc[bracket].text == "(":
        for close in range(bracket + 2, min(bracket + 8, len(doc))):
            if doc[close].text == ")":
                return close + 1 if any(token.lower_ == "et" for token in doc[bracket:close]) else at
    return at


def _step(doc: Doc, at: int, limit: int, *, loose: bool) -> int:
    """How many tokens the name goes on by: 0 where it ends."""
    token = doc[at]
    lower = token.lower_
    if lower in ("et", ","):
        return _coordination(doc, at, limit, loose=loose)
    if lower in DE or lower in PURPOSE or lower in LOCATION:
        return _complement(doc, at, limit, loose=loose)
    if token.text == "-":
        joined = at + 1 < limit and not token.whitespace_ and not doc[at - 1].whitespace_
        return 2 if joined and doc[at + 1].is_alpha else 0
    if token.text in "«‘“'\"" and at + 1 < limit:
        return 0
    if is_capital(token) or (NUMBER.fullmatch(token.text) and doc[at - 1].is_alpha):
        return 0 if _starts_another(doc, at) or fold(token.text) in load_other_nouns() else 1
    return 1 if lower not in NOT_NOUNS and token.is_alpha and ADJECTIVE.fullmatch(lower) else 0


def _complement(doc: Doc, at: int, limit: int, *, loose: bool) -> int:
    """A preposition with its article and noun."""
    preposition = doc[at].lower_
    noun = at + 1
    while noun < limit and doc[noun].lower_ in DETERMINERS:
        noun += 1
    if noun >= limit or not doc[noun].text[:1].isalpha() or doc[noun].lower_ in NOT_NOUNS | SMALL:
        return 0
    word = doc[noun]
    if is_capital(word):
        if preposition in LOCATION and preposition != "dans":
            return noun + 1 - at if noun == at + 1 and (fold(word.text) in load_places() or loose) else 0
        return noun + 1 - at
    if word.lower_ in PROGRAMMES or not loose or preposition in ("en", "sur", "dans", "à", "contre"):
        return 0
    if preposition == "pour" and (
        _ends_in_place(doc, at) or (noun == at + 1 and INFINITIVE.search(word.lower_))
    ):
        return 0
    return noun + 1 - at


def _coordination(doc: Doc, at: int, limit: int, *, loose: bool) -> int:
    """`et` or a comma goes on where the same construction is repeated."""
    after = at + 1
    if after >= limit or doc[at - 1].lower_ in SMALL:
        return 0
    if doc[at].text == ",":
        return _listed(doc, at, limit, loose=loose)
    following = doc[after]
    if following.lower_ in DE | PURPOSE:
        step = _complement(doc, after, limit, loose=loose)
        noun = doc[after + step - 1]
        another = is_capital(noun) and (
            _head_at(doc, noun.i)[0] is not None or fold(noun.text) in load_other_nouns()
        )
        return 1 + step if step and not another else 0
    if following.lower_ in DETERMINERS:
        return _purpose(doc, at, limit, loose=loose)
    if is_capital(following):
        joins = not is_acronym(following) and not _starts_another(doc, after) and not _ends_in_place(doc, at)
        return 2 if joins and following.is_alpha else 0
    return 2 if ADJECTIVE.fullmatch(following.lower_) and following.lower_ not in NOT_NOUNS else 0


def _purpose(doc: Doc, at: int, limit: int, *, loose: bool) -> int:
    """`pour la Paix et la Sécurité`: what follows `pour` may be two things with their articles."""
    noun = at + 2
    before = [doc[i].lower_ for i in range(max(0, at - 4), at)]
    if noun >= limit or not PURPOSE & set(before) or _starts_another(doc, noun) or is_acronym(doc[noun]):
        return 0
    named = is_capital(doc[noun]) or (loose and doc[noun].is_alpha and doc[noun].lower_ not in NOT_NOUNS)
    return 3 if named else 0


def _listed(doc: Doc, at: int, limit: int, *, loose: bool) -> int:
    """`, de X et de Y` or `, locaux et communaux`: a comma belongs to a name that goes on to an `et`."""
    first = doc[at + 1]
    for later in range(at + 2, min(limit - 1, at + 10)):
        if doc[later].text in ".;:()" or doc[later].is_space:
            return 0
        if doc[later].lower_ != "et":
            continue
        if first.lower_ in DE and doc[later + 1].lower_ in DE and not _ends_in_place(doc, at):
            step = _complement(doc, at + 1, limit, loose=loose)
            noun = doc[at + step] if step else first
            other = is_acronym(noun) or fold(noun.text) in load_other_nouns() or _starts_another(doc, noun.i)
            return 0 if other or not step else 1 + step
        alike = ADJECTIVE.fullmatch(first.lower_) and ADJECTIVE.fullmatch(doc[later + 1].lower_)
        return 2 if alike and later == at + 2 else 0
    return 0


def _is_only_placed(doc: Doc, start: int, end: int) -> bool:
    """`Centre du Mali`, `Section de Gao`: a part of a place or of a body that is not said."""
    words = [t for t in doc[start:end] if t.lower_ not in SMALL]
    return all(fold(t.text) in load_places() for t in words)


def _trimmed(doc: Doc, start: int, end: int) -> int:
    """Without small words, punctuation and line breaks that nothing follows."""
    while end > start and (doc[end - 1].lower_ in SMALL | {"d", "l"} or not doc[end - 1].text[:1].isalnum()):
        end -= 1
    return end


def _starts_another(doc: Doc, at: int) -> bool:
    head, _ = _head_at(doc, at)
    return head is not None and doc[at].text[:1].isupper() and doc[at - 1].lower_ not in DE


def _ends_in_place(doc: Doc, at: int) -> bool:
    return fold(doc[at - 1].text) in load_places()
