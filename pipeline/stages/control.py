"""The files by which people steer a build, checked all together before any work."""

from __future__ import annotations

from pathlib import Path

from pipeline.corrections.correction_lines import load_corrections
from pipeline.records.reviews import load_reviews
from pipeline.stages.catalogue import load_catalogue
from pipeline.stages.events import load_events
from pipeline.stages.places import load_regions
from pipeline.stages.settings import Settings, load_settings


def check_control_files(raw: Path) -> Settings:
    """Read every control file of a corpus; gives its settings.

    Raises:
        BordereauError: one of them cannot be read; the message names the file, the line and what to do.
    """
    settings = load_settings(raw)
    load_catalogue(raw)
    load_corrections(raw)
    load_events(raw)
    load_regions(raw)
    load_reviews(raw)
    return settings
