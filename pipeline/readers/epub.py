"""EPUB books: one page a chapter in the order of the spine, read as the web pages that chapters are."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from pipeline.readers.decoding import decode_text
from pipeline.readers.html import parse_html
from pipeline.readers.html.content import main_elements
from pipeline.readers.html.flow import add_elements
from pipeline.readers.office import DAMAGED, Package, attribute, local_name, open_package, property_named
from pipeline.readers.page_text import PageText, reading_of
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Document, Reading

EPUB = "application/epub+zip"
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def read_epub(source: Source) -> Reading:
    """Read a book.

    Raises:
        UnreadableError: the file is damaged, protected, or unpacks to too much.
    """
    with open_package(source.path) as package:
        name = _root_file(package)
        book = package.tree(name)
        if book is None:
            raise UnreadableError(DAMAGED)
        pages: list[PageText] = []
        for chapter in _spine(book, posixpath.dirname(name)):
            content = package.read(chapter)
            if content is not None:
                page = PageText(source.id, len(pages) + 1)
                add_elements(page, main_elements(parse_html(decode_text(content, declared="utf-8"))))
                pages.append(page)
    return reading_of(_with_metadata(source.document(EPUB, n_pages=len(pages)), book), pages)


def _root_file(package: Package) -> str:
    """The name of the part that lists the others."""
    container = package.tree("META-INF/container.xml")
    for element in [] if container is None else container.iter():
        if local_name(element) == "rootfile":
            return attribute(element, "full-path") or ""
    raise UnreadableError(DAMAGED)


def _spine(book: etree._Element, folder: str) -> list[str]:
    """The names of the chapters in reading order."""
    names = {
        attribute(item, "id"): posixpath.normpath(
            posixpath.join(folder, unquote(attribute(item, "href") or ""))
        )
        for item in book.iter()
        if local_name(item) == "item"
    }
    order = (attribute(item, "idref") for item in book.iter() if local_name(item) == "itemref")
    return [names[id_] for id_ in order if id_ in names]


def _with_metadata(document: Document, book: etree._Element) -> Document:
    """The document with the Dublin Core that the book has of itself."""
    language = (property_named(book, "language") or "")[:2].lower()
    date = DATE.match(property_named(book, "date") or "")
    return replace(
        document,
        title=property_named(book, "title"),
        publisher=property_named(book, "publisher"),
        language=language if len(language) == 2 and language.isalpha() else None,
        published=date.group() if date else None,
    )
