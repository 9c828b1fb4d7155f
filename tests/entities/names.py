"""The rules of names alone, for tests that ask them of sentences."""

from __future__ import annotations

from spacy.language import Language

from pipeline.entities import entities_of_text, load_nlp


def rules_of_names() -> Language:
    """A pipeline without the model: what it would add is not asked for."""
    blank = load_nlp(["acronyms"])
    blank.add_pipe("organisations")
    return blank


def names_in(nlp: Language, text: str, *, language: str = "fr") -> list[str]:
    """The organisations of a text about Mali, as it names them."""
    found = entities_of_text(text, nlp, language=language, country="ML", only=["organisations"])
    return [entity["text"] for entity in found["organisations"]]
