"""The country that a document is about: the one it names most."""

from __future__ import annotations

import re
from functools import cache

from pipeline.language import LANGUAGES, words_of
from pipeline.language.cldr import country_names
from pipeline.language.folding import without_accents
from pipeline.values.text.beginnings import Beginnings, beginnings_of_words

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
    begun = beginnings_of_words(text[:SAMPLE])
    counts = {
        code: sum(1 for _ in names.finditer(text, 0, SAMPLE)) if beginnings.meet(begun) else 0
        for code, (names, beginnings) in _names().items()
    }
    most = max(counts.values())
    if most == 0 or counts.get(default) == most:
        return default
    return max(counts, key=counts.__getitem__)
