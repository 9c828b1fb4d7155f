"""Feeds of news (RSS and Atom): one page an entry, with its title, its day and its text."""

from __future__ import annotations

from dataclasses import replace
from email.utils import parsedate_to_datetime

from lxml import etree

from pipeline.readers.html import parse_html
from pipeline.readers.html.content import main_elements
from pipeline.readers.html.flow import add_elements
from pipeline.readers.office import local_name
from pipeline.readers.page_text import PageText, reading_of
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

TEXTS = ("encoded", "content", "description", "summary")
"""Elements that hold the text of an entry, the fullest first."""

DAYS = ("pubDate", "published", "updated", "date")


def read_feed(source: Source, root: etree._Element) -> Reading:
    """The entries of a feed as pages."""
    entries = [e for e in root.iter() if local_name(e) in ("item", "entry")]
    pages = [_page(source.id, number, entry) for number, entry in enumerate(entries, start=1)]
    days = sorted(filter(None, (_day(entry) for entry in entries)))
    channel = next((e for e in root.iter() if local_name(e) in ("channel", "feed")), root)
    document = replace(
        source.document("application/xml", n_pages=max(len(pages), 1)),
        title=_text(channel, "title"),
        published=days[-1] if days else None,
    )
    return reading_of(document, pages)


def _page(document_id: str, number: int, entry: etree._Element) -> PageText:
    page = PageText(document_id, number)
    page.add_block("heading", _text(entry, "title") or "", level=1)
    page.add_block("paragraph", _day(entry) or "")
    content = next((text for name in TEXTS if (text := _text(entry, name))), "")
    try:
        add_elements(page, main_elements(parse_html(content)))
    except UnreadableError:
        # An entry may be a title alone.
        page.add_block("paragraph", content)
    return page


def _text(parent: etree._Element, name: str) -> str | None:
    """The text of a child; markup that it holds unescaped (XHTML in Atom) as markup."""
    for child in parent:
        if local_name(child) == name:
            if len(child):
                return "".join(etree.tostring(part, encoding="unicode") for part in child)
            return (child.text or "").strip() or None
    return None


def _day(entry: etree._Element) -> str | None:
    for name in DAYS:
        text = _text(entry, name)
        if not text:
            continue
        if text[:4].isdigit():
            return text[:10]
        try:
            return parsedate_to_datetime(text).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None
