"""Which part of a web page is its text: all but navigation, headers, footers and lists of links."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

DROPPED = re.compile(
    "script|style|noscript|template|svg|math|iframe|object|embed|canvas|audio|video|map|button|select|option"
    "|textarea|input|label|nav|footer|aside|dialog|menu"
)
"""Elements that are never part of the main text."""

DROPPED_ROLES = re.compile(
    "navigation|search|complementary|contentinfo|banner|menu|menubar|toolbar|dialog", re.IGNORECASE
)

SURROUNDINGS = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|sidebar|footer|cookies?|consent|share|sharing"
    r"|social|related|comments?|pagination|pager|skip-link|search-form|newsletter-signup|ads?|banner)(?:$|[-_\s])",
    re.IGNORECASE,
)
"""Words in the class or id of what surrounds the main text of a page that does not mark it."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MIN_SHARE = 0.4
MAX_LINKED = 0.6
MIN_LINKS = 3


def main_elements(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that hold the main text, in order: `<main>`, `<article>`, else the body.

    What surrounds the text is taken out of the tree. Marked main text that has less than two fifths of the
    text of the page is a teaser or a mistake, and the body is read instead.
    """
    (root,) = shown_elements(tree)
    for marked in (_outermost(root, ("main",)), _outermost(root, ("article",))):
        if marked and sum(map(_length, marked)) >= MIN_SHARE * _length(root):
            _drop(element for element in _elements(marked) if _is_link_list(element))
            return marked
    _drop(
        element
        for element in root.iter()
        if element is not root and (_is_surroundings(element) or _is_link_list(element))
    )
    return [root]


def shown_elements(tree: HtmlElement) -> list[HtmlElement]:
    """The body without what is never part of the text; it is taken out of the tree."""
    body = tree.find("body")
    root = tree if body is None else body
    _drop(element for element in root.iter() if element is not root and _is_dropped(element))
    return [root]


def text_of(element: HtmlElement) -> str:
    """All text in an element, as it stands in the markup."""
    return str(element.text_content())


def _is_dropped(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str):
        return True
    if DROPPED.fullmatch(element.tag) or DROPPED_ROLES.fullmatch(element.get("role") or ""):
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    if element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style:
        return True
    # A header with a heading is the head of the text: its title, its date.
    return element.tag == "header" and not any(True for _ in element.iter(*HEADINGS))


def _is_surroundings(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag not in ("article", "main", *HEADINGS) and SURROUNDINGS.search(names) is not None


def _is_link_list(element: HtmlElement) -> bool:
    """Whether an element consists of links to elsewhere, as menus do that are not marked as such."""
    if element.tag not in ("ul", "ol", "div", "section", "table", "p"):
        return False
    links = [link for link in element.iter("a") if link.get("href")]
    if len(links) < MIN_LINKS:
        return False
    length = _length(element)
    return length > 0 and sum(map(_length, links)) >= MAX_LINKED * length


def _outermost(root: HtmlElement, tags: tuple[str, ...]) -> list[HtmlElement]:
    elements = [e for e in root.iter() if e.tag in tags or (e.get("role") == "main" and "main" in tags)]
    inside = {id(below) for element in elements for below in element.iterdescendants()}
    return [element for element in elements if id(element) not in inside]


def _elements(roots: Iterable[HtmlElement]) -> Iterable[HtmlElement]:
    return (element for root in roots for element in root.iterdescendants())


def _length(element: HtmlElement) -> int:
    return len("".join(text_of(element).split()))


def _drop(elements: Iterable[HtmlElement]) -> None:
    for element in list(elements):
        if element.getparent() is not None:
            element.drop_tree()
