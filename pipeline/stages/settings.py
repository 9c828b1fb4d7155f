"""What an archivist may set for a corpus, in `raw/bordereau.toml`."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.errors import BordereauError
from pipeline.locale import LANGUAGES, SOURCE
from pipeline.records.control import read_control_text
from pipeline.report.addresses import ADDRESS
from pipeline.stages.names import Name, load_names
from pipeline.stages.places import PlaceRow, load_places
from pipeline.stages.vocabularies import country_codes

FILE = "bordereau.toml"
BESIDE = ("organisations", "places")
"""Settings that files of their own hold."""

HEADER = re.compile(r"[A-Za-z0-9-]{0,60}")
"""The name of a header of requests, or none."""

LEAST = {"cpu_seconds": 1, "memory_mib": 64}
"""With less than this nothing can be read."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a corpus; a document's own words win over them."""

    country: str = "ML"
    """ISO 3166-1 alpha-2 code of the country that documents are about where they do not say."""
    publish_persons: bool = False
    """Whether the names of persons that documents mention are put into the archive."""
    cpu_seconds: int = 60
    """CPU time that a stage may spend on one document; half as much again for each MiB of the file, and three
    times as much for each MiB of the text that was read from it (some 170,000 words)."""
    memory_mib: int = 2048
    """Memory that a stage may take for one document, in MiB."""
    public: bool = False
    """Whether this is a copy for strangers that `bordereau redact` made: its documents are not read again."""
    language: str = "en"
    """ISO 639-1 code of the language of findings and reports: `en` or `fr`."""
    title: str = ""
    """What the archive is called, at the head of its pages and on the cover of the audit."""
    licence: str = ""
    """Under which licence the archive is given away."""
    source: str = ""
    """Where its documents come from, in a few words."""
    address: str = ADDRESS
    """Where the reading room is: exports and reports lead there."""
    public_sql: bool = False
    """Whether strangers may ask questions in SQL where the archive is served to other machines."""
    public_download: bool = False
    """Whether they may take the archive away as one file."""
    public_robots: bool = False
    """Whether search engines may read what is served."""
    desk_login: str = ""
    """The header in which the web server before the desk says who logged in, such as `X-Remote-User`: that
    is who wrote a line; where it is empty, who wrote is what people say."""

    organisations: tuple[Name, ...] = ()
    """Not set in the file of settings: what `organisations.csv` beside it says."""
    places: tuple[PlaceRow, ...] = ()
    """Not set in the file of settings: what `places.csv` beside it says."""

    def cpu_limit(self, size: int, text_size: int = 0) -> int:
        """Seconds of CPU time that a stage may spend on a file of so many bytes, and on so many of text."""
        return self.cpu_seconds + self.cpu_seconds * size // 2**21 + 3 * self.cpu_seconds * text_size // 2**20


def load_settings(raw: Path) -> Settings:
    """The settings of the corpus in a folder, the defaults where it has no file of settings, and its names.

    Raises:
        BordereauError: the file is no TOML, or it holds a name or a value that means nothing here.
    """
    path = raw / FILE
    if not path.exists():
        return Settings(organisations=load_names(raw), places=load_places(raw))
    try:
        values: dict[str, Any] = tomllib.loads(read_control_text(path))
    except tomllib.TOMLDecodeError as error:
        raise BordereauError(f"{path}: {error}; a line reads like: {_example()}") from error
    types: dict[str, type] = {f.name: type(f.default) for f in fields(Settings) if f.name not in BESIDE}
    for name, value in values.items():
        if name not in types:
            raise BordereauError(f"{path}: unknown setting {name}; there are {', '.join(sorted(types))}")
        if type(value) is not types[name]:
            raise BordereauError(f"{path}: {name} must be of type {types[name].__name__}")
        if name in LEAST and values[name] < LEAST[name]:
            raise BordereauError(f"{path}: {name} must be {LEAST[name]} or more")
    if not values.get("address", ADDRESS).startswith(("http://", "https://")):
        raise BordereauError(f"{path}: {values['address']} is no address of a server, such as {ADDRESS}")
    if "country" in values and values["country"] not in country_codes():
        raise BordereauError(f"{path}: {values['country']} is no code of ISO 3166-1, such as ML for Mali")
    if not HEADER.fullmatch(values.get("desk_login", "")):
        raise BordereauError(f"{path}: {values['desk_login']} is no name of a header, such as X-Remote-User")
    if values.get("language", SOURCE) not in LANGUAGES:
        raise BordereauError(f"{path}: {values['language']} is none of our languages: {', '.join(LANGUAGES)}")
    return Settings(**values, organisations=load_names(raw), places=load_places(raw))


def to_toml(settings: Settings) -> str:
    """Settings as a file of settings has them."""
    return "".join(
        f"{f.name} = {json.dumps(getattr(settings, f.name))}\n"
        for f in fields(settings)
        if f.name not in BESIDE
    )


def _example() -> str:
    return to_toml(Settings()).splitlines()[0]
