"""Names of persons, by what stands beside them or by what they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from pipeline.language.lexicon import alternatives
from pipeline.redaction.names_data import folded, name_of
from pipeline.redaction.ordinary import ordinary_words
from pipeline.redaction.passages import Passage, Personal, Span, capital_runs, parts_of

PERSON: Literal["person"] = "person"
LONGEST = 5
"""Words of a name at most; a longer run with capitals is a heading."""


def find_titled(passage: Passage) -> Iterator[Personal]:
    """Names behind a title: `Mme`, `Dr`; several after one title in the plural."""
    text = passage.text
    for match in _titles(passage.language).finditer(text):
        for start, end in _names_after(passage, match.end(), several=True):
            yield Personal(start, end, PERSON, "behind a title")


def find_led(passage: Passage) -> Iterator[Personal]:
    """Names behind words that lead to one (`signé par`), or beside a function (`la comptable, ...`)."""
    for match in _leads(passage.language).finditer(passage.text):
        greeted = match["greeting"] is not None
        for start, end in _names_after(passage, match.end()):
            if looks_like_name(passage, start, end, least=1 if greeted else 2):
                yield Personal(start, end, PERSON, "behind a word that leads to a name", entry=greeted)
    for match in _apposed(passage.language).finditer(passage.text):
        span = match.span("name") if match["name"] else match.span("before")
        if looks_like_name(passage, *span, least=2):
            yield Personal(span[0], span[1], PERSON, "beside a function")


def find_known(passage: Passage) -> Iterator[Personal]:
    """Runs of capitals that hold names that persons have: a given and another one, or two of families."""
    for start, end in capital_runs(passage.text):
        for span in _known_in(passage, start, end):
            if not passage.is_organisation(*span) and not _is_namesake(passage, *span):
                yield Personal(span[0], span[1], PERSON, "made of names that persons have")


def find_modelled(passage: Passage) -> Iterator[Personal]:
    """What the model of the language takes for a person, if it is written as a name is."""
    for start, end in passage.persons:
        for span in capital_runs(passage.text, start, end):
            if looks_like_name(passage, *span, least=2) and not _is_namesake(passage, *span):
                yield Personal(span[0], span[1], PERSON, "taken for a person by the model")


def find_labelled(passage: Passage) -> Iterator[Personal]:
    """Names behind the label of a line: `Contact :`, `Signature :`, `De :`."""
    text = passage.text
    for match in _labels(passage.language).finditer(text):
        end = _end_of_value(text, match.end())
        label = folded(match["label"])
        strong = label in _name_labels(passage.language)
        for span in _values(text, match.end(), end):
            looks = looks_like_name(passage, *span, least=1 if strong else 2)
            if looks or any(_known_in(passage, *span)):
                yield Personal(span[0], span[1], PERSON, "behind a label", entry=True)


def find_signed(passage: Passage) -> Iterator[Personal]:
    """Lines below the closing of a letter that hold nothing but a name."""
    closing = _closings(passage.language)
    left = 0
    for line in passage.lines:
        words = passage.text[line.start : line.end].strip(" ,.:;\t")
        if closing.fullmatch(words):
            left = LINES_OF_SIGNATURE
            continue
        if left and words:
            left -= 1
            for cell in line.cells:
                start, end = _bare(passage.text, *cell)
                whole = next(capital_runs(passage.text, start, end), None)
                if whole == (start, end) and looks_like_name(passage, start, end, least=2):
                    yield Personal(start, end, PERSON, "below the closing of a letter", entry=True)


LINES_OF_SIGNATURE = 5
"""Lines below a closing in which a name is looked for: a function and a stamp may stand between."""


def find_beside_contacts(passage: Passage) -> Iterator[Personal]:
    """Names in a line that holds an address of e-mail or a telephone, and what e-mail addresses spell out."""
    from pipeline.redaction.numbers import find_e_mails, find_telephones

    contacts = [*find_e_mails(passage), *find_telephones(passage)]
    spelled = {
        part for c in contacts if c.kind == "e-mail" for part in _spelled(passage.text[c.start : c.end])
    }
    lines = {passage.line_at(contact.start).start: passage.line_at(contact.start) for contact in contacts}
    for line in lines.values():
        for run in capital_runs(passage.text, line.start, line.end):
            if any(contact.start < run[1] and run[0] < contact.end for contact in contacts):
                continue
            hits = [span for span, part in parts_of(passage.text, *run) if folded(part) in spelled]
            if hits and not passage.is_organisation(*run):
                yield Personal(run[0], run[1], PERSON, "spelled out by an e-mail address", entry=True)


def _spelled(address: str) -> Iterator[str]:
    local = address.partition("@")[0]
    yield from (folded(part) for part in re.split(r"[._\-+\d]+", local) if len(part) > 3)


def _names_after(passage: Passage, start: int, *, several: bool = False) -> Iterator[Span]:
    """The name that begins at an offset, or `several` that are strung together by `et`, `,` and the like."""
    while True:
        run = next(capital_runs(passage.text, start, _end_of_line(passage, start)), None)
        if run is None or passage.text[start : run[0]].strip(' \u00a0:«"') != "":
            return
        end = _end_of_name(passage, *run)
        if end > run[0]:
            yield run[0], end
        joint = _JOINT.match(passage.text, end) if several else None
        if joint is None:
            return
        start = joint.end()


_JOINT = re.compile(r"(?:, | et | and | e | y | & |/)")


def _end_of_line(passage: Passage, start: int) -> int:
    return passage.line_at(start).end


def _end_of_name(passage: Passage, start: int, end: int) -> int:
    """Where the name that begins a run ends: before a word that no name has, five words on at most."""
    kept = start
    for span, part in parts_of(passage.text, start, end)[:LONGEST]:
        if _is_no_name(passage, part):
            break
        kept = span[1]
        if part.endswith(".") and len(part) > 2:
            kept -= 1
            break
    return kept


def looks_like_name(passage: Passage, start: int, end: int, least: int) -> bool:
    """Whether a stretch is written as a name of persons is, and names no organisation or place."""
    parts = parts_of(passage.text, start, end)
    if not least <= len(parts) <= LONGEST + 1:
        return False
    if any(_is_no_name(passage, part) for _, part in parts):
        return False
    if all(name_of(part) for _, part in parts):
        return True
    return not passage.is_organisation(start, end)


def _is_no_name(passage: Passage, part: str) -> bool:
    """Whether a word is an ordinary one, or holds figures."""
    if any(sign.isdigit() for sign in part):
        return True
    if len(part) == 2 and part.endswith("."):
        return False
    key = folded(part)
    if name_of(part) is not None:
        return False
    return key in ordinary_words(passage.language) or key in passage.lower


def _known_in(passage: Passage, start: int, end: int) -> Iterator[Span]:
    """Stretches of a run that known names make a person's: with the words between and beside them."""
    parts = parts_of(passage.text, start, end)
    names = [name_of(part) for _, part in parts]
    number = 0
    while number < len(parts):
        first = number
        while number < len(parts) and not _is_no_name(passage, parts[number][1]):
            number += 1
        group = names[first:number]
        sure = sum(name is not None and name.alone for name in group)
        held = sum(name is not None for name in group)
        given = any(name is not None and name.is_given for name in group)
        if len(group) <= LONGEST + 1 and len(group) > 1 and sure and (held > 1 or given):
            yield parts[first][0][0], parts[number - 1][0][1]
        number += 1


def _is_namesake(passage: Passage, start: int, end: int) -> bool:
    """Whether it is a hospital, a street or a prize that is called after a person."""
    before, behind = _namesakes(passage.language)
    return bool(before.search(passage.text, max(0, start - REACH), start) or behind.match(passage.text, end))


REACH = 40
"""Signs before a name in which is said what is called so."""


@cache
def _namesakes(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = Passage("", language).words
    what = alternatives((*words.namesakes, *words.streets_before))
    return (
        re.compile(rf"(?<!\w)(?i:{what})(?: (?:de|du|des|of|do|da|del|la|le|l['’]))?[ \u00a0«\"“]{{1,3}}$"),
        re.compile(rf"(?:['’]s?)?[ \u00a0](?i:{alternatives(words.namesakes_behind)})(?!\w)"),
    )


def _end_of_value(text: str, start: int) -> int:
    ends = [end for end in (text.find("\n", start), text.find("\t", start)) if end >= 0]
    return min(ends, default=len(text))


_CUT = re.compile(r"[,;/(–—<>\[|]| - | et | and ")


def _values(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a label's value that commas and the like part; each begins with a capital."""
    left = start
    for cut in [*(match.span() for match in _CUT.finditer(text, start, end)), (end, end)]:
        run = next(capital_runs(text, left, cut[0]), None)
        if run is not None:
            yield run
        left = cut[1]


def _bare(text: str, start: int, end: int) -> Span:
    """A stretch without the spaces and signs around it."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return start, end


@cache
def _titles(language: str) -> re.Pattern[str]:
    titles = alternatives(Passage("", language).words.titles)
    return re.compile(rf"(?<![\w’'-])(?:{titles})[ \u00a0]+(?=[A-ZÀ-ÞŒ])")


@cache
def _leads(language: str) -> re.Pattern[str]:
    words = Passage("", language).words
    greeting = rf"(?:^|(?<=[\n\t]))(?P<greeting>(?i:{alternatives(words.greetings)})[ \u00a0])"
    return re.compile(
        rf"(?:{greeting}|(?<!\w)(?i:{alternatives(words.leads)})\s?:?[ \u00a0]*)(?=[A-ZÀ-ÞŒ])", re.MULTILINE
    )


_NAME = r"[A-ZÀ-ÞŒ][\w’'-]+(?: (?:ag |ould |walet |de |van |da |dos |do )?[A-ZÀ-ÞŒ][\w’'-]+){1,3}"


@cache
def _apposed(language: str) -> re.Pattern[str]:
    functions = alternatives(Passage("", language).words.functions)
    articles = r"(?:le |la |l['’]|the |a |an |un |une |notre |our )?"
    tail = r"(?: [a-zà-þ’'&/-]{1,20}(?: [\w’'&/-]{1,25}){0,7})?"
    return re.compile(
        rf"(?P<before>(?<![\w’'-]){_NAME}),? (?:\(|, )?(?i:{articles}(?:{functions})(?!\w))"
        rf"|(?<!\w)(?i:{functions})(?!\w)(?:{tail}(?:, | : |: )|[ \u00a0])(?P<name>{_NAME})(?![\w’'-])"
    )


@cache
def _labels(language: str) -> re.Pattern[str]:
    labels = alternatives(Passage("", language).words.labels.get("person", ()))
    return re.compile(
        rf"(?:^|(?<=[\n\t•]))[ \t•*_-]*(?P<label>(?i:{labels}))[*_]{{0,2}}\s?:[*_]{{0,2}}\s?(?=\S)",
        re.MULTILINE,
    )


@cache
def _name_labels(language: str) -> frozenset[str]:
    """Labels behind which nothing but a name stands."""
    return frozenset(
        {
            "nom",
            "noms",
            "prenom",
            "prenoms",
            "name",
            "full name",
            "first name",
            "last name",
            "surname",
            "signature",
            "signatures",
            "signe",
            "signed",
            "nome",
            "nombre",
            "apellidos",
            "nom et prenom",
            "nom et prenoms",
            "nom complet",
        }
    )


@cache
def _closings(language: str) -> re.Pattern[str]:
    return re.compile(alternatives(Passage("", language).words.closings), re.IGNORECASE)
