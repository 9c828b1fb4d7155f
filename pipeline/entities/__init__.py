"""Finds amounts, dates, acronyms, organisations and agreements: extractors and what carries them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.entities.extraction import extract_entities
    from pipeline.entities.plain_text import entities_of_text
    from pipeline.entities.registry import EXTRACTORS, load_nlp

__all__ = ["EXTRACTORS", "entities_of_text", "extract_entities", "load_nlp"]

_HOMES = {
    "EXTRACTORS": "registry",
    "entities_of_text": "plain_text",
    "extract_entities": "extraction",
    "load_nlp": "registry",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, and spaCy with it, only then: some modules here do without."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    from pipeline.entities.lean import import_spacy

    import_spacy()
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
