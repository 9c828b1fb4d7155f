"""Tables with edges between their columns: what the edges part is a cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.tables.above import with_names_above
from pipeline.tables.across import split_across
from pipeline.tables.bands import split_bands, split_down, split_level
from pipeline.tables.beside import with_row_labels, with_surroundings
from pipeline.tables.boxes import with_boxes
from pipeline.tables.candidates import Candidate, LaidCell, squeezed
from pipeline.tables.edges import JOIN, Edge, components
from pipeline.tables.frames import parted_frames
from pipeline.tables.headed import with_body
from pipeline.tables.header_levels import with_header_level
from pipeline.tables.layout import Layout
from pipeline.tables.lines import lines_of
from pipeline.tables.mesh import Mesh, mesh_of
from pipeline.tables.painted_rows import with_painted_rows
from pipeline.tables.reunited import reunited
from pipeline.tables.rule_reach import header_top
from pipeline.tables.stream import lay_out
from pipeline.tables.stripes import with_white_ends
from pipeline.tables.stub_rows import with_stub_rows

RULED_HEADER = 0.5
"""How far a table is ruled whose header alone stands in boxes."""

GOES_ON = 4.0
"""Rules go on above and below no further apart than so many times as between the rows seen."""

STRIP = 0.2
"""A strip of painted cells takes no more than this share of the height of its table."""

NEAR = 40.0
"""What goes on above or below painted cells is no further away than this (points)."""


def find_ruled(layout: Layout) -> Iterator[Candidate]:
    """Regions whose edges, or the gaps of boxes, cross each other and part at least two columns."""
    layout = with_boxes(layout)
    groups = parted_frames(components(layout.horizontals, layout.verticals))
    for horizontals, verticals in reunited(layout, list(groups)):
        if not horizontals or len(verticals) < 1 or len(horizontals) + len(verticals) < 4:
            continue
        if _are_highlights(layout, horizontals, verticals):
            continue
        mesh = mesh_of(with_painted_rows(layout, horizontals, verticals), verticals)
        painted = _is_painted(horizontals, verticals)
        mesh = with_white_ends(layout, mesh) if painted or mesh.has_open_rows else mesh
        if len(mesh.xs) < 3 or (painted and _goes_on_beyond(layout, mesh)):
            continue
        mesh, cells = _parted(layout, mesh)
        if not any(cell.words for cell in cells):
            continue
        headed = with_body(layout, cells, mesh)
        if headed is not None:
            cells, box = with_row_labels(layout, headed[0], len(mesh.xs) - 1, headed[1])
            yield Candidate("ruled", layout, box, cells, RULED_HEADER, ruled_header=True)
            continue
        strip = _is_strip(mesh, verticals)
        split = None if strip else split_bands(mesh, cells)
        if split is None and not painted and not strip:
            # Drawn edges part groups of columns, the sides of what is painted the columns themselves.
            every, parts = _parted(layout, Mesh.of(horizontals, verticals))
            split = split_bands(every, parts) if len(every.xs) > len(mesh.xs) else None
            mesh = mesh if split is None else every
        box = mesh.box
        if split is None:
            ends = [Edge(y, box[0], box[2]) for y in (box[1], box[3])]
            box = (box[0], header_top(layout, ends), box[2], box[3])
            cells = lay_out(layout, box)
        else:
            columns = list(pairwise(mesh.xs))
            named, box = with_names_above(layout, split, columns, box)
            cells, box = with_surroundings(layout, named, columns, box)
            cells = squeezed(cells)
        if cells:
            yield Candidate("ruled", layout, box, cells, ruling=mesh.ruling)


def _parted(layout: Layout, mesh: Mesh) -> tuple[Mesh, list[LaidCell]]:
    """A mesh with the level of its header, and its cells, those split that no edge parts and words do."""
    mesh = with_header_level(mesh, mesh.cells(layout))
    cells = [part for cell in mesh.cells(layout) for part in split_across(cell, mesh)]
    cells = with_stub_rows(split_level(cells, mesh), mesh)
    return mesh, [part for cell in cells for part in split_down(cell, mesh)]


def _are_highlights(layout: Layout, horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> bool:
    """Whether upright edges are the sides of painted cells alone, in a few of many rows between rules."""
    drawn = [edge for edge in horizontals if edge.drawn]
    if any(edge.drawn for edge in verticals) or len(drawn) < 2:
        return False
    widest = max(drawn, key=lambda edge: edge.end - edge.start)
    alike = sorted(
        edge.at
        for edge in layout.horizontals
        if edge.drawn and abs(edge.start - widest.start) <= JOIN >= abs(edge.end - widest.end)
    )
    step = GOES_ON * median(b.at - a.at for a, b in pairwise(drawn))
    top, bottom = drawn[0].at, drawn[-1].at
    for at in [at for at in alike if at > bottom]:
        bottom = at if at - bottom <= step else bottom
    for at in [at for at in alike if at < top][::-1]:
        top = at if top - at <= step else top
    inside = sum(drawn[0].at <= at <= drawn[-1].at for at in alike)
    return sum(top <= at <= bottom for at in alike) > inside


def _is_strip(mesh: Mesh, verticals: Sequence[Edge]) -> bool:
    """Whether nothing but a low strip of painted cells, the head of a group, parts columns in a frame."""
    x0, top, x1, bottom = mesh.box
    inner = [edge for edge in verticals if x0 + JOIN < edge.at < x1 - JOIN]
    low = all(edge.end - edge.start <= STRIP * (bottom - top) for edge in inner)
    return bool(inner) and low and not any(edge.drawn for edge in inner)


def _is_painted(horizontals: Sequence[Edge], verticals: Sequence[Edge]) -> bool:
    """Whether edges are the sides of painted cells, a rule at one end of them at most."""
    return not any(edge.drawn for edge in verticals) and sum(edge.drawn for edge in horizontals) <= 1


def _goes_on_beyond(layout: Layout, mesh: Mesh) -> bool:
    """Whether figures in columns stand right above or below painted cells: they are a header or a stripe."""
    x0, top, x1, bottom = mesh.box
    above = lines_of(layout.words_in((x0, top - NEAR, x1, top)))[-2:]
    below = lines_of(layout.words_in((x0, bottom, x1, bottom + NEAR)))[:2]
    beyond = [(top - line.box[3], line) for line in above] + [(line.box[1] - bottom, line) for line in below]
    return any(gap < line.size and any(p.value for p in line.phrases[1:]) for gap, line in beyond)
