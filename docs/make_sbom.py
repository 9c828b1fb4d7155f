"""What Bordereau is made of: `python docs/make_sbom.py FOLDER` writes a bill of materials and its licences.

`bom.json` is CycloneDX 1.6, `licences.csv` a line for each library; both are of what requirements.txt locks,
as it is installed here. Nothing is asked of the network.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

TOP = Path(__file__).parent.parent

REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)(?: ;.*)?(?: \\)?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")

VENDORED = (
    ("panzoom", "9.4.4", "MIT"),
    ("d3", "7.9.0", "ISC"),
    ("@observablehq/plot", "0.6.17", "ISC"),
    ("world-atlas", "2.0.2", "ISC"),
)
"""What the reading room ships of npm, unchanged."""

CLASSIFIER = "License :: "


@dataclass(frozen=True, slots=True)
class Part:
    """A library: its name, version, licence in words, the digests of its files, its address for tools."""

    name: str
    version: str
    licence: str
    hashes: tuple[str, ...]
    purl: str


def parts(requirements: str) -> Iterator[Part]:
    """The libraries that a file of requirements locks, those that are for another platform aside."""
    lines = requirements.splitlines()
    for number, line in enumerate(lines):
        match = REQUIREMENT.match(line)
        if match is None:
            continue
        name, version = match.groups()
        hashes = []
        for following in lines[number + 1 :]:
            found = HASH.search(following)
            if found is None:
                break
            hashes.append(found[1])
        try:
            told = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        if told["Version"] != version:
            # Locked for another version of Python.
            continue
        yield Part(name, version, licence_of(told), tuple(hashes), f"pkg:pypi/{name}@{version}")
    for name, version, licence in VENDORED:
        yield Part(name, version, licence, (), f"pkg:npm/{name.replace('@', '%40')}@{version}")


def licence_of(told: Any) -> str:
    """What a library says of its licence: an SPDX expression, its classifiers, or the words of the field."""
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    classifiers = told.get_all("Classifier") or ()
    named = [c.rpartition(" :: ")[2] for c in classifiers if c.startswith(CLASSIFIER)]
    field = (told.get("License") or "").strip().splitlines()
    return "; ".join(named) or (field[0][:80] if field else "not said")


def bill(found: list[Part]) -> dict[str, Any]:
    """The bill of materials as CycloneDX has it; the same parts give the same bill."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [
            {
                "type": "library",
                "bom-ref": part.purl,
                "name": part.name,
                "version": part.version,
                "purl": part.purl,
                "licenses": [{"license": {"name": part.licence}}],
                "hashes": [{"alg": "SHA-256", "content": digest} for digest in part.hashes],
            }
            for part in found
        ],
    }


def main(folder: Path) -> None:
    """Write both files."""
    folder.mkdir(parents=True, exist_ok=True)
    found = list(parts((TOP / "requirements.txt").read_text(encoding="utf-8")))
    (folder / "bom.json").write_text(json.dumps(bill(found), indent=1) + "\n", encoding="utf-8")
    with (folder / "licences.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "version", "licence"])
        writer.writerows((part.name, part.version, part.licence) for part in found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
