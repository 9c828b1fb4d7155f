"""What stands around an amount: qualifiers, connectors, and what an elided currency may stand between."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from pipeline.language import DEFAULT, group, lexicon
from pipeline.values.text.beginnings import AtWords

Qualifier = Literal["exact", "about", "at_least", "at_most"]

WORD_START, WORD_END = r"(?<![^\W_])", r"(?![^\W_])"
OPENING = re.compile(r" ?[(\[] ?\Z")
CLOSING = re.compile(r" ?[)\]]")
_WINDOW = 48


@dataclass(frozen=True, slots=True)
class MoneyPatterns:
    """The regular expressions of one language, each over folded text.

    Those that end in `lead` are searched in what stands before a number, the others match behind it.
    """

    before: re.Pattern[str]
    before_in_words: AtWords
    after: tuple[tuple[Qualifier, re.Pattern[str]], ...]
    range_join: re.Pattern[str]
    and_join: re.Pattern[str]
    list_join: re.Pattern[str]
    between_lead: re.Pattern[str]
    singular_from_lead: re.Pattern[str]
    respectively: re.Pattern[str]
    #: `est passé de 5 à 10 millions` says two sums, not an interval.
    change_lead: re.Pattern[str]
    #: Before the first number of a list whose currency comes at its end; nouns that number what follows.
    list_lead: re.Pattern[str]
    numbered_lead: re.Pattern[str]
    #: Before and after a number that borrows the currency of the amount before it.
    elided_lead: re.Pattern[str]
    elided_tail: re.Pattern[str]
    participle: re.Pattern[str]
    #: Between two amounts that are one sum in two currencies; before the one unit of the other currency.
    same_sum: re.Pattern[str]
    rate: re.Pattern[str]
    equivalent_lead: re.Pattern[str]
    #: A price is printed for one of something.
    per_unit: re.Pattern[str]
    to_currency: re.Pattern[str]
    not_one_lead: re.Pattern[str]
    cents_join: re.Pattern[str]
    cents_end: re.Pattern[str]


@cache
def money_patterns(language: str = DEFAULT) -> MoneyPatterns:
    """The patterns of a language and of those read beside it."""
    words = lexicon(language).money
    of = group(words.of)
    tail = rf"(?:{words.to_tail})?" if words.to_tail else ""
    and_or = group("|".join((words.and_, words.or_)))
    i = re.IGNORECASE
    return MoneyPatterns(
        before=_before(language, signs=True),
        before_in_words=AtWords(_before(language, signs=False), at_words_only=True),
        after=_after(language),
        range_join=re.compile(rf" ?- ?| {group(words.to)} {tail}{tail}"),
        and_join=re.compile(rf" {group(words.and_)} (?:{words.and_tail or '(?!)'})?"),
        list_join=re.compile(rf", ?(?:{group(words.list_and)})?| {and_or} (?:{group(words.list_tail)})?"),
        between_lead=re.compile(
            rf"{WORD_START}{group(words.between)} (?:{words.between_tail or '(?!)'})?\Z", i
        ),
        singular_from_lead=re.compile(rf"(?<![^\W_])[^\W\d_]+[^\W\d_sx] {group(words.from_)} \Z"),
        respectively=re.compile(rf"[^.;\n]{{0,40}} {group(words.respectively)}{WORD_END}", i),
        change_lead=re.compile(
            rf"{group(words.change)}\w{{0,8}}(?: {group(words.change_by)} [^.;]{{1,24}})?,? "
            rf"(?:\w+ )?{group(words.from_)} \Z",
            i,
        ),
        list_lead=re.compile(rf"(?:\A|[(:,;.\t\n]|{WORD_START}{group(words.list_lead)}) ?\Z", i),
        numbered_lead=re.compile(rf"{WORD_START}{group(words.numbered)} \Z", i),
        elided_lead=re.compile(
            rf"(?:\((?:{group(words.elided_in_brackets)})?|, |{WORD_START}{group(words.elided_lead)} "
            rf"(?:{group(words.elided_about)})?)\Z",
            i,
        ),
        elided_tail=re.compile(rf" ?(?:[,;:.)(\n]|\Z|{group(words.elided_tail)}{WORD_END})", i),
        participle=re.compile(rf" [a-zà-ÿ]{{2,}}{group(words.participle)}{WORD_END}"),
        same_sum=re.compile(
            rf"\A[ ,;\n]*[(\[]?(?:{group(words.same_sum)}{WORD_END}|[=≈~/])"
            rf"(?: ?(?:{group(words.same_sum_of)}|≈|~))* ?\Z",
            i,
        ),
        rate=re.compile(rf"(?: \([^()]{{1,40}}\))? (?:{group(words.rate)}|=) ?"),
        equivalent_lead=re.compile(
            rf"{WORD_START}{group(words.equivalent)} (?:{group(words.equivalent_about)})?\Z", i
        ),
        per_unit=re.compile(
            rf" ?(?:(?:/ ?|{group(words.per)} ?)({words.per_units or '(?!)'})|/ ?(j|t|pers|MWh|kWh|ml)"
            rf"|({words.per_only or '(?!)'})|({words.each or '(?!)'})){WORD_END}",
            i,
        ),
        to_currency=re.compile(
            r"(?:[.,]-{1,2})?(?:(?<=[a-z])-(?=[a-z])| ?(?P<bracket>\()(?=[^()]{1,16}\))"
            rf"| ?{of}?)",
            i,
        ),
        not_one_lead=re.compile(rf"{WORD_START}{group(words.not_one)} \Z", i),
        cents_join=re.compile(rf" (?:{group(words.cents_and)} )?"),
        # `12 euros 50`, not `12 euros 50 personnes`.
        cents_end=re.compile(rf" ?(?:\Z|[).,;:\n]|{group(words.cents_tail)}{WORD_END})", i),
    )


_SIGN = re.compile(r"[<≤⩽>≥⩾~≈±∼+]|- ")
"""What a qualifier has that is no word or begins with none: `+ de`, `- de`."""


def _before(language: str, *, signs: bool) -> re.Pattern[str]:
    """A qualifier in a group of its name, in words or also in signs, up to the number behind it."""
    words = lexicon(language).money
    kinds: tuple[tuple[Qualifier, str, str], ...] = (
        ("about", words.about, r"[~≈±∼]|\+/-"),
        ("at_least", words.at_least, ">=?|≥|⩾"),
        ("at_most", words.at_most, "<=?|≤|⩽"),
    )
    ways = (
        f"(?P<{kind}>{WORD_START}{group(listed)}{f'|{printed}' if signs else ''}) ?{group(words.sum_of)}?\\Z"
        for kind, listed, printed in kinds
    )
    return re.compile("|".join(ways), re.IGNORECASE)


def _after(language: str) -> tuple[tuple[Qualifier, re.Pattern[str]], ...]:
    words = lexicon(language).money
    about_end = rf"(?= ?(?:[).,;]|\Z)| {group(words.about_tail)}{WORD_END})"
    return (
        ("at_most", re.compile(rf",? ?\(?{group(words.at_most_after)}{WORD_END}", re.IGNORECASE)),
        (
            "at_least",
            re.compile(rf",? ?\(?(?:{group(words.at_least_after)}{WORD_END}|\+(?! ?\d))", re.IGNORECASE),
        ),
        ("about", re.compile(rf",? ?\(?{group(words.about_after)}{about_end}", re.IGNORECASE)),
    )


def qualifier_before(text: str, start: int, language: str = DEFAULT) -> Qualifier:
    """The qualifier printed just before `start`; `exact` where there is none."""
    first = max(0, start - _WINDOW)
    patterns = money_patterns(language)
    # The longest expression wins: `ne dépassant pas` over `pas`, `pas plus de` over `plus de`.
    if _SIGN.search(text, first, start):
        match = patterns.before.search(text[first:start])
    else:
        match = patterns.before.match(text[first:start]) if first else None
        match = match or next(patterns.before_in_words.finditer(text, first, start), None)
    return cast("Qualifier", match.lastgroup) if match else "exact"


def qualifier_after(text: str, end: int, language: str = DEFAULT) -> Qualifier:
    """The qualifier printed just after `end` (`50 000 € au maximum`)."""
    for kind, pattern in money_patterns(language).after:
        if pattern.match(text, end):
            return kind
    return "exact"
