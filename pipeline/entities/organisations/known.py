"""The names that a document can use: of the gazetteer and those that it explains itself."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.entities.acronyms import Definition
from pipeline.entities.gazetteer import HeadNoun, fold, fold_number, load_organisations, load_states
from pipeline.entities.glossaries import GlossaryEntry
from pipeline.entities.organisations.announced import Announced
from pipeline.entities.organisations.naming import (
    classes_of_thing,
    is_acronym,
    is_organisation,
    is_part_of_name,
    is_written_as_name,
    key_of,
    kind_of,
    new_organisation,
)
from pipeline.records import Organisation

_QUOTES = str.maketrans("", "", '«»“”"‘')
_COMPOUND = re.compile(r"(?P<acronym>[A-Z][A-Za-z&]+?)(?P<number>\d*)[_\s-]+(?P<rest>[^\W\d_][\w' -]*)")


class KnownNames:
    """Which organisation a name or an acronym means in one document.

    What the document explains itself goes before the gazetteer; names that it announces once (`l'ONG X`)
    are known wherever they stand.
    """

    def __init__(
        self,
        definitions: Iterable[Definition | GlossaryEntry] = (),
        announced: Iterable[Announced] = (),
        *,
        country: str = "ML",
    ) -> None:
        acronyms, names = _gazetteer(country)
        self._own_state = next((f" {key_of(s.short)}" for s in load_states() if s.code == country), " ")
        self.acronyms: dict[str, Organisation] = dict(acronyms)
        self.names: dict[str, Organisation] = dict(names)
        self.refused: set[str] = set()
        self.vouched: set[str] = set()
        self.own_names: list[str] = []
        self.own_acronyms: list[str] = []
        for definition in sorted(definitions, key=lambda d: not isinstance(d, GlossaryEntry)):
            named = isinstance(definition, GlossaryEntry) or is_written_as_name(definition.expansion)
            self._add_definition(definition.acronym, definition.expansion, named)
        for one in announced:
            if len(one.name) > 3 and not self.means_a_class(one.name) and self.by_acronym(one.name) is None:
                self.named(one.name, kind=one.kind)
                self.own_names.append(one.name)

    def by_acronym(self, text: str) -> Organisation | None:
        """The organisation of an acronym as written, the plural's `s` aside."""
        return self.acronyms.get(text) or (self.acronyms.get(text[:-1]) if text.endswith("s") else None)

    def by_name(self, text: str) -> Organisation | None:
        """The organisation of a name, accents, case, articles, number and the document's own state aside."""
        key = key_of(text)
        return self.names.get(key) or self.names.get(key.removesuffix(self._own_state))

    def means_a_class(self, text: str) -> bool:
        """Whether the text is known to stand for a kind of thing and not for an organisation."""
        return fold(text) in self.refused or (
            text not in self.vouched and fold_number(text) in classes_of_thing()
        )

    def opens_with_class(self, text: str) -> bool:
        """Whether a name goes on from that of a kind of thing: `Organisations de Producteurs de Kidal`."""
        folded = fold_number(text)
        return any(folded.startswith(f"{name} ") for name in classes_of_thing() if " " in name)

    def named(self, text: str, head: HeadNoun | None = None, *, kind: str | None = None) -> Organisation:
        """The organisation that a name means; a new one where it is not known."""
        known = self.by_acronym(text) or self.by_name(text)
        if known is not None:
            return known
        name = " ".join(text.translate(_QUOTES).split())
        organisation = new_organisation(name, kind=kind or (head.kind if head else None))
        return self.names.setdefault(key_of(name), organisation)

    def adopt(self, acronym: str, organisation: Organisation) -> Organisation:
        """The organisation with the acronym that a text puts in brackets behind its name."""
        known = self.by_acronym(acronym)
        if known is not None:
            return known
        adopted = organisation if organisation.acronym else replace(organisation, acronym=acronym)
        self.acronyms[acronym] = self.names[key_of(adopted.name)] = adopted
        return adopted

    def of_partner(self, text: str, region: str | None = None) -> Organisation | None:
        """The organisation that a partner's cell names: `CRA-GAO`, `DREFP_FAT`, `ASACO1_TIMTAGHENE`, `DRSV`.

        Args:
            text: the whole cell.
            region: the region that the row is about, which tells `DRSV` of Gao from that of Kidal.
        """
        cell = " ".join(text.split())
        compound = _COMPOUND.fullmatch(cell)
        acronym = cell
        if compound and (self.by_acronym(compound["acronym"]) or self.means_a_class(compound["acronym"])):
            acronym, rest = compound["acronym"], compound["rest"]
            if not self.means_a_class(rest) and self.by_acronym(rest) is None:
                region = _titled(rest)
        if self.means_a_class(acronym):
            return self.named(f"{acronym} {_of(region)}", kind="association") if region else None
        known = self.by_acronym(acronym) or self.by_name(acronym)
        if known is None:
            return None
        return self.placed(known, region)

    def placed(self, organisation: Organisation, region: str | None) -> Organisation:
        """The branch of a regional body in a region: `Direction Régionale de la Santé` `de Kidal`."""
        regional = re.search(r"\br[ée]gional|\bint[ée]rimaire", organisation.name, re.IGNORECASE)
        if region is None or not regional or fold(region) in fold(organisation.name).split():
            return organisation
        name = f"{organisation.name} {_of(region)}"
        branch = replace(new_organisation(name, kind=organisation.kind), acronym=organisation.acronym)
        return self.names.setdefault(key_of(name), branch)

    def _add_definition(self, acronym: str, expansion: str, named: bool) -> None:
        known = self.names.get(key_of(expansion))
        earlier = self.acronyms.get(acronym)
        if earlier is not None and is_part_of_name(expansion, earlier):
            known = earlier
        elif not named or not is_organisation(acronym, expansion):
            self.vouched.discard(acronym)
            self.refused.add(fold(acronym))
            self.acronyms.pop(acronym, None)
            return
        self.vouched.add(acronym)
        if known is None and earlier is not None and key_of(expansion).startswith(key_of(earlier.name)):
            known = earlier
        name = known.name if known else " ".join(expansion.translate(_QUOTES).split())
        kind = known.kind if known and known.kind else kind_of(expansion)
        organisation = (
            known if known and known.acronym else new_organisation(name, acronym=_single(acronym), kind=kind)
        )
        self.acronyms[acronym] = organisation
        self.acronyms.setdefault(_single(acronym), organisation)
        for form in (expansion, unquoted(expansion), name):
            self.names[key_of(form)] = organisation
        self.own_names.append(" ".join(unquoted(expansion).split()))
        self.own_acronyms += [acronym, _single(acronym)]


@functools.cache
def _gazetteer(country: str) -> tuple[dict[str, Organisation], dict[str, Organisation]]:
    """Organisations by acronym and by key of their names.

    An acronym of another country of the region means nothing here: `DNA` of Mali is not that of Niger.
    """
    acronyms: dict[str, Organisation] = {}
    names: dict[str, Organisation] = {}
    for entry in load_organisations():
        organisation = new_organisation(entry.name, acronym=entry.acronym, kind=entry.kind)
        if entry.country in (None, country) or entry.country not in _REGION_COUNTRIES:
            for acronym in (entry.acronym, *(alias for alias in entry.aliases if is_acronym(alias))):
                if acronym:
                    acronyms.setdefault(acronym, organisation)
        for name in (entry.name, *entry.aliases):
            names.setdefault(key_of(name), organisation)
    for form, organisation in cooperations().items():
        names.setdefault(key_of(form), organisation)
    for state in load_states():
        organisation = new_organisation(state.name, kind="state")
        for form in (state.name, *state.forms):
            names.setdefault(key_of(form), organisation)
    return acronyms, names


def unquoted(text: str) -> str:
    """What stands between the quotation marks of a name, or the name."""
    quoted = re.search(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]", text)
    return quoted[1] if quoted else text


def gazetteer_names() -> list[str]:
    """The names of the gazetteer that are matched in any case; short names of states act too seldom."""
    names = {n for e in load_organisations() for n in (e.name, *e.aliases) if not is_acronym(n)}
    names |= {form for state in load_states() for form in (state.name, *state.forms)}
    names |= set(cooperations())
    return sorted(names - {state.short for state in load_states()})


@functools.cache
def cooperations() -> dict[str, Organisation]:
    """The development cooperation of each state that has one, by its names: `Coopération suisse`."""
    found: dict[str, Organisation] = {}
    for state in load_states():
        for adjective in state.adjectives[-1:]:
            organisation = new_organisation(f"Coopération {adjective}", kind="donor")
            at_length = f"{organisation.name} au développement"
            names = (organisation.name, at_length, f"Coopération {state.short}")
            found |= dict.fromkeys(names, organisation)
    return found


def gazetteer_acronyms() -> list[str]:
    """The acronyms of the gazetteer, matched as they are written."""
    acronyms = {a for e in load_organisations() for a in (e.acronym, *e.aliases) if a and is_acronym(a)}
    return sorted(acronyms | {e.acronym for e in load_organisations() if e.acronym})


def _single(acronym: str) -> str:
    return acronym[:-1] if re.fullmatch(r"[A-Z]{2,}s", acronym) else acronym


def _titled(place: str) -> str:
    return "-".join(part.capitalize() for part in place.split("-")) if place.isupper() else place


def _of(place: str | None) -> str:
    return f"d'{place}" if place and fold(place)[:1] in "aeiou" else f"de {place}"


_REGION_COUNTRIES = frozenset({"BF", "CF", "CI", "ML", "MR", "NE", "SN", "TD", "CD"})
