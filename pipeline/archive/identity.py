"""What the spellings of one organisation's name have in common, across documents."""

from __future__ import annotations

import re

from pipeline.gazetteer import fold, key_of, load_places, load_states, name_of_place
from pipeline.gazetteer.countries import is_national, words_of_country
from pipeline.records import Organisation


def identity_of(organisation: Organisation) -> str:
    """What the spellings of one name have in common; of bodies that each country has also the country."""
    if organisation.kind == "embassy":
        embassy = _embassy(organisation.name)
        if embassy is not None:
            return embassy
    words = key_of(organisation.name).split()
    spelled = [fold(name_of_place(word)) if word in load_places() else word for word in words]
    if organisation.country and is_national(organisation.kind, organisation.name):
        own = words_of_country(organisation.country)
        spelled = [*(word for word in spelled if word not in own), "of", organisation.country]
    return " ".join(spelled)


def _embassy(name: str) -> str | None:
    """Whose embassy it is, and where: `Ambassade du Luxembourg au Mali` is that at Bamako."""
    folded = f" {fold(name)} "
    states = {fold(state.short): state.code for state in load_states()}
    whose = f"{re.split(' (?:a|au|aux|en) ', folded)[0]} "
    sending = next((code for short, code in states.items() if f" {short} " in whose), None)
    hosts = {f" {word} {short} ": code for short, code in states.items() for word in ("au", "en")}
    hosts |= {f" a {town} ": code for town, code in _CAPITALS.items()}
    host = next((code for ending, code in hosts.items() if folded.endswith(ending)), None)
    return f"embassy of {sending} in {host}" if sending and host else None


_CAPITALS = {
    "bamako": "ML",
    "niamey": "NE",
    "ouagadougou": "BF",
    "dakar": "SN",
    "n djamena": "TD",
    "nouakchott": "MR",
    "abidjan": "CI",
    "cotonou": "BJ",
    "lome": "TG",
    "conakry": "GN",
    "kinshasa": "CD",
    "port au prince": "HT",
}
"""Towns where embassies are, and their country."""
