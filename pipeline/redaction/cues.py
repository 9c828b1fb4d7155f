"""What stands beside names of persons, as regular expressions of a language."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language.lexicon import plainly
from pipeline.redaction.passages import CAPITAL, personal_words


@cache
def titles(language: str) -> re.Pattern[str]:
    """A title, before a capital."""
    titles = plainly(personal_words(language).titles)
    return re.compile(rf"(?<![\w’'-])(?:{titles})[ \u00a0]+(?=[{CAPITAL}])")


@cache
def leads(language: str) -> re.Pattern[str]:
    """Words that lead to a name, or a `greeting` at the beginning of a line or behind another one."""
    words = personal_words(language)
    greeting = rf"(?:^[ >|]*|(?<=[\n\t])|(?<=[,;.!?] ))(?P<greeting>(?i:{plainly(words.greetings)})[ \u00a0])"
    leading = rf"(?<!\w)(?i:{plainly((*words.leads, *words.says))})\s?[:,]?[ \u00a0]*"
    return re.compile(rf"(?:{greeting}|{leading})(?=[{CAPITAL}])", re.MULTILINE)


@cache
def single_names(language: str) -> re.Pattern[str]:
    """One `name` alone: behind a verb of saying, or with what he is behind it (`explique Awa, bergère`)."""
    words = personal_words(language)
    articles = r"(?:le |la |l['’]|the |an? |une? |notre |our |ancien(?:ne)? |jeune )?"
    what = rf"{articles}(?:{plainly((*words.functions, *words.kin))})(?![\w-])"
    said = rf"(?<!\w)(?i:{plainly(words.says)})[ \u00a0](?P<said>{_WORD})(?=,| \(|\.(?:\s|$)|\s?»|\n|$)"
    return re.compile(rf"{said}|(?<![\w’'.-])(?P<name>{_WORD})(?=(?:, | \(){what})")


_WORD = rf"[{CAPITAL}][\w’'-]+"
_ONE = rf"[{CAPITAL}][\w’'-]{{2,}}(?: (?:ag |ould |walet )?[{CAPITAL}][\w’'-]+){{0,3}}"
_NAME = rf"[{CAPITAL}][\w’'-]+(?: (?:ag |ould |walet |de |van |da |dos |do )?[{CAPITAL}][\w’'-]+){{1,3}}"


@cache
def functions_beside(language: str) -> re.Pattern[str]:
    """A function with the `name` behind or `before` it, a name with an age, or behind a relative."""
    functions = plainly(personal_words(language).functions)
    articles = r"(?:le |la |l['’]|the |a |an |un |une |notre |our )?"
    tail = r"(?: [a-zà-þ’'&/-]{1,20}(?: [\w’'&/-]{1,25}){0,7})?"
    ages = plainly(personal_words(language).ages)
    age = rf"(?i:(?:an? )?\d{{1,3}}[ \u00a0-](?:{ages})|(?:{ages})[ \u00a0]\d)"
    kin = plainly(personal_words(language).kin)
    return re.compile(
        rf"(?P<before>(?<![\w’'-]){_NAME}),? (?:\(|, )?(?i:{articles}(?:{functions})(?!\w))"
        rf"|(?P<aged>(?<![\w’'-]){_ONE})(?:, | \(){age}"
        rf"|(?<!\w)(?i:{kin})(?:, | : | de | d['’]| of | )"
        rf"(?P<kin>{_ONE}(?:(?:, | et | and | e | y )(?:de |d['’])?{_ONE}){{0,3}})"
        rf"|(?<!\w)(?i:{functions})s (?P<several>{_ONE}(?:(?:, | et | and | e | y ){_ONE}){{1,8}})"
        rf"|(?<!\w)(?i:{functions})\s?:\s(?P<held>{_ONE})(?=\s|[,;.(]|$)"
        rf"|(?<!\w)(?i:{functions})(?!\w)(?:{tail}(?:, | : |: )|[ \u00a0])(?P<name>{_NAME})(?![\w’'-])"
    )


@cache
def function_lines(language: str) -> re.Pattern[str]:
    """The beginning of a short line that says a function, as below the name of who signs."""
    functions = plainly(personal_words(language).functions)
    article = r"(?:le |la |l['’]|the )?"
    return re.compile(rf"[ \t(]*(?i:{article}(?:{functions}))(?!\w)[^\n.;:]{{0,60}}$", re.MULTILINE)


@cache
def labels(language: str) -> re.Pattern[str]:
    """The `label` of a line or cell behind which persons are named."""
    words = personal_words(language).labels
    either = plainly((*words.get("person", ()), *words.get("mark", ()), *words.get("name", ())))
    return re.compile(
        rf"(?:(?:^|(?<=[\n\t•]))[ \t•*_-]*|(?<=[^\s:] )(?=[{CAPITAL}][^\s:]{{2}}))"
        rf"(?P<label>(?i:{either}))[*_]{{0,2}}\s?:[*_]{{0,2}}\s?(?=\S)",
        re.MULTILINE,
    )


@cache
def labels_of_names(language: str) -> re.Pattern[str]:
    """Labels behind which nothing but a name stands."""
    return re.compile(plainly(personal_words(language).labels.get("name", ())), re.IGNORECASE)


@cache
def closings(language: str) -> re.Pattern[str]:
    """A whole line that closes a letter."""
    return re.compile(plainly(personal_words(language).closings), re.IGNORECASE)


@cache
def closed_in_line(language: str) -> re.Pattern[str]:
    """What closes a letter, where the name stands in the same line behind a comma."""
    closings = plainly(words for words in personal_words(language).closings if ".*" not in words)
    return re.compile(rf"(?:^|(?<=[.!?;,\t] ))(?i:{closings})\s?[,:]\s{{1,3}}(?=[{CAPITAL}])", re.MULTILINE)
