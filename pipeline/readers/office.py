"""Office files that are ZIP archives of XML: opened behind guards, their parts parsed without entities."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from pipeline.readers.source import PROTECTED, UnreadableError

MEGABYTE = 1024 * 1024
MAX_MEMBERS = 20_000
MAX_UNPACKED = 1024 * MEGABYTE
MAX_PART = 128 * MEGABYTE
"""What one part may hold: its tree takes several times as much memory."""

MAX_RATIO = 250
UNSUSPECTED = 32 * MEGABYTE
"""Up to so much, any ratio is harmless: sparse sheets are packed a hundredfold."""

DAMAGED = "the file is a damaged ZIP archive or Office document"
SEEMS_BOMB = "the archive unpacks to far more than it holds, as archives made to do harm do"
ZIP_FAILURES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A part named by another: under which id, as what, and its name in the archive."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """An open archive whose members have passed the guards."""

    archive: zipfile.ZipFile
    names: frozenset[str]

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none of this name.

        Raises:
            UnreadableError: the part is too large or damaged.
        """
        if name not in self.names:
            return None
        try:
            if self.archive.getinfo(name).file_size > MAX_PART:
                raise UnreadableError(f"a part of the file has more than {MAX_PART // MEGABYTE} MB")
            return self.archive.read(name)
        except ZIP_FAILURES as error:
            raise UnreadableError(DAMAGED) from error

    def tree(self, name: str) -> etree._Element | None:
        """The XML of a part; None where there is none of this name.

        Raises:
            UnreadableError: the part is damaged, or declares a document type and so perhaps entities.
        """
        content = self.read(name)
        return None if content is None else parse_xml(content)

    def relations(self, name: str) -> list[Relation]:
        """What a part (or, for "", the package) relates to, in Office Open XML."""
        folder, file = posixpath.split(name)
        tree = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        return [
            Relation(
                id=str(relation.get("Id", "")),
                kind=str(relation.get("Type", "")).rpartition("/")[2],
                target=_joined(folder, str(relation.get("Target", ""))),
            )
            for relation in ([] if tree is None else tree)
        ]

    def related(self, name: str, kind: str) -> str | None:
        """The first part to which another relates as `kind`."""
        return next((relation.target for relation in self.relations(name) if relation.kind == kind), None)


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """Open an archive whose members are no more, no larger and no denser packed than documents have.

    Raises:
        UnreadableError: it is damaged, protected by a password, or looks like a bomb.
    """
    try:
        archive = zipfile.ZipFile(path)
    except ZIP_FAILURES as error:
        raise UnreadableError(DAMAGED) from error
    with archive:
        _check_members(archive.infolist())
        yield Package(archive, frozenset(archive.namelist()))


def parse_xml(content: bytes) -> etree._Element:
    """The tree of an XML text in which nothing comes from elsewhere and nothing is expanded.

    Raises:
        UnreadableError: it is damaged, nested beyond reason, or declares a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("the XML in the file is damaged") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("the file declares a document type (DTD), which no office program writes")
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, which editions of a format change; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child_named(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a name."""
    return next((child for child in ([] if element is None else element) if local_name(child) == name), None)


def property_named(tree: etree._Element | None, name: str) -> str | None:
    """The text of the first element of a name in the properties of a document, such as its title."""
    for element in [] if tree is None else tree.iter():
        if local_name(element) == name and (element.text or "").strip():
            return str(element.text).strip()
    return None


def _joined(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _check_members(members: Sequence[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise UnreadableError(
            f"the archive has {len(members)} members, more than the {MAX_MEMBERS} that a document may have"
        )
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if unpacked > MAX_UNPACKED or (unpacked > UNSUSPECTED and unpacked > MAX_RATIO * packed):
        raise UnreadableError(SEEMS_BOMB)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableError(PROTECTED)
