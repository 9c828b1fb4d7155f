"""What lies below `raw/`: every file, its digest, and which files repeat another's bytes."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from slugify import slugify

from pipeline.corrections.correction_lines import OF_FACTS, load_corrections
from pipeline.errors import BordereauError
from pipeline.records import Correction
from pipeline.records.files import is_empty, load_records
from pipeline.records.layout import AttachedFile
from pipeline.stages.accessions import FILE as ACCESSIONS
from pipeline.stages.accessions import Accession, File, Register, add_files, load_accessions, match_files
from pipeline.stages.catalogue import Lines, load_catalogue

CONTROL_FILES = frozenset(
    {
        "bordereau.toml",
        ACCESSIONS,
        "catalogue.csv",
        "corrections.csv",
        "events.csv",
        "organisations.csv",
        "persons.csv",
        "places.csv",
        "regions.geojson",
        "reviews.csv",
    }
)
"""Files directly below `raw/` by which people steer the build: they are no documents."""

LONGEST_ID = 100
"""Characters; ids are folder names, and file systems stop at 255 bytes."""


ATTACHMENTS = "attachments"
"""Folder of a document's records that holds the files which came with it."""

SEPARATORS = [["'", "-"], ["’", "-"], ["°", "-"]]
"""Characters that part words in French names of files."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file below `raw/`: its document id, its path there, its digest, or the reason why it has none.

    `catalogued` is what the catalogue says of it: columns of `documents` and their values; `corrections` are
    the lines that speak of facts in it. `order` is its place in the order of accession, `added_at` when it
    was accepted; one that came with a document, which `is_attached`, has those of its document.
    """

    id: str
    name: str
    path: Path
    sha256: str | None = None
    error: str | None = None
    duplicate_of: str | None = None
    catalogued: tuple[tuple[str, str], ...] = ()
    corrections: tuple[Correction, ...] = ()
    order: int = 0
    added_at: str | None = None
    is_attached: bool = False

    @property
    def readable(self) -> bool:
        """Whether there is something to read that no other document holds."""
        return self.error is None and self.duplicate_of is None


Digester = Callable[[Path, os.stat_result], str]
"""Gives the SHA-256 of a file of which the system says so much; it may know it from an earlier time."""


def digest_by_reading(path: Path, _: os.stat_result) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def take_inventory(raw: Path, out: Path) -> list[RawFile]:
    """Every file below a folder, and every attachment that earlier reading found in them, by accession.

    `out` is left out where it lies below `raw`. A folder that cannot be listed is an entry with an error.

    Raises:
        BordereauError: there is no such folder, or it cannot be listed, or `out` holds it.
    """
    require_apart(raw, out)
    return register_files(raw, out)[0]


def register_files(
    raw: Path, out: Path, digester: Digester = digest_by_reading
) -> tuple[list[RawFile], list[Accession]]:
    """What `take_inventory` gives, and the register of accessions as it is with the files of today."""
    paths = sorted(_files(raw, out), key=lambda pair: pair[0].relative_to(raw).parts)
    examined = [
        _examine(RawFile("", _printable(path.relative_to(raw).as_posix()), path, error=error), raw, digester)
        for path, error in paths
    ]
    files = [File(entry.name, entry.sha256) for entry in examined]
    register = match_files(files, load_accessions(raw))
    ids = _ids(files, register)
    register = add_files(register, [(ids[file.path], file) for file in files])
    catalogue = load_catalogue(raw)
    entries = sorted(
        (_as_registered(replace(e, id=ids[e.name]), register, catalogue) for e in examined), key=_in_order
    )
    return with_attachments(entries, raw, out, digester), register.lines


def with_attachments(
    entries: Iterable[RawFile], raw: Path, out: Path, digester: Digester = digest_by_reading
) -> list[RawFile]:
    """The files below a folder with what came with them as far as it is known, and what is said of all."""
    catalogue = load_catalogue(raw)
    own = [replace(e, duplicate_of=None) for e in entries if not e.is_attached]
    every = _sharing_lines(_mark_duplicates([*own, *_attached(own, out, catalogue, digester)]))
    said = _said_of_documents(load_corrections(raw))
    corrected = (replace(e, corrections=(*said[e.id], *said[e.name])) for e in every)
    return sorted(corrected, key=_in_order)


def _in_order(entry: RawFile) -> tuple[int, list[str]]:
    return entry.order, entry.name.split("/")


def _ids(files: Iterable[File], register: Register) -> dict[str, str]:
    """The id of each file by its path: that of the register, else one of its own that no line has."""
    taken = {line.id for line in register.lines}
    known = {path: line.id for path, line in register.held.items()}
    new = document_ids([file.path for file in files if file.path not in known])
    return known | {path: _numbered(id_, path) if id_ in taken else id_ for path, id_ in new.items()}


def _said_of_documents(lines: Iterable[Correction]) -> dict[str, tuple[Correction, ...]]:
    """The corrections of facts by the document that they speak of, which a line names by id or path."""
    said: dict[str, tuple[Correction, ...]] = defaultdict(tuple)
    for line in lines:
        if line.action in OF_FACTS and line.document:
            said[line.document] = (*said[line.document], line)
    return said


def _as_registered(entry: RawFile, register: Register, catalogue: Lines) -> RawFile:
    """An entry with what the catalogue says of it, under its path of today or the one it came in by."""
    line = register.held.get(entry.name)
    columns = catalogue.get(entry.name) or (catalogue.get(line.path) if line else None) or ()
    return replace(
        entry,
        catalogued=columns,
        order=register.order(entry.name),
        added_at=(line.added_at if line else "") or None,
    )


def require_apart(raw: Path, out: Path) -> None:
    """See that there is a folder of documents, and that it does not lie in the one of results.

    Raises:
        BordereauError: it is not there, cannot be listed, or lies in `out`.
    """
    if not raw.is_dir():
        raise BordereauError(f"{raw}: no such folder; `bordereau init {raw}` begins one")
    if not os.access(raw, os.R_OK | os.X_OK):
        raise BordereauError(f"{raw}: cannot be listed")
    if _lies_in(raw, out):
        raise BordereauError(f"{out}: holds the raw documents; give the results a folder of their own")


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether a folder is another, or lies in it, whatever the names by which they are given."""
    here = path.resolve()
    return any(_is_same(above, folder) for above in (here, *here.parents))


def _is_same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return False


def _attached(entries: Sequence[RawFile], out: Path, catalogue: Lines, digester: Digester) -> list[RawFile]:
    """The attachments of documents, and theirs in turn; they begin with the path and id of their document."""
    taken = {entry.id for entry in entries}
    attachments: list[RawFile] = []
    waiting = deque(entries)
    while waiting:
        parent = waiting.popleft()
        for attached in _attachments(out / parent.id):
            name = f"{parent.name}/{_printable(attached.name)}"
            id_ = f"{parent.id}-{_slug(Path(attached.name).stem)}"[:LONGEST_ID].rstrip("-")
            if id_ in taken:
                id_ = _numbered(id_, f"{name}/{attached.file}")
            taken.add(id_)
            path = out / parent.id / ATTACHMENTS / attached.file
            known = RawFile(id_, name, path, catalogued=catalogue.get(name, ()), order=parent.order)
            entry = _examine(replace(known, added_at=parent.added_at, is_attached=True), out, digester)
            attachments.append(entry)
            waiting.append(entry)
    return attachments


def _attachments(folder: Path) -> list[AttachedFile]:
    """What is known to have come with a document; none where that no longer can be read: it is read again."""
    try:
        # Asked of every document at every build, and hardly any has some.
        return [] if is_empty(folder, "attachments") else load_records(folder, "attachments", AttachedFile)
    except BordereauError:
        return []


def _files(raw: Path, out: Path) -> Iterator[tuple[Path, str | None]]:
    """Every path that is to be accounted for; folders that cannot be listed come with the reason."""
    closed: list[OSError] = []
    for folder, folders, files in os.walk(raw, onerror=closed.append):
        here = Path(folder)
        folders[:] = [name for name in folders if not _is_same(here / name, out)]
        # A link to a folder is not followed: it may lead out of raw/ or back into itself.
        links = [name for name in folders if _is_link(here / name)]
        for name in [*files, *links]:
            if not (here == raw and name in CONTROL_FILES):
                yield here / name, None
    for error in closed:
        if Path(error.filename) == raw:
            raise BordereauError(f"{raw}: cannot be listed: {_reason(error)}")
        yield Path(error.filename), f"a folder that cannot be listed: {_reason(error)}"


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        # Too long a path: it is walked into, where that is said.
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()


def _printable(name: str) -> str:
    """A file name that can be stored as text: bytes that are no UTF-8 are written as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def document_ids(names: list[str]) -> dict[str, str]:
    """A readable id for each path below `raw/`: the slug of the path without the extension.

    Paths that would share an id get their extension added, and a few characters of a digest where
    that is not enough; so an id depends on a file's own path and on its namesakes only.
    """
    stems = {name: _slug(name.removesuffix(Path(name).suffix)) for name in names}
    shared = Counter(stems.values())
    full = {name: stem if stem and shared[stem] == 1 else _slug(name) for name, stem in stems.items()}
    taken = Counter(full.values())
    return {name: id_ if id_ and taken[id_] == 1 else _numbered(id_, name) for name, id_ in full.items()}


def _slug(text: str) -> str:
    return slugify(text, max_length=LONGEST_ID, replacements=SEPARATORS)


def _numbered(id_: str, name: str) -> str:
    return f"{id_ or 'document'}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _examine(entry: RawFile, folder: Path, digester: Digester) -> RawFile:
    if entry.error is not None:
        return entry
    path = entry.path
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(folder.resolve()):
            return replace(entry, error="a link that leads out of the folder of raw documents")
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):
            return replace(entry, error="not a regular file")
        return replace(entry, sha256=digester(path, known))
    except RuntimeError:
        return replace(entry, error="a link that leads back to itself")
    except OSError as error:
        if error.errno == errno.ELOOP:
            return replace(entry, error="a link that leads back to itself")
        return replace(entry, error=f"cannot be opened: {_reason(error)}")


def _sharing_lines(entries: Iterable[RawFile]) -> Iterator[RawFile]:
    """Let copies of the same bytes share a line of the catalogue: that of the first which has one."""
    known = list(entries)
    columns: dict[str, tuple[tuple[str, str], ...]] = {}
    for entry in known:
        if entry.catalogued:
            columns.setdefault(entry.duplicate_of or entry.id, entry.catalogued)
    return (replace(entry, catalogued=columns.get(entry.duplicate_of or entry.id, ())) for entry in known)


def _mark_duplicates(entries: list[RawFile]) -> Iterator[RawFile]:
    """Mark files with the same bytes as an earlier one; empty files are failures of their own."""
    first: dict[str, str] = {}
    empty = hashlib.sha256(b"").hexdigest()
    for entry in entries:
        if entry.sha256 is None or entry.sha256 == empty:
            yield entry
        elif entry.sha256 in first:
            yield replace(entry, duplicate_of=first[entry.sha256])
        else:
            first[entry.sha256] = entry.id
            yield entry
