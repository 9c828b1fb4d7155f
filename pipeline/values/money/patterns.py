"""What stands around an amount: qualifiers, connectors, and what an elided currency may stand between."""

import re
from typing import Literal

Qualifier = Literal["exact", "about", "at_least", "at_most"]

_AT_LEAST = (
    r"plus d[e']|plus|\+ d[e']|au moins|au minimum|minimum(?: garanti)?(?: de)?|min\.|minimale?s? de|"
    r"au bas mot|au-dessus de|au-delà de|"
    r"au delà de|"
    r"supérieure?s? (?:ou éga(?:le?s?|ux) )?à|dépass(?:e|ent|ant|ait|é|er)|excéd(?:e|ent|ant|ait|é|er)|"
    r"à partir de|dès|pas moins d[e']|"
    r"more than|over|above|at least|no less than|not less than|a minimum of|minimum of|in excess of|"
    r"exceed(?:s|ing)|as little as|"
    r"upwards of|greater than|higher than|excède|dépasse"
)
_AT_MOST = (
    r"jusqu'à(?: hauteur de| concurrence de| un maximum de)?|à concurrence de|au plus|au maximum|"
    r"maximum(?: de| d')?|maximale?s?(?: de| d')|max\.|limitée?s? à|en de(?:çà|ssous) de|au-dessous de|"
    r"plafonnée?s? à|plafond (?:de|d')|"
    r"dans la limite de|n'excédant pas|ne dépassant pas|ne dépasse pas|n'excède pas|sans dépasser|"
    r"ne (?:peut|peuvent|doit|doivent|pourra|pourront|saurait|sauraient) "
    r"(?:pas |en aucun cas )?(?:dépasser|excéder)|"
    r"n'excédera pas|ne dépassera pas|"
    r"(?:moins|- (?=de))(?: )?d[e']|inférieure?s? (?:ou éga(?:le?s?|ux) )?à|pas plus d[e']|"
    r"up to|at most|less than|under|below|no more than|not more than|not exceeding|a maximum of|maximum of|"
    r"capped at|limited to|as much as|fewer than|lower than|a ceiling of|ceiling of|a limit of"
)
_ABOUT = (
    r"plus ou moins|frôl(?:e|ent|ant|ait)|estimati(?:f|ve) de|"
    r"environ|près d[e']|quelques?|estimée?s? à|évaluée?s? à|approximativement|autour de|aux alentours de|"
    r"aux environs de|de l'ordre d[e']|presque|à peu près|avoisin(?:e|ent|ant|ait)|voisine? de|"
    r"approchant|pratiquement|grosso modo|env\.|ca\.?|"
    r"about|around|approximately|approx\.?|nearly|almost|some|roughly|circa|estimated at|close to|"
    r"an estimated|in the region of|in the order of|of the order of|or so"
)
_OF = (
    r"(?:(?:un |le )?(?:montant|total|budget|coût|somme|enveloppe) (?:total |global )?(?:de |d')"
    r"|la somme de |les )?"
)
_QUALIFIERS: tuple[tuple[Qualifier, str, str], ...] = (
    ("at_most", _AT_MOST, "<=?|≤|⩽"),
    ("at_least", _AT_LEAST, ">=?|≥|⩾"),
    ("about", _ABOUT, r"[~≈±∼]|\+/-"),
)
_BEFORE: list[tuple[Qualifier, re.Pattern[str]]] = [
    (kind, re.compile(rf"(?:(?<![^\W_])(?:{words})|{signs}) ?{_OF}\Z", re.IGNORECASE))
    for kind, words, signs in _QUALIFIERS
]
_AFTER: list[tuple[Qualifier, re.Pattern[str]]] = [
    (
        "at_most",
        re.compile(r",? ?\(?(?:au (?:maximum|plus)|maximum|max\.?|or less|at most|ou moins)(?![^\W_])", re.I),
    ),
    (
        "at_least",
        re.compile(
            r",? ?\(?(?:(?:au (?:minimum|moins)|minimum|min\.|ou plus|et plus|or more|at least)(?![^\W_])"
            r"|\+(?! ?\d))",
            re.I,
        ),
    ),
    (
        "about",
        re.compile(
            r",? ?\(?(?:environ|approximativement|approximately|approx\.?|à peu près|or so)"
            r"(?= ?(?:[).,;]|\Z)"
            r"| (?:aux?|à|pour|en|sur|dans|par|du|des|et|qui|soit|for|in|per|to)(?![^\W_]))",
            re.I,
        ),
    ),
]
_WINDOW = 48


def qualifier_before(text: str, start: int) -> Qualifier:
    """The qualifier printed just before `start`; `exact` where there is none."""
    window = text[max(0, start - _WINDOW) : start]
    found: list[tuple[int, Qualifier]] = []
    for kind, pattern in _BEFORE:
        match = pattern.search(window)
        if match:
            found.append((match.start(), kind))
    # The longest expression wins: `ne dépassant pas` over `pas`, `pas plus de` over `plus de`.
    return min(found)[1] if found else "exact"


def qualifier_after(text: str, end: int) -> Qualifier:
    """The qualifier printed just after `end` (`50 000 € au maximum`)."""
    for kind, pattern in _AFTER:
        if pattern.match(text, end):
            return kind
    return "exact"


#: Between the bounds of a range, and what must stand before it for `et` to be one.
RANGE_JOIN = re.compile(r" ?- ?| (?:à|a|jusqu'à|to|until) (?:environ |about )?(?:les )?")
AND_JOIN = re.compile(r" (?:et|and) (?:les )?")
LIST_JOIN = re.compile(r", ?(?:et |and |ou |or |puis )?| (?:et|ou|and|or) (?:de |d'|à |les )?")
BETWEEN = re.compile(r"(?<![^\W_])(?:entre|between) (?:les )?\Z", re.IGNORECASE)
FROM = re.compile(r"(?<![^\W_])(?:de|from) \Z", re.IGNORECASE)
# `est passé de 5 à 10 millions` says two sums, not an interval.
CHANGE = re.compile(
    r"(?:pass|augment|port|relev|rédui|dimin|chut|progress|évolu|ramen|hauss|baiss|"
    r"rose|ris(?:en|ing)|increas|decreas|grew|grow(?:n|ing)|fell|fallen|rais|reduc|went|cut)"
    r"\w{0,8}(?: (?:by|de|of) [^.;]{1,24})?,? (?:\w+ )?(?:de|from) \Z",
    re.IGNORECASE,
)

#: What may stand before the first number of a list whose currency comes at its end.
LIST_LEAD = re.compile(
    r"(?:\A|[(:,;.\t\n]|(?<![^\W_])(?:de|d'un|des|du|les|entre|à|soit|respectivement|pour|contre|et|par|"
    r"ou|sur|environ|"
    r"of|the|between|from|and|by|respectively|plus|to|or)) ?\Z",
    re.IGNORECASE,
)

#: What may stand before and after a number that borrows the currency of the amount before it.
ELIDED_LEAD = re.compile(
    r"(?:\((?:soit |dont )?|, |(?<![^\W_])(?:dont|et|contre|soit|soient|puis|sur|plus|moins|à|of which|"
    r"including|and|against|versus|vs\.?) "
    r"(?:environ |plus de |près de |seulement |les |about |only )?)\Z",
    re.IGNORECASE,
)
ELIDED_TAIL = re.compile(
    r" ?(?:[,;:.)(\n]|\Z|(?:dont|"
    r"pour|sont|est|ont|a|en|au|aux|dans|sur|était|étaient|ont été|seront|sera|soit|"
    r"par|"
    r"for|are|is|was|were|in|to|has|have|has been|will|from|by|d'ici|provenant|venant|destinée?s?|"
    r"consacrée?s?|"
    r"de (?:plus|moins)|supplémentaires?|additionnels?|more|less|"
    r"alloués?|affectés?|financés?|décaissés?|prévus?|de la part|du|allocated|disbursed)(?![^\W_]))",
    re.IGNORECASE,
)

PARTICIPLE = re.compile(r" [a-zà-ÿ]{2,}(?:é|ée|és|ées|is|ies|us|ues)(?![^\W_])")

#: Between two amounts that are one sum in two currencies.
SAME_SUM = re.compile(
    r"[ ,;\n]*[(\[]?(?:(?:soit|ou|équivalente?s?(?: à| de)?|équivalant à|l'équivalent de|l'équivalent d'|"
    r"contre-valeur(?: de)?|c'est-à-dire|i\.e\.,?|or|that is,?|equivalent to|the equivalent of|"
    r"environ|près de|approximately|approx\.?|about|around|some|nearly|plus de|more than|over|quelque|"
    r"un peu plus de|un peu moins de|an equivalent of|ce qui équivaut à|égal à|vaut)(?![^\W_])|[=≈~/])"
    r"(?: ?(?:à|de|environ|près de|approximately|about|around|some|nearly|plus de|à peu près|quelque|an?|"
    r"l'équivalent de|≈|~|around))* ?\Z",
    re.IGNORECASE,
)
#: Before the one unit of the other currency.
RATE = re.compile(r"(?: \([^()]{1,40}\))? (?:pour|for|per|=) ?")
OPENING = re.compile(r" ?[(\[] ?\Z")
CLOSING = re.compile(r" ?[)\]]")

#: A price is printed for one of something.
PER_UNIT = re.compile(
    r" ?(?:(?:/ ?|(?:par|per|l'|le|la|les|du|de l'|à l'|à la|chaque|each|every|an?) ?)"
    r"(jours?|mois|ans?|année|trimestre|semestre|semaine|heure|h|nuit|nuitée|journée|personne|ménage|"
    r"bénéficiaire|tête|unité|pièce|exemplaire|tonne|quintal|kilo|kilogramme|kg|litre|l|baril|sac|carton|"
    r"boîte|bouteille|bidon|seau|botte|panier|plat|douzaine|hectare|ha|km|kilomètre|m[²³23]?|"
    r"mètre(?: carré| cube| linéaire)?|élève|agent|enfant|femme|habitant|participant|famille|bête|"
    r"day|month|year|annum|quarter|week|hour|night|person|pupil|student|child|household|family|unit|"
    r"beneficiary|piece|tonne|(?:metric )?ton|MT|barrel|bag|box|dozen|head|capita|kilogram|kilometre|"
    r"litre|liter|gallon|pound)"
    r"|/ ?(j|t|pers|MWh|kWh|ml)"
    r"|par (projet|commune|village|groupement|école|classe|équipe|campagne|saison|séance|voyage|dossier|lot)"
    r"|(chacune?|each|apiece|pièce(?= ?(?:[.,;:)]|\Z))))(?![^\W_])",
    re.IGNORECASE,
)
