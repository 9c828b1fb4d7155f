"""How often a page draws forms, those within forms counted each time: ten within ten within ten are 1,000."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pikepdf

DRAWS = re.compile(rb"/([^\s/<>\[\]()%]+)\s+Do\b")
DEEPEST = 40
"""Forms nested deeper are drawn by no engine."""

Forms = Mapping[str, Any]


def count_drawn(page: pikepdf.Page, enough: int) -> int:
    """The number of forms that a page draws; counting stops somewhere above `enough`.

    A page whose forms hold no others counts as 0: what it costs grows with its own content only.
    """
    forms = _forms(page.obj, {})
    if not any(_forms(form, {}) for form in forms.values()):
        return 0
    contents: Any = page.obj.get("/Contents")
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return _Count(enough).drawn(_calls(streams), forms, 0)


class _Count:
    """Counts with each form looked at once for each depth."""

    def __init__(self, enough: int) -> None:
        self._enough = enough
        self._known: dict[tuple[tuple[int, int], int], int] = {}

    def drawn(self, calls: Counter[str], forms: Forms, depth: int) -> int:
        """The number of forms that a content draws in the end."""
        total = 0
        for name, times in calls.items():
            if name in forms and total <= self._enough:
                total += times * (1 + self._within(forms[name], forms, depth + 1))
        return min(total, self._enough + 1)

    def _within(self, form: Any, outer: Forms, depth: int) -> int:
        key = (form.objgen, depth)
        if depth > DEEPEST:
            return 0
        if key not in self._known:
            self._known[key] = 0  # For a form that draws itself.
            inner = _forms(form, outer)
            self._known[key] = self.drawn(_calls([form]), inner, depth) if inner else 0
        return self._known[key]


def _forms(holder: Any, outer: Forms) -> Forms:
    """The forms that a page or a form can draw, by name; without resources of its own, the outer ones."""
    resources = holder.get("/Resources")
    if resources is None:
        return outer
    listed = resources.get("/XObject")
    return {
        str(name): item
        for name, item in ({} if listed is None else dict(listed)).items()
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name.Form
    }


def _calls(streams: Any) -> Counter[str]:
    """How often each form is called by name in some streams of content."""
    content = b"\n".join(stream.read_bytes() for stream in streams if isinstance(stream, pikepdf.Stream))
    return Counter(f"/{name.decode('latin-1')}" for name in DRAWS.findall(content))
