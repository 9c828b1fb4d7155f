"""The files by which people steer a build, written once as templates; `examples/` has each filled in."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from pipeline.corrections.correction_lines import OPTIONAL
from pipeline.errors import BordereauError
from pipeline.records.reviews import COLUMNS
from pipeline.stages.catalogue import PATH, TERMS
from pipeline.stages.intake import write_once
from pipeline.stages.names import COLUMNS as NAME_COLUMNS
from pipeline.stages.places import COLUMNS as PLACE_COLUMNS
from pipeline.stages.settings import FILE as SETTINGS
from pipeline.stages.settings import Settings, to_toml

TEMPLATES: dict[str, tuple[str, str]] = {
    SETTINGS: (to_toml(Settings()), "settings of the whole corpus"),
    "catalogue.csv": (",".join([PATH, *TERMS]) + "\n", "what you know of documents better than they say"),
    "corrections.csv": (",".join(["action", *OPTIONAL, "reason"]) + "\n", "corrections of any value"),
    "organisations.csv": (",".join(NAME_COLUMNS) + "\n", "organisations that only this corpus knows"),
    "places.csv": (",".join(PLACE_COLUMNS) + "\n", "places that only this corpus knows, or knows better"),
    "regions.geojson": ('{"type": "FeatureCollection", "features": []}\n', "outlines of regions, for maps"),
    "reviews.csv": (",".join([*COLUMNS, "evidence"]) + "\n", "decisions on findings of the audit"),
}
"""By name, what stands in each at first, and what it is for."""


def example_of(name: str) -> str:
    """A file by which people steer a build, filled in."""
    if name == SETTINGS:
        return to_toml(Settings())
    return (resources.files("pipeline.stages") / "examples" / name).read_text(encoding="utf-8")


def write_templates(folder: Path) -> Iterator[str]:
    """Write each template that is not there yet, and say what the first ten minutes are.

    Raises:
        BordereauError: the folder cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, (text, purpose) in TEMPLATES.items():
            state = "written" if write_once(folder / name, text) else "kept"
            yield f"{state:<8} {folder / name}: {purpose}"
    except OSError as error:
        raise BordereauError(f"{folder}: cannot be written to: {(error.strerror or '').lower()}") from error
    yield from first_steps(folder)


def first_steps(folder: Path) -> Iterator[str]:
    """What to do in the first ten minutes with a folder of documents."""
    raw, out = shlex.quote(str(folder)), shlex.quote(f"{folder}-extracted")
    yield "The first ten minutes:"
    yield f"1. bring documents in:  bordereau add FILE FOLDER ... --raw {raw} --out {out}"
    yield f"   (or copy them into {folder} yourself, then: bordereau build --raw {raw} --out {out})"
    yield f"2. see what waits:      bordereau status --out {out}"
    yield f"3. look at them:        bordereau serve --desk --raw {raw} --out {out}"
    yield "4. say what you know better, at the desk, or in catalogue.csv (where each document has a line by"
    yield "   then) and corrections.csv; then build again"
    yield f"5. keep it all:         bordereau export bag --raw {raw} --out {out} --to FOLDER"
