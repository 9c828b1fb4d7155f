"""The words by which running text states what a donor gave, or what a year came to."""

from __future__ import annotations

import re

from pipeline.checks.archive.donors import DONOR

_Y = r"(?:19|20)\d\d"
_M = r"⟦m\d+⟧"
_C = r"⟦c\d+⟧"
_ANY = r"[^⟦⟧⟪⟫;]"
_OF = r"(?:du |de la |des |de l'|de |d'|of |from )(?:the )?"
_ADJECTIVE = r"(?:totale?s?|totaux|globale?s?|globaux|cumulée?s?|financi(?:er|ère)s?|overall)"
_GIFT = (
    r"(?:contributions?|financements?|appuis?|aides?|soutiens?|apports?|engagements?|dons|subventions|funding|"
    r"support|concours)"
)
_TOTAL_GIFT = (
    rf"(?:(?:total |overall )?{_GIFT} (?:financi(?:er|ère)s? )?(?:{_ADJECTIVE} )+|"
    rf"(?:les |the )(?:contributions|financements|appuis|apports|engagements) |total {_GIFT} |"
    rf"(?:total|montant total|cumul) (?:des |de la |de l'|of the )?{_GIFT} )"
)
_REACHES = (
    r"(?:s'élèv(?:e|ent|ait|aient) à|s'est élevée? à|se sont élevé?e?s à|se chiffre(?:nt)? à|"
    r"se monte(?:nt)? à|a atteint|ont atteint|atteint|atteignent|totalise(?:nt)?|est de|sont de|"
    r"représente(?:nt)?|amount(?:s|ed)? to|have amounted to|total(?:s|led)?|:)"
)
_ABOUT = r"(?:plus (?:de |d')|près de |environ |quelque |un total de |more than |nearly |about )?"
_GIVES = (
    r"(?:a|ont|avait|has|have)(?: déjà| ainsi| également| already)? "
    r"(?:financé|accordé|octroyé|alloué|engagé|consacré|mobilisé|funded|financed|granted)"
)
_PAYS = r"(?:a|ont|avait|has|have)(?: déjà| ainsi)? (?:versé|décaissé|payé|apporté|contribué|disbursed|paid)"
_FINANCED = r"(?:financés|financées|soutenus|funded|financed)"
_THINGS = r"(?:\w+ )?(?:projets|accords|conventions|contrats|subventions|marchés|projects|agreements|grants)"
_PRICE = (
    rf"(?:pour|à hauteur de|d'un|for|worth)(?: un)?(?: (?:montant|coût|budget|amount|cost))?"
    rf"(?: {_ADJECTIVE})?(?: de| d'| of)? ?{_ABOUT}"
)
_WHEN = (
    rf"(?:(?:en|durant|pour|au (?:cours|titre) de|in|during) (?:l'année |l'exercice )?{_Y}|"
    rf"(?:depuis|since) {_Y}|(?:entre|between) {_Y} (?:et|and) {_Y}|(?:de|from) {_Y} (?:à|to) {_Y}|"
    rf"à ce jour|au total|en tout)"
)
_SUMS = rf"{_M}(?: ?[,(]? ?(?:soit |or )?(?:environ )?{_M}\)?)?"
_LEAD = rf"\W*(?:{_WHEN},? )?"
_TRAIL = rf"(?:,? {_WHEN})?\W*"


def _donor_totals(leading: str, within: str) -> re.Pattern[str]:
    """The ways to state what a donor gave, with what matches its name first in a pattern, and later in it."""
    return re.compile(
        rf"\b{_TOTAL_GIFT}{_OF}{within}{_ANY}{{0,60}}?{_REACHES} {_ABOUT}{_M}"
        rf"|{leading}{_ANY}{{0,40}}?(?:{_GIVES}|{_PAYS}){_ANY}{{0,20}}{_C} {_THINGS}\b"
        rf"{_ANY}{{0,80}}?{_PRICE}{_M}"
        rf"|\b(?:au total|en tout|in total)\b{_ANY}{{0,30}}{within} (?:{_GIVES}|{_PAYS}) {_ABOUT}{_M}"
        rf"|{leading} (?:{_GIVES}|{_PAYS}) (?:au total |en tout |un total de |un montant total de )"
        rf"{_ABOUT}{_M}"
        rf"|{_C} {_THINGS}\b{_ANY}{{0,60}}?\b{_FINANCED} (?:par|by) "
        rf"(?:le |la |les |l'|the )?{within}{_ANY}{{0,60}}?{_PRICE}{_M}"
    )


_DONOR_TOTALS = _donor_totals(DONOR, DONOR)
_TOTALS_OF_ANYONE = _donor_totals(".", ".+?")
_SAYS_A_TOTAL = re.compile(rf"{_TOTAL_GIFT}|{_GIVES}|{_PAYS}|{_FINANCED} (?:par|by) ")
"""Words of which each way to state what a donor gave has some: a look that costs little."""

_ONLY_DONOR = re.compile(
    rf"{_LEAD}(?:(?:la|le|les|l'|the) ?)?{_TOTAL_GIFT}{_OF}{DONOR}(?: {_WHEN})? ?{_REACHES} "
    rf"{_ABOUT}{_SUMS}{_TRAIL}"
    rf"|{_LEAD}(?:(?:le|la|les|the) |l')?{DONOR} {_GIVES} {_C} {_THINGS} {_PRICE}{_SUMS}{_TRAIL}"
)
_YEAR_TOTALS = re.compile(
    rf"{_C} {_THINGS}\b{_ANY}{{0,100}}?\b(?:montant|coût|budget|cost|amount)s? {_ADJECTIVE} "
    rf"(?:de |d'|of )?{_ABOUT}{_M}"
    rf"|\b(?:montant|coût|valeur|cost|amount|value) {_ADJECTIVE} (?:des|of the) {_THINGS}\b{_ANY}{{0,60}}?"
    rf"{_REACHES} {_ABOUT}{_M}"
)
_ONLY_YEAR = re.compile(
    rf"{_LEAD}{_C} {_THINGS} (?:ont été |were )?(?:signée?s|conclue?s|signed) {_PRICE}{_SUMS}{_TRAIL}"
)
_SPAN = re.compile(
    rf"\b(?:entre|between|de|from) (?P<first>{_Y}) (?:et|and|à|to) (?P<last>{_Y})\b"
    rf"|\b(?P<start>{_Y}) ?[-–] ?(?P<end>{_Y})\b"
)
_ONE = re.compile(
    rf"\b(?:en|durant|pour|au (?:cours|titre) de|in|during) (?:l'année |l'exercice )?(?P<year>{_Y})\b"
)
_BUDGET = re.compile(
    r"\b(?:budget|enveloppe|financement)s? (?:total|totale|global|globale)\b|\b(?:total|overall) budget\b"
)
_COMPLETE = re.compile(
    r"(?i)\bliste (?:complète|exhaustive|intégrale)|(?:complete|exhaustive|full) list|"
    r"\b(?:l'ensemble|la totalité) des (?:accords|conventions|projets|contrats)|"
    r"\ball (?:the )?(?:agreements|projects)"
)


def find_budget(template: str) -> bool:
    """Whether a template speaks of a budget as a whole."""
    return bool(_BUDGET.search(template))


def find_donor_total(template: str) -> bool:
    """Whether a template, its donor masked, states what the donor gave in all."""
    return bool(_DONOR_TOTALS.search(template))


def may_be_donor_total(template: str) -> bool:
    """Whether a template would state that of someone, whoever is masked in it as the donor."""
    return bool(_SAYS_A_TOTAL.search(template) and _TOTALS_OF_ANYONE.search(template))


def is_only_about_donor(template: str) -> bool:
    """Whether the whole sentence says nothing but donor, time and total, so that nothing narrows it."""
    return bool(_ONLY_DONOR.fullmatch(template))


def find_year_total(template: str) -> bool:
    """Whether a template states what several agreements come to."""
    return bool(_YEAR_TOTALS.search(template))


def is_only_about_year(template: str) -> bool:
    """Whether the whole sentence says nothing but the year, how many were signed, and their total."""
    return bool(_ONLY_YEAR.fullmatch(template))


def find_years(template: str) -> tuple[range | None, bool]:
    """The years that a template speaks of, and whether that is clear; `depuis 2013` is open and not clear."""
    years = re.findall(rf"(?<![\d/.]){_Y}(?![\d/]|-\d\d-)", template)
    if not years:
        return None, True
    span, single = _SPAN.search(template), _ONE.search(template)
    if span and len(years) == len({span["first"] or span["start"], span["last"] or span["end"]}):
        first, last = int(span["first"] or span["start"]), int(span["last"] or span["end"])
        return (range(first, last + 1), True) if first <= last else (None, False)
    if single and len(years) == 1:
        year = int(single["year"])
        return range(year, year + 1), True
    return None, False


def is_complete(text: str) -> bool:
    """Whether a caption calls the list below it complete."""
    return bool(_COMPLETE.search(text))
