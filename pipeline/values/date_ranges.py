"""Printed pieces of dates put together: ranges, lists, and days that share a month."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.values.currencies import AFTER
from pipeline.values.date_units import Atom
from pipeline.values.lexicon import WEEKDAYS, alternatives


@dataclass(frozen=True, slots=True)
class Period:
    """From the start of `first` to the end of `last`, the same for a single date; at `start:end`."""

    first: Atom
    last: Atom
    start: int
    end: int

    @property
    def single(self) -> bool:
        """Whether one unit was printed, not two ends."""
        return self.first == self.last


_RANGE = re.compile(
    r" ?-+ ?| ?/ ?| (?:au|aux|à|a|to|until|till|through|jusqu'(?:au|en|à)) (?:la |le |l'|the |"
    r"(?:du )?mois d[e'] ?)?",
    re.IGNORECASE,
)
_AND = re.compile(r" (?:et|and) (?:du |de |d'|le |en |l'|the |au )?| ?& ?", re.IGNORECASE)
_COMMA = re.compile(r", ?(?:de |d'|le )?")
_OR = re.compile(r" (?:ou|or) (?:en )?", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<![^\W_])(?:entre|between) (?:le |les |la |l'|the |début |fin )?\Z", re.IGNORECASE)
_COMPARABLE = ({"day"}, {"month", "quarter", "half", "year"})

_DAY_ITEM = rf"(?:(?:{alternatives(WEEKDAYS)}) )?(?:0?[1-9]|[12]\d|3[01])(?:er)?"
_DAYS_BEFORE = re.compile(
    rf"(?:\A|[(:;,•\n\t] ?|(?<![^\W_])(?:les?|du|des|aux?|entre|the|from|between|on|of|de|dates?|et|and|"
    rf"week-end) (?:le )?)"
    rf"(?P<days>{_DAY_ITEM}(?:(?:, ?| et (?:le )?| ou | ?- ?| au | à | to | and | & ){_DAY_ITEM}){{0,6}})"
    rf"(?P<join> et (?:le |du )?| ou (?:le )?| ?- ?| au | à | to | and (?:the )?| & | jusqu'au )\Z",
    re.IGNORECASE,
)
_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def combine(text: str, found: Sequence[Sequence[Atom]]) -> list[Period]:
    """Join the atoms of a folded text into periods and drop what does not read as a date."""
    periods: list[Period] = []
    for atoms in found:
        periods.extend(_periods(text, atoms, periods[-1].end if periods else 0))
    return _proven(text, _chained(text, periods))


def _periods(text: str, atoms: Sequence[Atom], floor: int) -> list[Period]:
    first, last = atoms[0], atoms[-1]
    if len(atoms) == 3:
        return [Period(first, first, first.start, first.end), Period(last, last, last.end, last.end)]
    if len(atoms) == 1 and first.precision == "day":
        return _days_before(text, first, floor)
    return [Period(first, last, first.start, last.end)]


def _days_before(text: str, atom: Atom, floor: int) -> list[Period]:
    """`les 9 et 10 février`, `du 8 au 10 février`: days printed before the one that has the month."""
    window = max(floor, atom.start - 64)
    match = _DAYS_BEFORE.search(text[window : atom.start])
    if not match or atom.day is None:
        return [Period(atom, atom, atom.start, atom.end)]
    start = window + match.start("days")
    days = [int(day.group()) for day in _DAY_NUMBER.finditer(match["days"])]
    if sorted({*days, atom.day}) != [*days, atom.day]:
        return [Period(atom, atom, atom.start, atom.end)]
    first = replace(atom, start=start, day=days[0], weekday=None)
    range_join = bool(_RANGE.fullmatch(match["join"])) or bool(
        re.search(r"entre (?:le |les )?\Z", text[max(0, start - 10) : start])
    )
    contiguous = atom.day - days[0] == len(days) and "ou" not in match["join"]
    if (range_join and len(days) == 1) or contiguous:
        return [Period(first, atom, start, atom.end)]
    positions = [
        (window + match.start("days") + m.start(), window + match.start("days") + m.end())
        for m in _DAY_NUMBER.finditer(match["days"])
    ]
    singles = [
        replace(atom, start=a, end=b, day=day, weekday=None)
        for day, (a, b) in zip(days, positions, strict=True)
    ]
    return [Period(one, one, one.start, one.end) for one in [*singles, atom]]


def _chained(text: str, periods: Sequence[Period]) -> list[Period]:
    """Join neighbours by what stands between them: `2015 - 2024`, `février et mars 2022`."""
    result: list[Period] = []
    index = 0
    while index < len(periods):
        chain = [periods[index]]
        joins: list[str] = []
        while index + 1 < len(periods) and (join := _join(text, chain[-1], periods[index + 1])):
            chain.append(periods[index + 1])
            joins.append(join)
            index += 1
            if join == "range":
                break
        result.extend(_link(text, chain, joins))
        index += 1
    return result


def _join(text: str, one: Period, two: Period) -> str:
    gap = text[one.end : two.start]
    if len(gap) > 24 or not one.single or (one.last.precision == "day") != (two.first.precision == "day"):
        return ""
    if _BETWEEN.search(text[max(0, one.start - 16) : one.start]) and _AND.fullmatch(gap):
        return "range"
    if _RANGE.fullmatch(gap):
        return "range" if two.single and ("/" not in gap or one.last.bare or one.last.day) else ""
    if two.last.precision == "day":
        return ""
    for name, pattern in (("and", _AND), ("comma", _COMMA), ("or", _OR)):
        if pattern.fullmatch(gap):
            return name
    return ""


def _link(text: str, chain: list[Period], joins: list[str]) -> list[Period]:
    if joins == ["range"] or (joins and joins[-1] == "range"):
        head, (one, two) = chain[:-2], chain[-2:]
        joined = _range(one, two)
        return [*head, *([joined] if joined else [one, two])]
    if not joins or joins[-1] == "comma":
        return chain
    shared = _share_year(chain)
    if "or" not in joins and _contiguous(shared):
        return [Period(shared[0].first, shared[-1].last, shared[0].start, shared[-1].end)]
    return shared


def _range(one: Period, two: Period) -> Period | None:
    first, last = one.first, two.last
    if first.year is None and last.year is not None:
        later = (first.month or 1, first.day or 1) > (last.month or 12, last.day or 31)
        first = replace(first, year=last.year - later)
    elif last.year is None and first.year is not None:
        earlier = (last.month or 12, last.day or 31) < (first.month or 1, first.day or 1)
        last = replace(last, year=first.year + earlier)
    if (first.year, first.month or 0, first.day or 0) > (
        last.year,
        last.month or 12,
        last.day or 31,
    ) and first.year:
        return None
    if first.precision == last.precision == "year" and first.year == last.year and first.part == last.part:
        return None
    return Period(first, last, one.start, two.end)


def _share_year(chain: Sequence[Period]) -> list[Period]:
    """Months and quarters of a list take the year at its end."""
    year = chain[-1].last.year
    shared: list[Period] = []
    for one in chain:
        if one.single and one.first.year is None and year is not None:
            atom = replace(one.first, year=year, bare=False)
            one = replace(one, first=atom, last=atom)
        shared.append(one)
    return shared


def _contiguous(chain: Sequence[Period]) -> bool:
    kinds = {one.first.precision for one in chain}
    if len(kinds) > 1 or any(not one.single or one.first.part for one in chain):
        return False
    step = {"month": 1, "quarter": 3, "half": 6, "year": 12, "day": 0}[kinds.pop()]
    ranks = [(one.first.year or 0) * 12 + (one.first.month or 1) for one in chain]
    return all(b - a == step for a, b in pairwise(ranks))


_MONTH_LEAD = re.compile(
    r"(?<![^\W_])(?:en|mois d[e']|mois|courant|dès|depuis|jusqu'(?:en|à|au)|avant|après|entre|in|during|"
    r"since|until|by|"
    r"late|early|mid|of|de|d'|month of|for|through|from|this|last|next|au mois d[e'])[ -]?\Z",
    re.IGNORECASE,
)
_NO_MONTH_LEAD = re.compile(r"(?:champ|champs|planète|dieu|place|barre)[ -](?:de |du )\Z", re.IGNORECASE)
_REFERENCE_LEAD = re.compile(
    r"(?<![^\W_])(?:r[ée]solutions?|n ?[°ºo]s?|nos?\.|num[ée]ros?|loi|law|art\.?|articles?|p\.|pp\.|"
    r"pages?|b\.? ?p\.?|"
    r"cs|code postal|lot|lots|r[ée]f\.?|r[ée]f[ée]rences?|bo[iî]te postale|po box|p\.o\. box|cedex|"
    r"aci|natura|iso|norme|windows|office|porte|villa|immeuble|parcelle|section|chapitre|compte|paragraphe|§|"
    r"ms|excel|version|v\.|modèle|type|vol|volume) ?:? ?(?:[\d ,()/-]*(?:et|and|,|à)? ?)?\Z|"
    r"(?<![^\W_])[A-Z]{1,2}-\Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<![^\W_])(?:rue|avenue|av\.|boulevard|bd|street|road|quartier|adresse|address|cité|place|"
    r"b\.?p\.?)(?![^\W_])",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf" ?(?:{AFTER}|%|(?:km|m|m²|m2|m3|ha|kg|t|kw|mw|l|ml|g|cm|mm|mètres?|metres?|hectares?|tonnes?|"
    rf"litres?|kilom\w+|"
    r"habitants?|personnes?|hommes?|femmes?|enfants?|élèves|ménages?|familles?|jeunes|agents?|bénéficiaires|"
    r"producteurs|exploitations|points d'eau|exemplaires|places|unités|heures|ans|jours|mois|people|"
    r"persons|men|women|children|"
    r"households|families|beneficiaries|students|pupils|units|fois|mots|signataires|tentes|têtes|"
    r"refugees|réfugiés|déplacés|soldats|casques|soldiers|troops)(?![^\W_]))",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r" (?!(?:des|les|aux|ces|ses|leurs|nos|vos|plus|dans|sous|sans|puis|mais|nous|vous|ils|elles|après|"
    r"depuis|très|lors|alors|"
    r"pas|toujours|vers|tous|toutes|is|was|has|as|its|this|puis|mars|"
    r"lorsque)(?![^\W_]))[a-zà-ÿ]{3,}[sx](?![^\W_])"
)
_QUANTITY_LEAD = re.compile(
    r"(?<![^\W_])(?:les|ces|des|quelque|environ|près de|plus de|moins de|soit|total de|dont|à|aux|about|"
    r"around|some|over|nearly|the|these|than|"
    r"of about|atteint|compte|comptait|touché|avec|with) \Z|[(:;]\s?\Z|\A",
    re.IGNORECASE,
)


def _proven(text: str, periods: Sequence[Period]) -> list[Period]:
    return [one for one in periods if _reads_as_date(text, one)]


def _reads_as_date(text: str, period: Period) -> bool:
    first, last = period.first, period.last
    lead = text[max(0, period.start - 40) : period.start]
    if (
        last.year is None
        and last.precision in {"month", "quarter", "half"}
        and last.bare
        and (first.bare or period.single)
    ):
        if last.precision != "month" or _NO_MONTH_LEAD.search(lead) or not _MONTH_LEAD.search(lead):
            return False
        return text[last.start : last.end].lower() not in {"may", "march"} or text[last.start].isupper()
    plain_numeric = not re.search(r"[^\W\d_]", text[period.start : period.end])
    if (
        plain_numeric
        and not lead.endswith("(")
        and _REFERENCE_LEAD.search(lead)
        and not re.search(r"(?:du|le|au|en|de) \Z", lead)
    ):
        return False
    if last.precision == "year" and period.single and plain_numeric:
        return _reads_as_year(text, period, lead)
    return True


def _reads_as_year(text: str, period: Period, lead: str) -> bool:
    """A four-digit number that nothing counts, prices, numbers or addresses."""
    if _COUNTED.match(text, period.end) or re.match(r" 000(?!\d)", text[period.end : period.end + 5]):
        return False
    if re.search(r"\d[ ']\Z", lead) and not re.search(r"(?:\d{1,2}|[)°]) \Z", lead[-4:]):
        return False
    if _PLURAL.match(text, period.end) and _QUANTITY_LEAD.search(lead):
        return False
    capital_after = re.match(r" [A-ZÀ-Þ][a-zà-ÿ]", text[period.end : period.end + 3])
    address = _ADDRESS.search(text[max(0, period.start - 80) : period.start].rpartition("\n")[2])
    return not (capital_after and address)
