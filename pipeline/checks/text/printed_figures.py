"""How figures are written: signs that mean two things, and figures whose digits are grouped wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, exactly, figure_of_amount
from pipeline.checks.kit.results import NOTABLE, Result, result, without_value
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.views import TableView
from pipeline.checks.kit.wording import quantity, say, say_n
from pipeline.records import Cell

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?!\d)")
_DECIMAL = re.compile(r"\d([.,])\d{1,2}(?!\d)|(?<=[.,]\d{3})(?:(?<=\.\d{3})(,)|(?<=,\d{3})(\.))\d")
_DOUBTFUL = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])(?! ?(?:million|milli))")
_SPACES = r"[ \u00a0\u202f\u2009]"
_GROUPS = re.compile(rf"\A[-(+]?\d+(?:{_SPACES}\d+)+(?:[.,]\d+)?\)?")
_WELL_GROUPED = re.compile(rf"[-(+]?\d{{1,3}}(?:{_SPACES}\d{{3}})+(?:[.,]\d+)?\)?")
_WHOLE = re.compile(rf"\d++(?:{_SPACES}\d++)+")
_BETWEEN_GROUPS = re.compile(_SPACES)
_CURRENCY_BEFORE = re.compile(r"\A(?:[A-Z]{3}|[€$£¥])\s?")
_FIGURE_BEFORE = re.compile(
    rf"(?P<word>[\w°]{{0,30}})[^\w\n]{{0,30}}(?<![\d.,/-])(?P<digits>[1-9]\d{{0,2}}){_SPACES}\Z"
)
LONGEST_BEFORE = 80
"""Characters before a sum in which digits that belong to it stand, with the word before them and more."""

_NUMBERED = re.compile(
    r"(?i)(?:n°?|nos?|numéro|number|lots?|articles?|pages?|lignes?|items?|tranches?|phases?|chapitres?|chapter|"
    r"parts?|parties?|annexes?|annex|tableaux?|tables?|loi|law|bp)\Z"
)
_FIRST_FIGURE = re.compile(rf"(?<!\d)\d++(?:{_SPACES}\d++)+")
NAMES = {".": say("point"), ",": say("comma")}

_SEVERAL = re.compile(rf"\d{{1,3}}(?:{_SPACES}\d{{3}})+(?:{_SPACES}\d{{1,3}}(?:{_SPACES}\d{{3}})+)+")
"""Figures of several columns that were read as one."""

_GROUPINGS = (
    (_GROUPS, _WELL_GROUPED, _WELL_GROUPED),
    *(
        (
            re.compile(rf"\A[-(+$€£]?\d+(?:[{one}]\d+)+(?:[{other}]\d+)?\)?"),
            re.compile(
                rf"\A[-(+$€£]?\d{{1,3}}(?:(?:[{one}]\d{{3}})+|(?:[{one}]\d{{2}})*[{one}]\d{{3}})(?:[{other}]\d+)?\)?"
            ),
            re.compile(rf"[-(+$€£]?\d{{1,3}}(?:[{one}]\d{{3}})+(?:[{other}]\d{{1,2}}|[{one}]\d{{3}})\)?"),
        )
        for one, other in ((",", "."), (".", ","))
    ),
)
"""How figures look that are grouped by a sign, those that are grouped well (by lakhs, too), and those that
show that the sign groups them: behind it stand decimals, or it stands twice.
"""

_CURRENCY = r"(?:[A-Z]{3}|US\$|[€$£¥])"
_SIGNED = re.compile(
    rf"(?:(?<![A-Z]){_CURRENCY} ?)(?P<after>\d+(?P<one>[,.])\d+(?:(?P=one)\d+)+)(?![\d,.]*\d)"
    rf"|(?<![\d,.])(?P<before>\d+(?P<two>[,.])\d+(?:(?P=two)\d+)+) ?(?:{_CURRENCY}(?!\w)|(?:dollars|euros|"
    r"francs|FCFA|CFA|pounds)\b)"
)
"""A figure with a currency whose digits a sign groups twice, whether well or not."""

_TWO_SIGNS = re.compile(r"(?P<sign>[,.])\d+(?P=sign)\d")
"""What such a figure has: most texts have none."""

_THREE = re.compile(r"(?<!\d)\d{3}(?!\d)")
"""What a sum that is grouped has at least once, and the number of a version has not: `2.0.1`."""

_IDENTIFIES = re.compile(r"\d{6}")
"""Six digits in a row beside signs are those of a number that identifies a person or a file."""

_GROUPS_OF_A_SUM = re.compile(r"\d{1,3}(?:\D\d{3})+(?:\D\d{1,2})?|\d{1,2}(?:,\d{2})*,\d{3}")
"""Groups of three, also where their sign stands before the decimals, too; or lakhs."""

LEAST_OF_USUAL = Decimal("0.1")
"""Share of the figures in which a sign does what it mostly does that those must make up in which it does the
other, before a figure that could be either is in doubt; one in a hundred is a slip.
"""

LEAST_WELL_GROUPED = 3
"""Figures of a column that must be grouped by threes before one that is not is taken for misprinted."""


def check_formats(facts: Facts) -> Iterator[Result]:
    """Formats: does a document use one sign for decimals and another for thousands?

    Only running text is asked. A sign that does both leaves figures with one sign before three digits in
    doubt (`319.143 USD`), unless it hardly ever does one of both; how they were read is in the table
    `amounts`. Nothing here is an error.
    """
    figures = [
        figure_of_amount(amount, amount.value)
        for amount in facts.amounts.values()
        if amount.value is not None and amount.cell_id is None
    ]
    for sign in NAMES:
        grouped = [f for f in figures if sign in {m[1] for m in _GROUPED.finditer(f.text)}]
        decimal = [f for f in figures if any(sign in m.groups() for m in _DECIMAL.finditer(f.text))]
        if grouped and decimal:
            yield _both(facts.id, sign, grouped, decimal)
            doubtful = [f for f in figures if (m := _DOUBTFUL.search(f.text)) and sign in m.group()]
            # What may be either is grouped more often than not.
            rare, usual = sorted((len(grouped) + len(doubtful), len(decimal)))
            if doubtful and rare >= LEAST_OF_USUAL * usual:
                yield _in_doubt(doubtful, facts, sign)


def _both(document_id: str, sign: str, grouped: list[Figure], decimal: list[Figure]) -> Result:
    rarer, other = sorted((grouped, decimal), key=len)
    wording = say(
        "The {sign} groups thousands in “{grouped}” and is the decimal sign in “{decimal}”.",
        sign=NAMES[sign],
        grouped=grouped[0].text,
        decimal=decimal[0].text,
    )
    name = NAMES[sign].messages[0].text
    return result(
        "format",
        rarer[0],
        wording,
        NOTABLE,
        figures=[other[0]],
        subject=f"{document_id}:{name}",
        about=[f"{document_id}:format:{sign}"],
    )


def _in_doubt(figures: Sequence[Figure], facts: Facts, sign: str) -> Result:
    figure, *others = figures
    currency = facts.amounts[figure.amount_id or ""].currency
    wording = say_n(
        "“{printed}” may be read in two ways, since the {sign} is used for both; it was read as {value}.",
        "{n} figures may be read in two ways, since the {sign} is used for both: “{printed}” was read as "
        "{value}.",
        len(figures),
        printed=figure.text,
        sign=NAMES[sign],
        value=quantity(figure.value, currency),
    )
    return result(
        "format",
        figure,
        wording,
        NOTABLE,
        figures=others,
        unit=currency,
        about=[f"{facts.id}:format:{sign}"],
    )


def check_misprints(facts: Facts) -> Iterator[Result]:
    """Misprints: are the digits of a figure grouped by threes, as those of the figures around it are?

    In a column of which three figures are grouped so, one such as `48 82 843 674` or `7000 000` has lost a
    digit, or has its space in the wrong place: a notice, whatever it was read as. A space more is none, since
    no digit is in doubt: letters were set apart. So is a sum of money of
    running text; a number before it that counts something else (`lot 12`) is no part of it.
    """
    for view in facts.data_tables:
        for column in view.numeric:
            yield from _misprinted(view, column)
    for sentence in facts.sentences:
        for number in sentence.of_kind("money"):
            printed = _as_printed(sentence, number)
            digits = _FIRST_FIGURE.search(printed)
            slips = digits and not _WELL_GROUPED.fullmatch(digits.group())
            if digits and slips and not _has_space_too_many(digits.group()):
                yield _misprinted_sum(number, printed)
    for page, text in facts.texts.items():
        for match in _SIGNED.finditer(text) if _TWO_SIGNS.search(text) else ():
            written = match["after"] or match["before"]
            grouped = _THREE.search(written) and not _IDENTIFIES.search(written)
            slips = grouped and not _GROUPS_OF_A_SUM.fullmatch(written)
            if slips and not _stands_in_a_cell(facts, written):
                yield _unread_sum(facts, page, match)


def _stands_in_a_cell(facts: Facts, digits: str) -> bool:
    """Whether a table holds the figure: its column tells how it should be grouped."""
    return any(digits in cell.text for view in facts.tables for cell in view.cells)


def _unread_sum(facts: Facts, page: int, match: re.Match[str]) -> Result:
    """A sum that nobody can read, since a sign groups its digits wrongly: it claims no value."""
    start, end = match.span()
    figure = Figure(
        match.group(),
        Decimal(0),
        exactly(Decimal(0)),
        facts.id,
        page,
        start=start,
        end=end,
    )
    wording = say(
        "“{printed}” is not grouped by threes: a digit or a sign may be misprinted.", printed=match.group()
    )
    return without_value(result("misprint", figure, wording, NOTABLE))


def _as_printed(sentence: SentenceView, number: NumberView) -> str:
    """A sum with the digits that stand before it, which were not read as a part of it."""
    # No more can stand before it, of which a long sentence has much.
    near = sentence.text[max(0, number.start - LONGEST_BEFORE) : number.start]
    before = _FIGURE_BEFORE.search(near) if near[-2:-1].isdecimal() else None
    if (
        before is None
        or not _FIRST_FIGURE.search(number.figure.text)
        or _CURRENCY_BEFORE.match(number.figure.text)
        or _NUMBERED.match(before["word"])
    ):
        return number.figure.text
    return f"{before['digits']} {number.figure.text}"


def _misprinted_sum(number: NumberView, printed: str) -> Result:
    wording = say(
        "“{printed}” is not grouped by threes: a digit or a space may be misprinted. It was read as {value}.",
        printed=printed,
        value=quantity(number.figure.value, number.noun),
    )
    return result("misprint", number.figure, wording, NOTABLE, unit=number.noun)


def _misprinted(view: TableView, column: int) -> Iterator[Result]:
    cells = [row[column] for row in view.rows.values() if column in row and row[column].column_span == 1]
    texts = [(cell, cell.text.strip()) for cell in cells]
    for groups, well_grouped, sure in _GROUPINGS:
        if sum(bool(sure.fullmatch(text)) for _, text in texts) < LEAST_WELL_GROUPED:
            continue
        for cell, text in texts:
            slips = groups.fullmatch(text) and not well_grouped.fullmatch(text)
            if slips and not _SEVERAL.fullmatch(text) and not _has_space_too_many(text):
                yield _misprint(view, cell, text)


def _has_space_too_many(text: str) -> bool:
    """Whether digits stand apart besides where threes do: `2 05 4 491` is letters that are set apart."""
    digits = _WHOLE.match(text)
    groups = _BETWEEN_GROUPS.split(digits.group()) if digits else []
    behind = [len("".join(groups[n:])) for n in range(1, len(groups))]
    length = len("".join(groups))
    return len(behind) > 1 and set(range(3, length, 3)) <= set(behind)


def _misprint(view: TableView, cell: Cell, text: str) -> Result:
    value = cell.value if cell.value is not None else Decimal(0)
    figure = view.figure(cell) or Figure(
        text,
        value,
        exactly(value),
        view.table.document_id,
        cell.page,
        cell.box_columns,
        cell_id=cell.id,
        reliance=cell.reliance,
    )
    wording = say(
        "“{printed}” below “{header}” is not grouped by threes, as the other figures of the column are: a "
        "digit or "
        "a space may be misprinted.",
        printed=text,
        header=view.called(cell.column),
    )
    finding = result("misprint", figure, wording, NOTABLE, unit=view.unit(cell.column))
    return finding if cell.value is not None else without_value(finding)
