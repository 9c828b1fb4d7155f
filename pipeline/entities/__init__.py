"""Finds amounts, dates, acronyms, organisations and agreements: extractors and what carries them."""

from pipeline.entities.extraction import extract_entities
from pipeline.entities.registry import EXTRACTORS, load_nlp
from pipeline.entities.text import entities_of_text

__all__ = ["EXTRACTORS", "entities_of_text", "extract_entities", "load_nlp"]
