"""The country that a document is about: the one it names most."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from pipeline.language import LANGUAGES, words_of
from pipeline.language.cldr import country_names
from pipeline.language.folding import without_accents
from pipeline.values.text.beginnings import Beginnings, compared, places_by_beginning
from pipeline.values.text.pattern_reader import LONGEST

SAMPLE = 300_000

CITIES: dict[str, str] = {
    "AO": "Luanda|Benguela|Huambo|Lubango",
    "BF": "Ouagadougou|Bobo-Dioulasso",
    "BI": "Bujumbura|Gitega",
    "BJ": "Cotonou|Porto-Novo|Parakou",
    "CD": "Kinshasa|Lubumbashi|Goma|Bukavu|Kisangani",
    "CF": "Bangui",
    "CG": "Brazzaville|Pointe-Noire",
    "CI": "Abidjan|Yamoussoukro|Bouaké",
    "CM": "Yaoundé|Douala|Maroua|Garoua",
    "CV": "Mindelo",
    "ET": "Addis[- ]Ab[ea]ba",
    "GA": "Libreville",
    "GH": "Accra|Kumasi",
    "GM": "Banjul",
    "GN": "Conakry|Nzérékoré",
    "GQ": "Malabo",
    "GW": "Bissau",
    "KE": "Nairobi|Mombasa",
    "KM": "Moroni",
    "LR": "Monrovia",
    "MG": "Antananarivo",
    "ML": "Bamako|BAMAKO|Kidal|KIDAL|Gao|Tombouctou|Mopti|Ségou|Sikasso|Kayes|Koulikoro|Ménaka|Taoudénit?",
    "MR": "Nouakchott|Nouadhibou",
    "MW": "Lilongwe",
    "MZ": "Maputo|Nampula|Quelimane|Pemba|Cabo Delgado|Zambézia|Sofala",
    "NE": "Niamey|Zinder|Maradi|Agadez|Diffa|Tahoua|Dosso|Tillabéri",
    "NG": "Lagos|Abuja|Kano",
    "RW": "Kigali",
    "SL": "Freetown",
    "SN": "Dakar|Saint-Louis|Thiès|Ziguinchor|Matam",
    "ST": "São Tomé",
    "TD": "N['’]Djam[ée]na|Moundou|Abéché",
    "TG": "Lomé|Kara",
    "TZ": "Dar es Salaam|Dodoma",
    "UG": "Kampala",
    "ZM": "Lusaka",
}
"""Countries south of the Sahara that documents are about, and their large cities."""


@cache
def _names() -> dict[str, tuple[re.Pattern[str], Beginnings]]:
    """How documents of any language call each country: CLDR's names, worn ones, adjectives, large cities.

    With what they begin with: most documents have no word that begins as the name of most countries does.
    """
    patterns = {code: re.compile(rf"(?<!\w)(?:{_forms(code)}|{CITIES[code]})(?!\w)") for code in CITIES}
    return {code: (pattern, Beginnings.of(pattern)) for code, pattern in patterns.items()}


@cache
def _named_by_beginning() -> dict[str, list[str]]:
    """The countries that have a name that begins so."""
    named: dict[str, list[str]] = defaultdict(list)
    for code, (_, beginnings) in _names().items():
        for begun in beginnings.known:
            named[begun].append(code)
    return dict(named)


def _forms(code: str) -> str:
    worn: list[str] = []
    every = [words_of(language).metadata for language in LANGUAGES]
    for language, words in zip(LANGUAGES, every, strict=True):
        name = country_names(language)[code]
        spelled = {name, name.upper(), without_accents(name), without_accents(name.upper())}
        worn += [re.escape(form).replace("’", "['’]") for form in sorted(spelled)]
        worn += words.countries.get(code, ())
    lead = "".join(words.no_country_lead.get(code, "") for words in every)
    tail = "".join(words.no_country_tail.get(code, "") for words in every)
    return f"{lead}(?:{'|'.join(worn)}){tail}"


def find_country(text: str, *, default: str) -> str:
    """ISO 3166-1 alpha-2 of the country most often named; the default where none is, or none more often."""
    counts = count_countries(text[:SAMPLE])
    most = max(counts.values())
    if most == 0 or counts.get(default) == most:
        return default
    return max(counts, key=counts.__getitem__)


def count_countries(text: str) -> dict[str, int]:
    """How often a text names each country; most of its words begin as no name does, and are not looked at."""
    named = _named_by_beginning()
    places: dict[str, list[int]] = {code: [] for code in CITIES}
    for printed, at in places_by_beginning(text).items():
        begun = compared(printed, any_case=False)
        for length in range(LONGEST + 1):
            for code in named.get(begun[:length], ()):
                places[code] += at
    return {code: _count(_names()[code][0], text, sorted(at)) if at else 0 for code, at in places.items()}


def _count(name: re.Pattern[str], text: str, places: Iterable[int]) -> int:
    """How often a name stands at one of some places, in order; none within another."""
    count = end = 0
    for at in places:
        if at >= end and (match := name.match(text, at)):
            count, end = count + 1, match.end()
    return count
