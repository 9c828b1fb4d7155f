"""What the head and the frame of a web page say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lxml.html import HtmlElement

from pipeline.readers.html.content import text_of
from pipeline.readers.metadata.published import find_declared_date
from pipeline.readers.metadata.publisher import find_rights_holder
from pipeline.readers.page_text import fold_space
from pipeline.records import Document, Problem

TITLES = ("citation_title", "dcterms.title", "dc.title", "og:title", "twitter:title")
PUBLISHERS = ("citation_publisher", "dcterms.publisher", "dc.publisher", "article:publisher", "og:site_name")
PUBLISHED = (
    "citation_publication_date",
    "dcterms.issued",
    "dcterms.date.issued",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "article:published_time",
    "datepublished",
    "date",
)
LANGUAGES = ("dcterms.language", "dc.language", "og:locale")
ADDRESSES = ("dcterms.source", "og:url")

LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])", re.IGNORECASE)
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->")
HOME = re.compile(r"(?:page d['’])?accueil|home(?: ?page)?|inicio|start", re.IGNORECASE)
SITE_SUFFIX = re.compile(r"(?<!\s)\s+[|·•»]\s+[^|·•»]{1,60}$")


def with_embedded_metadata(
    document: Document, tree: HtmlElement, markup: str
) -> tuple[Document, list[Problem]]:
    """The document with what a web page says of itself: title, publisher, date, language and address.

    What it declares as its date and is none is a problem.
    """
    meta = _meta(tree)
    site = _first(meta, PUBLISHERS) or _rights_holder(tree) or _home_link(tree)
    title = _first(meta, TITLES) or _window_title(tree)
    if site and title:
        title = re.sub(rf"\s+[-–—|]\s+{re.escape(site)}$", "", title) or title
    published, problems = find_declared_date([*_all(meta, PUBLISHED), *_times(tree)], document.id)
    described = replace(
        document,
        title=title,
        publisher=site,
        published=published,
        language=_language([tree.get("lang") or "", *_all(meta, LANGUAGES)]),
        source_url=_address(tree, meta, markup),
    )
    return described, problems


def _meta(tree: HtmlElement) -> dict[str, str]:
    contents: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("name") or element.get("property") or element.get("itemprop") or ""
        if content := fold_space(element.get("content") or ""):
            contents.setdefault(name.strip().lower(), content)
    return contents


def _all(meta: Mapping[str, str], names: Iterable[str]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _first(meta: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((value for value in _all(meta, names) if "://" not in value), None)


def _window_title(tree: HtmlElement) -> str | None:
    title = tree.find(".//head/title")
    return None if title is None else SITE_SUFFIX.sub("", fold_space(text_of(title))) or None


def _rights_holder(tree: HtmlElement) -> str | None:
    lines = (element for footer in tree.iter("footer") for element in footer.iter("p", "div", "small", "li"))
    return next((holder for line in lines if (holder := find_rights_holder(fold_space(text_of(line))))), None)


def _home_link(tree: HtmlElement) -> str | None:
    """The name of the site: the text of the link to its front page at the head of the page."""
    for link in tree.iter("a"):
        if link.get("href") == "/" or link.get("rel") == "home":
            name = fold_space(text_of(link))
            if name and not HOME.fullmatch(name):
                return name
    return None


def _times(tree: HtmlElement) -> list[str]:
    return [
        element.get("datetime") or ""
        for element in tree.iter("time")
        if element.get("pubdate") is not None or (element.get("itemprop") or "").lower() == "datepublished"
    ]


def _language(values: Iterable[str]) -> str | None:
    return next((match[0].lower() for value in values if (match := LANGUAGE.match(value))), None)


def _address(tree: HtmlElement, meta: Mapping[str, str], markup: str) -> str | None:
    links = (link for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    canonical = [link.get("href") or "" for link in links]
    saved = SAVED_FROM.search(markup[:4096])
    candidates = [*canonical, *_all(meta, ADDRESSES), *([saved[1]] if saved else [])]
    return next((address for address in candidates if address.startswith(("http://", "https://"))), None)
