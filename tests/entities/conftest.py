"""The rules of entities for the tests of agreements."""

import pytest
from spacy.language import Language

from pipeline.entities import load_nlp


@pytest.fixture(scope="package")
def nlp() -> Language:
    """The rules alone: what the model would add is not asked for."""
    blank = load_nlp(["amounts", "dates", "acronyms"])
    blank.add_pipe("organisations")
    blank.add_pipe("agreements")
    return blank
