"""The files by which people steer a build, written once as templates that explain themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.corrections.lines import OPTIONAL
from pipeline.errors import BordereauError
from pipeline.records.reviews import COLUMNS
from pipeline.stages.catalogue import PATH, TERMS
from pipeline.stages.intake import write_once
from pipeline.stages.names import COLUMNS as NAME_COLUMNS
from pipeline.stages.settings import Settings, to_toml

TEMPLATES: dict[str, tuple[str, str]] = {
    "bordereau.toml": (to_toml(Settings()), "settings of the whole corpus"),
    "catalogue.csv": (",".join([PATH, *TERMS]) + "\n", "what you know of documents better than they say"),
    "corrections.csv": (",".join(["action", *OPTIONAL, "reason"]) + "\n", "corrections of any value"),
    "organisations.csv": (",".join(NAME_COLUMNS) + "\n", "organisations that only this corpus knows"),
    "reviews.csv": (",".join([*COLUMNS, "evidence"]) + "\n", "decisions on findings of the audit"),
}
"""By name, what stands in each, and what it is for."""


def write_templates(folder: Path) -> Iterator[str]:
    """Write each template that is not there yet, and say what to do next.

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
    yield f"Now put documents into {folder}, then: bordereau build --raw {folder} --out {folder}-extracted"
    yield f"and look at them: bordereau serve --raw {folder} --out {folder}-extracted"
