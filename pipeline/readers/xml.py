"""XML files, by what their outermost element says they are."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from pipeline.readers.feeds import read_feed
from pipeline.readers.formats import not_yet
from pipeline.readers.iati import read_activities
from pipeline.readers.media_types import read_bytes
from pipeline.readers.office import local_name, parse_xml
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

XML = "application/xml"

ROOTS: dict[str, Callable[[Source, etree._Element], Reading]] = {
    "iati-activities": read_activities,
    "rss": read_feed,
    "feed": read_feed,
    "RDF": read_feed,
}
"""By the name of the outermost element."""


def read_xml(source: Source) -> Reading:
    """Read an XML file of a kind that is known.

    Raises:
        UnreadableError: it is damaged, declares a document type, or is of another kind.
    """
    root = parse_xml(read_bytes(source.path))
    reader = ROOTS.get(local_name(root))
    if reader is None:
        raise UnreadableError(f"{not_yet(XML)}: its outermost element is <{local_name(root)}>")
    return reader(source, root)
