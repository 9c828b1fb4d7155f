"""Accounts in running text: what came in, what went out, and the surplus or deficit that is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, NOTABLE, ROUNDED, Result, compare, result
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.wording import Value, quantity, say
from pipeline.checks.tables.outcomes import Sides, totals_of_sides

_IN = r"(?P<in>recettes|produits|ressources|encaissements|revenus?|incomes?|revenues?|receipts)"
_OUT = r"(?P<out>dépenses|charges|décaissements|expenditures?|expenses|spending|outgoings|payments)"
_LEFT = r"(?P<plus>excédent|boni|surplus|bénéfice)|(?P<minus>déficit|mali|deficit|shortfall)"
_WORD = re.compile(rf"\b(?:{_LEFT}|{_IN}|{_OUT})\b")
_BEFORE = re.compile(r"(?P<words>[^⟦⟧.;]{0,70}?)⟦m(?P<index>\d+)⟧")
_BEHIND = re.compile(r"⟦m(?P<index>\d+)⟧ (?:de |d'|en |in |of )(?P<words>[^⟦⟧.;,]{0,30})")
_SCOPE = re.compile(
    r"\b(?:fonctionnement|investissement|exploitation|ordinaires?|extraordinaires?|operating|capital|current)\b"
)
_OTHER_TIME = re.compile(
    r"\b(?:précédente?|passée?|antérieure?|dernière?|prévue?s?|prévisionnel\w*|contre|cumulée?|reportée?|previous|"
    r"last|prior|planned|expected|against|brought forward)\b"
)
_HENCE = re.compile(
    r"[,;:(–-] ?(?:soit|d'où|dégageant|laissant|ce qui|leaving|hence|resulting|giving|so|i\.e\.|une?|an?)\b"
)


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """A sum, the side of an account that a word puts it on, the scope that is named, the words between."""

    side: str
    number: NumberView
    scope: str
    words: str


def check_accounts(facts: Facts) -> Iterator[Result]:
    """Accounts: is the surplus or deficit that the text says what comes in less what goes out?

    One sentence must say one sum that comes in and one that goes out, of the same scope (`fonctionnement`);
    the surplus or deficit stands in it too, or in the next one. Another sum is an error where the same
    sentence draws it (`soit un excédent de`), else a notice, since it may be that of another account. One
    that stands alone is held against the totals of a table of what comes in and one of what goes out.
    """
    totals = totals_of_sides(facts.data_tables)
    for sentence, after in zip_longest(facts.sentences, facts.sentences[1:]):
        entries = _entries(sentence)
        (plus, minus), left = (_only(entries, side) for side in ("in", "out")), _left(entries)
        if left and totals and len(entries) == 1 and left.number.noun == totals.unit:
            yield _of_tables(totals, left)
        if plus is None or minus is None:
            continue
        here = left is not None
        left = left or (_left(_entries(after)) if after else None)
        if left is None or plus.scope != minus.scope or left.scope not in ("", plus.scope):
            continue
        if len({entry.number.noun for entry in (plus, minus, left)}) == 1:
            yield _result(plus, minus, left, sure=here and _draws(sentence, left))


def _entries(sentence: SentenceView) -> list[AccountEntry]:
    """The sums of a sentence that a word puts on a side."""
    entries: dict[int, AccountEntry] = {}
    template = sentence.template
    for word in _WORD.finditer(template):
        side = next(name for name, text in word.groupdict().items() if text)
        match = _behind(template, word) or _BEFORE.match(template, word.end())
        if match is None or len(_WORD.findall(match["words"])) > (match.re is _BEHIND):
            continue
        index, words = int(match["index"]), match["words"]
        scope = _SCOPE.search(words)
        entries.setdefault(
            index, AccountEntry(side, sentence.numbers[index], scope[0] if scope else "", words)
        )
    return list(entries.values())


def _behind(template: str, word: re.Match[str]) -> re.Match[str] | None:
    """The sum of `100 € de recettes`."""
    return next((m for m in _BEHIND.finditer(template) if m.start("words") <= word.start() < m.end()), None)


def _only(entries: list[AccountEntry], side: str) -> AccountEntry | None:
    matching = [entry for entry in entries if entry.side == side]
    return matching[0] if len(matching) == 1 else None


def _left(entries: list[AccountEntry]) -> AccountEntry | None:
    matching = [entry for entry in entries if entry.side in ("plus", "minus")]
    return matching[0] if len(matching) == 1 and not _OTHER_TIME.search(matching[0].words) else None


def _draws(sentence: SentenceView, left: AccountEntry) -> bool:
    """Whether the sentence says that the surplus comes of the two sums before it."""
    before = sentence.template.rpartition(f"⟦m{sentence.numbers.index(left.number)}⟧")[0]
    return bool(_HENCE.search(before.rpartition("⟧")[2]))


def _of_tables(totals: Sides, left: AccountEntry) -> Result:
    """A surplus of the text against what two tables of the document total; it may be that of another year."""
    return _compared(totals.plus, totals.minus, left, certain=False)


def _result(plus: AccountEntry, minus: AccountEntry, left: AccountEntry, *, sure: bool) -> Result:
    certain = sure and all(entry.number.exact for entry in (plus, minus, left))
    return _compared(plus.number.figure, minus.number.figure, left, certain=certain)


def _compared(first: Figure, second: Figure, left: AccountEntry, *, certain: bool) -> Result:
    parts = [first, second.negated()] if left.side == "plus" else [second, first.negated()]
    computed, unit = total_of(parts), left.number.noun
    verdict = compare(
        left.number.figure,
        computed,
        sum_of(part.reach for part in parts),
        otherwise=CONTRADICTS if certain else NOTABLE,
    )
    values: dict[str, Value] = {
        "in": quantity(first.value, unit),
        "out": quantity(second.value, unit),
        "left": quantity(abs(first.value - second.value), unit),
        "printed": quantity(left.number.figure.value, unit),
    }
    surplus = first.value >= second.value
    if verdict in (HOLDS, ROUNDED):
        wording = say(
            "{in} came in and {out} went out; the text says that {printed} are left or missing.", **values
        )
    elif surplus:
        wording = say(
            "{in} came in and {out} went out: a surplus of {left}; the text says {printed}.", **values
        )
    else:
        wording = say(
            "{in} came in and {out} went out: a deficit of {left}; the text says {printed}.", **values
        )
    return result(
        "account",
        left.number.figure,
        wording,
        verdict,
        computed=computed,
        figures=[first, second],
        unit=unit,
        about=[first.spot, second.spot],
    )
