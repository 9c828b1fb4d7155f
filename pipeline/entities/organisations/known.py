"""The names that a document can use: of the gazetteer, of the corpus, and those that it explains itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from pipeline.entities.acronyms import Definition
from pipeline.entities.glossaries import GlossaryEntry
from pipeline.entities.organisations.announcing import Announced
from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.families import ends_in_person, written_as_person
from pipeline.entities.organisations.naming import (
    body_of_office,
    classes_of_thing,
    is_organisation,
    is_part_of_name,
    is_written_as_name,
    kind_of,
    new_organisation,
    of_place,
    singular_letters,
    titled,
    unquoted,
)
from pipeline.entities.organisations.phrases import Phrases
from pipeline.entities.organisations.refusals import is_no_name, is_organ, spells_thing
from pipeline.entities.organisations.repeated import Said
from pipeline.entities.organisations.shelf import Shelf, gazetteer_shelf
from pipeline.gazetteer import GazetteerEntry, HeadNoun, fold, fold_number, key_of, load_places, load_states
from pipeline.gazetteer.countries import is_national, with_country
from pipeline.records import Organisation

_QUOTES = str.maketrans("", "", '«»“”"‘')
_COMPOUND = re.compile(r"(?P<acronym>[A-Z][A-Za-z&]+?)(?P<number>\d*)[_\s-]+(?P<rest>[^\W\d_][\w' -]*)")
_APPOSED = re.compile(r", (?:an?|une?) [^,]{1,100}\Z")
"""What a glossary adds to a name: `Delta Aid, an international NGO`."""

_THE = re.compile(r"\A[Tt]he (?=\S+ \S)")
"""The article of an English name, which its other mentions leave out; of two words it may be a part."""

_SHORTEST = 4
"""Letters of a name of the document's own that is looked for everywhere."""


class KnownNames:
    """Which organisation a name or an acronym means in one document.

    What the document explains itself goes before what the corpus knows, and that before the gazetteer; names
    that it announces once (`l'ONG X`) are known wherever they stand.

    Args:
        definitions: the acronyms that the document explains, in its glossary and inline.
        announced: the names that it announces.
        country: the country that it is about, ISO 3166-1 alpha-2; None where nothing says.
        named: the countries that it names: an acronym of a body of one of them may stand alone.
        full: the names of the gazetteer that it has in full somewhere: their acronyms may stand alone.
        shelves: what is known before it is opened; what stands on the first one goes before.
        acting: acronyms that it shows acting, which proves what their explanations leave open.
        families: words in capitals that are family names in it.
        words: what it writes in small letters, too, folded.
        shortened: nouns by which it calls a body for short: `le Conseil`.
        said: its text, which is asked how often it has a name.
        classes: acronyms that it explains and writes as those of a class of bodies: `VSLAs`.

    Attributes:
        own_state: the id of the state that the document is about.
    """

    def __init__(
        self,
        definitions: Iterable[Definition | GlossaryEntry] = (),
        announced: Iterable[Announced] = (),
        *,
        country: str | None = None,
        named: Collection[str] = (),
        full: frozenset[str] = frozenset(),
        shelves: Sequence[Shelf] = (),
        acting: frozenset[str] = frozenset(),
        families: frozenset[str] = frozenset(),
        words: frozenset[str] = frozenset(),
        shortened: frozenset[str] = frozenset(),
        said: Said | None = None,
        classes: frozenset[str] = frozenset(),
    ) -> None:
        self.country = country or None
        self.shelves = tuple(shelves) or (gazetteer_shelf(),)
        self._named = named
        own = next((s for s in load_states() if s.code == country), None)
        self.own_state = new_organisation(own.name).id if own else None
        self._own_state = f" {key_of(own.short)}" if own else " "
        self._acronyms: dict[str, Organisation] = {}
        self._names: dict[str, Organisation] = {}
        self._undone: set[str] = set()
        self._full, self._acting = full, acting
        self.families, self.shortened, self._words = families, shortened, words
        self.said = said or Said()
        self.refused: set[str] = set()
        self.vouched: set[str] = set()
        self.phrases: Phrases[str] = Phrases()
        for definition in sorted(definitions, key=lambda d: not isinstance(d, GlossaryEntry)):
            acronym, expansion = definition.acronym, definition.expansion
            if acronym in expansion.split():
                # `MOA (MOA 2015 Annual Report)`: what has the letters itself does not explain them.
                continue
            if acronym in classes:
                self.refused.add(fold(expansion))
            named_so = isinstance(definition, GlossaryEntry) or is_written_as_name(expansion)
            self._add_definition(acronym, _APPOSED.sub("", expansion), named_so and acronym not in classes)
        for cued in announced:
            if self.is_word(cued.name) and (not cued.sure or self._is_rather_word(cued.name)):
                continue
            if len(cued.name) >= _SHORTEST and not self.means_a_class(cued.name):
                known = self.by_acronym(cued.name) or self.named(cued.name, kind=cued.kind)
                if self.by_acronym(cued.name) is None:
                    self.phrases.add(cued.name, known.name)

    def by_acronym(self, text: str) -> Organisation | None:
        """The organisation of an acronym as written, the plural's `s` aside."""
        organisation = self._of_acronym(text)
        return self._of_acronym(text[:-1]) if organisation is None and text.endswith("s") else organisation

    def _of_acronym(self, text: str) -> Organisation | None:
        if text in self._acronyms:
            return self._acronyms[text]
        if text in self._undone:
            return None
        for shelf in self.shelves:
            for entry in shelf.acronyms.get(text, ()):
                if self._stands_alone(entry, text):
                    return self._organisation(entry)
        return None

    def _stands_alone(self, entry: GazetteerEntry, acronym: str) -> bool:
        """Whether letters are enough: else the country must be named, or the name in full stand somewhere."""
        if entry.name in self._full or entry.scope in ("world", "each"):
            return True
        if entry.scope == "name" or entry.country is None:
            return False
        own = entry.country == self.country
        return own or (entry.country in self._named and not (len(acronym) < _SHORTEST and self.country))

    def by_name(self, text: str) -> Organisation | None:
        """The organisation of a name, accents, case, articles, number and the document's own state aside."""
        key = key_of(text)
        spelled = f"united nations {key[3:]}" if text.startswith("UN ") else key
        for spelling in (key, key.removesuffix(self._own_state), spelled):
            if spelling in self._names:
                return self._names[spelling]
            for shelf in self.shelves:
                entry = shelf.names.get(spelling)
                if entry is not None and self.is_of_here(entry):
                    return self._organisation(entry)
        return None

    def is_of_here(self, entry: GazetteerEntry) -> bool:
        """Whether a name can mean a body of the gazetteer here: ministries of two countries are two."""
        return entry.country in (None, self.country) or not is_national(entry.kind, entry.name)

    def _organisation(self, entry: GazetteerEntry) -> Organisation:
        organisation = new_organisation(entry.name, acronym=entry.acronym, kind=entry.kind)
        if entry.scope == "each" or (entry.country and is_national(entry.kind, entry.name)):
            return with_country(organisation, entry.country or self.country)
        return replace(organisation, country=entry.country)

    def means_a_class(self, text: str) -> bool:
        """Whether the text is known to stand for a kind of thing and not for an organisation."""
        return fold(text) in self.refused or (
            text not in self.vouched and fold_number(text) in classes_of_thing()
        )

    def is_word(self, text: str) -> bool:
        """Whether one word that nothing explains stands in small letters elsewhere in the document."""
        return " " not in text and fold(text) in self._words and self.by_acronym(text) is None

    def is_person(self, text: str) -> bool:
        """Whether a name is a family's here, or ends in one without a noun that says what body it is."""
        if not self.families or self.by_acronym(text) is not None:
            return False
        words = text.split()
        return words[-1] in self.families and (
            all(word in self.families for word in words)
            or (kind_of(text) is None and ends_in_person(text, self.families) <= len(words[0]))
        )

    def is_written_person(self, text: str) -> bool:
        """Whether what only its slot shows to be a name is written as a person: `Awa NIANG`."""
        given = written_as_person(text)
        if not given or kind_of(text) is not None or english_kind(text, english=True) is not None:
            return False
        known = self.by_name(text) is not None or fold(given) in load_places()
        return not (known or fold(given) in self._words)

    def _is_rather_word(self, name: str) -> bool:
        """Whether the document has a word oftener in small letters than as a name."""
        return self.said.count(name.lower()) > self.said.count(name)

    def opens_with_class(self, text: str) -> bool:
        """Whether a name goes on from that of a kind of thing: `Organisations de Producteurs de Kidal`."""
        folded = fold_number(text)
        return any(folded.startswith(f"{name} ") for name in classes_of_thing() if " " in name)

    def named(self, text: str, head: HeadNoun | None = None, *, kind: str | None = None) -> Organisation:
        """The organisation that a name means; a new one where it is not known."""
        known = self.by_acronym(text) or self.by_name(text)
        if known is not None:
            return known
        name = _THE.sub("", " ".join(text.translate(_QUOTES).split()))
        new = new_organisation(name, kind=kind or (head.kind if head else None))
        return self._names.setdefault(key_of(name), with_country(new, self.country))

    def adopt(self, acronym: str, organisation: Organisation) -> Organisation:
        """The organisation with the acronym that a text puts in brackets behind its name."""
        known = self.by_acronym(acronym)
        if known is not None:
            return known
        adopted = organisation if organisation.acronym else replace(organisation, acronym=acronym)
        self._acronyms[acronym] = self._names[key_of(adopted.name)] = adopted
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
                region = titled(rest)
        if self.means_a_class(acronym):
            return self.named(f"{acronym} {of_place(region)}", kind="association") if region else None
        known = self.by_acronym(acronym) or self.by_name(acronym)
        if known is None:
            return None
        return self.placed(known, region)

    def placed(self, organisation: Organisation, region: str | None) -> Organisation:
        """The branch of a regional body in a region: `Direction Régionale de la Santé` `de Kidal`."""
        regional = re.search(r"\br[ée]gional|\bint[ée]rimaire", organisation.name, re.IGNORECASE)
        if region is None or not regional or fold(region) in fold(organisation.name).split():
            return organisation
        name = f"{organisation.name} {of_place(region)}"
        branch = replace(new_organisation(name, kind=organisation.kind), acronym=organisation.acronym)
        return self._names.setdefault(key_of(name), with_country(branch, self.country))

    def _add_definition(self, acronym: str, explained: str, named: bool) -> None:
        expansion = body_of_office(explained)
        known = self.by_name(expansion)
        earlier = self.by_acronym(acronym) or self._spelled_earlier(acronym, expansion)
        spelled = fold(expansion)[:1] == acronym[:1].lower()
        if earlier is not None and not named and not (spelled and not is_part_of_name(expansion, earlier)):
            # `Centre pour le dialogue humanitaire (HD)`: the brackets explain less than that; where other
            # words begin as the letters do, as in `institutions de microfinance (IMF)`, they stand for those.
            return
        if earlier is not None and is_part_of_name(expansion, earlier):
            known = earlier
        elif (
            (kind_of(expansion) == "programme" and self.opens_with_class(expansion))
            or not named
            or (known is None and is_organ(acronym, expansion))
            or not (is_organisation(acronym, expansion) or self._acts(acronym, expansion))
        ):
            self.vouched.discard(acronym)
            self.refused.add(fold(acronym))
            self._acronyms.pop(acronym, None)
            self._undone.add(acronym)
            return
        self.vouched.add(acronym)
        if known is None and earlier is not None and key_of(expansion).startswith(key_of(earlier.name)):
            known = earlier
        name = known.name if known else " ".join(expansion.translate(_QUOTES).split())
        kind = (
            known.kind
            if known and known.kind
            else kind_of(expansion) or english_kind(expansion, english=True)
        )
        if known is None or not known.acronym:
            new = new_organisation(name, acronym=singular_letters(acronym), kind=kind)
            known = with_country(new, self.country)
        self._acronyms[acronym] = known
        self._acronyms.setdefault(singular_letters(acronym), known)
        for form in (expansion, unquoted(expansion), name):
            self._names[key_of(form)] = known
        self.phrases.add(unquoted(expansion), known.name)

    def acts(self, name: str) -> bool:
        """Whether the document shows a name or an acronym acting somewhere."""
        return name in self._acting

    def _acts(self, acronym: str, expansion: str) -> bool:
        """Whether a name without a noun that says what it is acts by its acronym: `Africaine (ADE)`."""
        named = expansion[:1].isupper() and not is_no_name(expansion) and not spells_thing(expansion)
        return acronym in self._acting and named

    def call(self, short: str, name: str) -> None:
        """Know an organisation of the document by a short form of its name, too."""
        organisation = self.by_name(name)
        if organisation is not None:
            self._names.setdefault(key_of(short), organisation)
            self.phrases.add(short, short)

    def _spelled_earlier(self, acronym: str, expansion: str) -> Organisation | None:
        """The body of the gazetteer that has the acronym and all words of what it is said to stand for."""
        for shelf in self.shelves:
            for entry in shelf.acronyms.get(acronym, ()):
                if self.is_of_here(entry) and is_part_of_name(expansion, self._organisation(entry)):
                    return self._organisation(entry)
        return None
