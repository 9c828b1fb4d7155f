"""The front, the pictures, and the first steps."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response

from pipeline.serve.facts.agreements import FILTERS, agreement_choices, agreement_ids, lines_of
from pipeline.serve.facts.home import home_facts
from pipeline.serve.facts.money import DIMENSIONS, MoneyTable, currencies, money_table
from pipeline.serve.facts.pictures import findings_by_document, findings_by_kind, findings_crossed
from pipeline.serve.facts.places import place_list
from pipeline.serve.pages.frame import render
from pipeline.serve.pages.things import spans_of
from pipeline.serve.pictures.outlines import Located, draw_map
from pipeline.serve.pictures.shapes import Bars, stacked_bars
from pipeline.serve.room import ReadingRoom


async def home(datasette: ReadingRoom, request: Any) -> Response:
    """The front."""
    return await render(datasette, request, "home.html", **await home_context(datasette))


async def home_context(datasette: ReadingRoom) -> dict[str, Any]:
    """What the front says: it is the same until the next build."""
    known = await datasette.remember(currencies)
    money = await datasette.remember(money_table, "programme", known[0], ()) if known else None
    bars = bars_of(money, width=560, height=230) if money else None
    return {**await datasette.remember(home_facts), "money": money, "bars": bars}


async def health(datasette: ReadingRoom, request: Any) -> Response:
    """Whether the archive can be asked, for what watches the server."""
    known = await datasette.remember(home_facts)
    return Response.json({"ok": True, "documents": known["counts"]["documents"]})


async def help_page(datasette: ReadingRoom, request: Any) -> Response:
    """The first ten minutes, for each of the three."""
    return await render(datasette, request, "help.html", **await datasette.remember(home_facts))


async def money(datasette: ReadingRoom, request: Any) -> Response:
    """Money by one dimension and year: a picture and its table, each cell leading to its agreements."""
    known = await datasette.remember(currencies)
    by = request.args.get("by") if request.args.get("by") in DIMENSIONS else "programme"
    currency = (
        request.args.get("currency") if request.args.get("currency") in known else next(iter(known), "XOF")
    )
    filters = {name: request.args[name] for name in FILTERS if request.args.get(name)}
    # What any reader may ask for is not kept: there is no end to it.
    ask = datasette.read if filters else datasette.remember
    table = await ask(money_table, by, currency, tuple(sorted(filters.items())))
    return await render(
        datasette,
        request,
        "money.html",
        table=table,
        bars=bars_of(table) if table.groups else None,
        by=by,
        currency=currency,
        currencies=known,
        chosen=filters,
        choices=await datasette.remember(agreement_choices),
        dimensions=list(DIMENSIONS),
    )


async def pictures(datasette: ReadingRoom, request: Any) -> Response:
    """What the archive holds, drawn."""
    known = await datasette.remember(currencies)
    table = await datasette.remember(money_table, "programme", known[0], ()) if known else None
    ids = await datasette.read(agreement_ids, {})
    signed = [line for line in await datasette.read(lines_of, ids) if line.row["signed_on"]]
    located = [
        Located(row["id"], row["name"], row["country"], row["latitude"], row["longitude"], row["mentions"])
        for row in await datasette.remember(place_list)
        if row["latitude"] is not None and row["mentions"]
    ]
    counted = await datasette.remember(findings_by_document)
    return await render(
        datasette,
        request,
        "pictures.html",
        money=table,
        bars=bars_of(table) if table and table.groups else None,
        time=spans_of(signed),
        places=located,
        drawn=draw_map(located, datasette.regions()),
        findings=counted,
        by_kind=await datasette.remember(findings_by_kind),
        crossed=await datasette.remember(findings_crossed),
    )


def bars_of(table: MoneyTable, *, width: float = 720, height: float = 300) -> Bars:
    """Money as stacked bars; agreements without a year have no bar, and the page says how many they are."""
    cells = {(table.names[group], year): cell["value"] for (group, year), cell in table.cells.items() if year}
    drawn = {group for group, _ in cells}
    groups = [table.names[group] for group in table.groups if table.names[group] in drawn]
    years = [year for year in table.years if year]
    return stacked_bars(years, groups, cells, width=width, height=height, left=96)
