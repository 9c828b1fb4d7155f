"""Web pages: the main text with its headings, lists and tables, without what surrounds it on the site."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from pipeline.readers.decoding import decode_text
from pipeline.readers.html.content import main_elements
from pipeline.readers.html.flow import add_elements
from pipeline.readers.html.metadata import with_embedded_metadata
from pipeline.readers.media_types import read_bytes
from pipeline.readers.page_text import INVISIBLE, PageText
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

MAX_DEPTH = 200
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)


def read_html(source: Source) -> Reading:
    """Read the main text of a web page as one page; what its head says of it stands in the document.

    Raises:
        UnreadableError: the file cannot be opened, or holds no element at all.
    """
    data = read_bytes(source.path)
    declared = DECLARED.search(data[:4096])
    markup = decode_text(data, declared=declared[1].decode("ascii") if declared else None)
    tree = parse_html(markup)
    document, problems = with_embedded_metadata(source.document("text/html"), tree, markup)
    page = PageText(source.id)
    add_elements(page, main_elements(tree))
    reading = page.reading(document)
    reading.problems += problems
    return reading


def parse_html(markup: str) -> lxml.html.HtmlElement:
    """The tree of a document or fragment, however broken its markup is.

    Raises:
        UnreadableError: there is no element in it.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    printed = INVISIBLE.sub("", markup).encode()
    try:
        tree = lxml.html.document_fromstring(printed, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError("the web page is empty") from error
    _flatten(tree)
    return tree


def _flatten(tree: lxml.html.HtmlElement) -> None:
    """Leave only the text of what is nested deeper than any page is: Python counts its own calls."""
    depth, deepest = 0, []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth == MAX_DEPTH:
            deepest.append(element)
    for element in deepest:
        text = "".join(element.itertext())
        for child in list(element):
            element.remove(child)
        element.text = text
