"""Pages whose text is set sideways, as wide tables on upright pages are: turned so that they can be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from pipeline.readers.layout import Box, PageLayout
from pipeline.records import Rule


def turned_to_read(page: PageLayout) -> PageLayout:
    """The page itself, or turned by a quarter if most of its text runs upwards or downwards."""
    letters: Counter[str] = Counter()
    for word in page.words:
        letters[word.direction] += len(word.text)
    if not letters or (direction := letters.most_common(1)[0][0]) == "ltr":
        return page

    def turned(box: Box) -> Box:
        if direction == "btt":
            return Box(page.height - box.bottom, box.x0, page.height - box.top, box.x1)
        return Box(box.top, page.width - box.x1, box.bottom, page.width - box.x0)

    def turned_rule(rule: Rule) -> Rule:
        x0, top, x1, bottom = turned(Box(rule.x0 or 0, rule.top or 0, rule.x1 or 0, rule.bottom or 0))
        return replace(rule, x0=x0, top=top, x1=x1, bottom=bottom)

    along = {direction: "ltr", "ltr": "ttb"}
    words = [replace(w, box=turned(w.box), direction=along.get(w.direction, "ttb")) for w in page.words]
    return PageLayout(page.number, page.height, page.width, words, [turned_rule(r) for r in page.rules])
