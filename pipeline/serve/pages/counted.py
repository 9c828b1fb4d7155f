"""Series: what is counted again and again, over time."""

from __future__ import annotations

from typing import Any

from datasette import NotFound
from datasette.utils.asgi import Response

from pipeline.serve.facts.series import Series, all_series
from pipeline.serve.pages.frame import render, variable
from pipeline.serve.pictures.shapes import line_over_time
from pipeline.serve.room import ReadingRoom
from pipeline.serve.wording import gettext as _

SHOWN = 100


async def listed(datasette: ReadingRoom, request: Any) -> Response:
    """Every series, with a small picture of each."""
    found = await datasette.remember(all_series)
    return await render(
        datasette,
        request,
        "series_list.html",
        series=[(one, _drawn(one, small=True)) for one in found[:SHOWN]],
        total=len(found),
    )


async def one(datasette: ReadingRoom, request: Any) -> Response:
    """One series: its picture, and where each figure stands."""
    wanted = variable(request, "series")
    found = next((series for series in await datasette.remember(all_series) if series.id == wanted), None)
    if found is None:
        raise NotFound(_("There is no such %s in this archive.") % _("series"))
    return await render(datasette, request, "series.html", series=found, drawn=_drawn(found))


def _drawn(series: Series, *, small: bool = False) -> Any:
    points = [(point.when, point.value) for point in series.points]
    return line_over_time(points, width=300, height=110, left=8) if small else line_over_time(points)
