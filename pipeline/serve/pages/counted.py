"""Series: what is counted again and again, over time."""

from __future__ import annotations

from typing import Any

from datasette import NotFound
from datasette.utils.asgi import Response

from pipeline.serve.facts.series import Series, all_series, elsewhere, named
from pipeline.serve.pages.frame import render, variable
from pipeline.serve.pages.lists import start_of
from pipeline.serve.pictures.shapes import LineChart, line_over_time
from pipeline.serve.room import ReadingRoom
from pipeline.serve.wording import gettext as _

SHOWN = 48
"""Series on one page of the list."""


async def listed(datasette: ReadingRoom, request: Any) -> Response:
    """Every series, with a small picture of each; words narrow them."""
    words = request.args.get("name") or ""
    every = await datasette.remember(all_series)
    fitting = named(every, words) if words else every
    start = start_of(request, len(fitting), SHOWN)
    return await render(
        datasette,
        request,
        "series_list.html",
        series=[(series, _drawn(series, small=True)) for series in fitting[start : start + SHOWN]],
        total=len(fitting),
        start=start,
        size=SHOWN,
        chosen={"name": words} if words else {},
        name=words,
    )


async def one(datasette: ReadingRoom, request: Any) -> Response:
    """One series: its picture, and where each figure stands."""
    wanted = variable(request, "series")
    known = await datasette.remember(all_series)
    chosen = next((series for series in known if series.id == wanted), None)
    if chosen is None:
        raise NotFound(_("There is no such %s in this archive.") % _("series"))
    return await render(
        datasette,
        request,
        "series.html",
        series=chosen,
        drawn=_drawn(chosen),
        elsewhere=elsewhere(known, chosen),
    )


def _drawn(series: Series, *, small: bool = False) -> LineChart:
    points = [(point.when, point.value) for point in series.points]
    if small:
        return line_over_time(points, width=300, height=110, left=8)
    return line_over_time(points, parts=series.parts)
