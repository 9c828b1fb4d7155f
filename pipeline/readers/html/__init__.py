"""Web pages: the main text with its headings, lists and tables, without what surrounds it on the site."""

from __future__ import annotations

import copy
import re

import lxml.html
from lxml import etree

from pipeline.readers.decoding import decode_text
from pipeline.readers.html.content import main_elements, shown_elements
from pipeline.readers.html.flow import add_elements
from pipeline.readers.html.loose_tables import join_rows, set_apart
from pipeline.readers.html.metadata import with_embedded_metadata
from pipeline.readers.html.sifting import LEAST, SiftedPage, chosen_text, folded
from pipeline.readers.media_types import read_bytes
from pipeline.readers.page_text import INVISIBLE, PageText
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

MAX_DEPTH = 200
TOO_DEEP = "ERR_RESOURCE_LIMIT"
"""What the parser calls it where it gives up."""

TAG = re.compile(r"<(?P<end>/)?(?P<name>[A-Za-z][^\s/>]{0,60})[^<>]*>")
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
"""Elements without an end."""

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
    reading = _main_text(source.id, tree).reading(document)
    reading.problems += problems
    return reading


def _main_text(document_id: str, tree: lxml.html.HtmlElement) -> PageText:
    """The main text: what was chosen of all that the page shows, else what our own rules find."""
    chosen = chosen_text(tree)
    page = PageText(document_id)
    whole = copy.deepcopy(tree)
    # lxml makes an object for an element each time that it is met, unless one is held.
    held = [*tree.iter(), *whole.iter()]
    everything = shown_elements(whole)
    add_elements(page, main_elements(tree))
    main_text = folded(chosen or "")
    if len(main_text) < LEAST * len(folded(page.text)):
        return page
    sifted = SiftedPage(document_id, chosen=main_text)
    add_elements(sifted, everything)
    held.clear()
    return sifted if sifted.text else page


def parse_html(markup: str) -> lxml.html.HtmlElement:
    """The tree of a document or fragment, however broken its markup is.

    Raises:
        UnreadableError: there is no element in it.
    """
    printed = INVISIBLE.sub("", markup)
    tree, is_cut = _parsed(printed)
    if is_cut:
        tree, _ = _parsed(_shallow(printed))
    set_apart(tree)
    join_rows(tree)
    _flatten(tree)
    return tree


def _parsed(markup: str) -> tuple[lxml.html.HtmlElement, bool]:
    """The tree of a document, and whether the parser left out the rest of it for being nested too deep."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadableError("the web page is empty") from error
    return tree, any(entry.type_name == TOO_DEEP for entry in parser.error_log)


def _shallow(markup: str) -> str:
    """Markup without the tags that stand deeper than any page goes; the text between them stays."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag["end"]:
            depth = max(0, depth - 1)
            return tag.group() if depth < MAX_DEPTH else " "
        depth += tag["name"].lower() not in VOID
        return tag.group() if depth <= MAX_DEPTH else " "

    return TAG.sub(kept, markup)


NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _flatten(tree: lxml.html.HtmlElement) -> None:
    """Leave only the text of what is nested deeper than any page is: Python counts its own calls."""
    depth, deepest = 0, []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth == MAX_DEPTH:
            deepest.append(element)
    for element in deepest:
        # The parser lets signs through that XML has not, and that nobody could see.
        text = NO_XML.sub("", "".join(element.itertext()))
        for child in list(element):
            element.remove(child)
        element.text = text
