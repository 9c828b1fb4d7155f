"""Reference numbers of agreements and acts, recognised by their shape."""

import re

from pipeline.values.text.spans import SpanReading, fold, fold_text, mask

_PART = r"[A-Z]{1,12}[0-9]{0,6}|[0-9]{1,6}[A-Z]{0,3}"
_SHAPE = re.compile(rf"(?:{_PART})(?: ?[-/_.] ?(?:{_PART})){{1,6}}")
_LABEL = re.compile(
    r"(?:(?:r[ée]f(?:[ée]rence)?|convention|d[ée]cret|arr[êe]t[ée]|loi|ordonnance|accord|contrat|"
    r"march[ée]|projet|lettre|d[ée]cision)\.? ?:? ?)?"
    r"(?P<sign>(?:n ?[°ºo]s?|num[ée]ro|no\.)[ :]*)?",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[A-Z]{2,12}[-/](?:\d{3}|(?!19|20)\d{4}|\d{5,6})", re.ASCII)
"""Letters and a number, but for a year: where no label is among the letters, nothing speaks against it."""

_LABELLED = re.compile(r"(?<![^\W_])(?:n ?[°º]|r[ée]f\.? ?:|num[ée]ro) ?:? ?\Z", re.IGNORECASE)
_CANDIDATE = re.compile(rf"(?<![\w./-])(?:{_PART})(?:[-/_.](?:{_PART})){{1,6}}(?![\w/]|-\w|\.\w)")
_DATE = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|(?:19|20)\d\d[-/.](?:\d{1,2}[-/.]\d{1,2}|\d{4})|\d{1,2}/\d{1,2}"
)


class ReferenceReading(SpanReading):
    """A printed reference; `reference` is it without its label and inner spaces."""

    reference: str


def parse_reference(text: str) -> str:
    """Read one string as a reference number and return it without label and spaces.

    A reference has two to seven parts of capitals or digits joined by `-`, `/`, `_` or `.`, of which one has
    digits; without `N°` before it, one has letters too, and it is neither a date nor a plain number.

    Raises:
        ValueError: the string has not that shape.
    """
    if _PLAIN.fullmatch(text) and _LABEL.match(text).end() == 0:  # type: ignore[union-attr]
        return text
    folded = fold_text(text).strip()
    label = _LABEL.match(folded)
    body = folded[label.end() :] if label else folded
    if not _SHAPE.fullmatch(body) or not _is_reference(body, labelled=bool(label and label["sign"])):
        raise ValueError(f"not a reference: {text!r}")
    return body.replace(" ", "")


def find_references(text: str) -> list[ReferenceReading]:
    """Every reference number printed in `text`, without its label."""
    folded = fold(text)
    matched = mask(folded.text)
    readings: list[ReferenceReading] = []
    for match in _CANDIDATE.finditer(matched):
        lead = matched[max(0, match.start() - 12) : match.start()]
        if _is_reference(match.group(), labelled=bool(_LABELLED.search(lead))):
            place = folded.reading(*match.span())
            readings.append(ReferenceReading(place.text, place.char_start, place.char_end, match.group()))
    return readings


_JOINT = re.compile(r" ?[-/_.] ?")
_LETTER, _DIGIT, _TWO_DIGITS = re.compile("[A-Z]"), re.compile("[0-9]"), re.compile("[0-9][A-Z]*[0-9]")


def _is_reference(body: str, *, labelled: bool) -> bool:
    parts = [part for part in _JOINT.split(body) if part]
    letters = [part for part in parts if _LETTER.search(part)]
    if not _DIGIT.search(body) or _DATE.fullmatch(body):
        return False
    if labelled:
        return True
    # Two letters at least and a number of two digits at least: `COVID-19` has one, `A-1` and `G-9` have not.
    long_number = any(map(_TWO_DIGITS.search, parts))
    name_and_year = len(parts) == 2 and (re.fullmatch(r"(?:19|20)\d\d|19|21", parts[1]) is not None)
    return bool(letters) and sum(map(len, letters)) >= 2 and long_number and not name_and_year
