"""What the words around must say before a number is a year and a name a month."""

import re
from collections.abc import Sequence

from pipeline.values.currencies.finding import is_priced
from pipeline.values.dates.units import Period

_MONTH_LEAD = re.compile(
    r"(?<![^\W_])(?:en|d'ici|mois d[e']|mois|courant|dès|depuis|jusqu'(?:en|à|au)|avant|après|entre|in|"
    r"during|since|until|by|late|early|mid|of|de|d'|month of|for|through|from|this|last|"
    r"next|au mois d[e'])[ -]?\Z",
    re.IGNORECASE,
)
_MONTH_TAIL = re.compile(r" (?:prochain|dernier)(?![^\W_])", re.IGNORECASE)
_NO_MONTH_LEAD = re.compile(r"(?:champ|champs|planète|dieu|place|barre)[ -](?:de |du )\Z", re.IGNORECASE)
_REFERENCE_LEAD = re.compile(
    r"(?<![^\W_])(?:r[ée]solutions?|n ?[°ºo]s?|nos?\.|num[ée]ros?|loi|law|art\.?|articles?|p\.|pp\.|"
    r"pages?|b\.? ?p\.?|"
    r"cs|code postal|lot|lots|r[ée]f\.?|r[ée]f[ée]rences?|bo[iî]te postale|po box|p\.o\. box|cedex|"
    r"aci|natura|iso|norme|windows|office|porte|villa|immeuble|parcelle|section|chapitre|compte|paragraphe|§|"
    r"tél\.?|téléphone|code|salle|vol|n ?=|"
    r"ms|excel|version|v\.|modèle|type|vol|volume) ?:? ?\(?(?:\d[\d ,:()/-]*(?:et|and|,|à)? ?)?\Z|"
    r"(?<![^\W_])[A-Z]{1,2}-\Z",
    re.IGNORECASE,
)
# Streets and stadiums have the names of days.
_NAMED_AFTER = re.compile(
    r"(?<![^\W_])(?:rue|avenue|boulevard|place|pont|stade|lycée|école|hôpital|université|quartier|rond-point|"
    r"monument|palais|camp|centre) du \Z",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<![^\W_])(?:rue|avenue|av\.|boulevard|bd|street|road|quartier|adresse|address|cité|place|"
    r"b\.?p\.?)(?![^\W_])",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r" ?(?:%|(?:km|m|m²|m2|m3|ha|kg|t|kw|mw|l|ml|g|cm|mm|mètres?|metres?|hectares?|tonnes?|"
    r"litres?|kilom\w+|"
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
    r"pas|toujours|vers|onwards|tous|toutes|is|was|has|as|its|this|puis|mars|"
    r"lorsque)(?![^\W_]))[a-zà-ÿ]{3,}[sx](?![^\W_])"
)
_QUANTITY_LEAD = re.compile(
    r"(?<![^\W_])(?:les|ces|des|quelque|environ|près de|plus de|moins de|soit|total de|dont|à|aux|about|"
    r"around|some|over|nearly|the|these|than|"
    r"of about|atteint|compte|comptait|touché|avec|with) \Z|[(:;]\s?\Z|\A",
    re.IGNORECASE,
)


_DAY_NAMED = re.compile(r"(?<![^\W_])(?:le|du|au|on) \Z", re.IGNORECASE)
_OF_WHOLE = re.compile(r" (?:de la|de l'|du|des|of)(?![^\W_])", re.IGNORECASE)


def proven(text: str, periods: Sequence[Period]) -> list[Period]:
    """The periods that the words around them leave as dates."""
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
        proven_by = _MONTH_LEAD.search(lead) or _MONTH_TAIL.match(text, period.end)
        two_months = not period.single and first.month != last.month
        if last.precision != "month" or _NO_MONTH_LEAD.search(lead) or not (proven_by or two_months):
            return False
        return text[last.start : last.end].lower() not in {"may", "march"} or text[last.start].isupper()
    if last.year is None and last.day and _NAMED_AFTER.search(lead):
        return False
    plain_numeric = not re.search(r"[^\W\d_]", text[period.start : period.end])
    if (
        plain_numeric
        and not lead.endswith("(")
        and _REFERENCE_LEAD.search(lead)
        and not re.search(r"(?<![^\W_])(?:du|le|au|en|de) \Z", lead)
    ):
        return False
    if last.precision == "year" and text[last.start : last.end].isdecimal():
        counted = is_priced(text, period.end) or _COUNTED.match(text, period.end)
        return not counted and (not plain_numeric or not period.single or _reads_as_year(text, period, lead))
    return not (plain_numeric and last.year is None and _is_fraction(text, period, lead))


def _is_fraction(text: str, period: Period, lead: str) -> bool:
    """`5/10 personnes`, `les 10/12 de la somme`."""
    if _DAY_NAMED.search(lead):
        return False
    return bool(_COUNTED.match(text, period.end) or _OF_WHOLE.match(text, period.end))


def _reads_as_year(text: str, period: Period, lead: str) -> bool:
    """A four-digit number that nothing counts, prices, numbers or addresses."""
    if re.match(r" 000(?!\d)", text[period.end : period.end + 5]):
        return False
    if re.search(r"\d[ ']\Z", lead) and not re.search(r"(?:\d{1,2}|[)°]) \Z", lead[-4:]):
        return False
    if _PLURAL.match(text, period.end) and _QUANTITY_LEAD.search(lead):
        return False
    capital_after = re.match(r" [A-ZÀ-Þ][a-zà-ÿ]", text[period.end : period.end + 3])
    address = _ADDRESS.search(text[max(0, period.start - 80) : period.start].rpartition("\n")[2])
    return not (capital_after and address)
