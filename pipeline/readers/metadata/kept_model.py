"""The model that tells languages apart, kept as it is needed: unpacked, and for our languages alone.

The library brings it packed for 142 languages, and takes .4 s of every start to unpack it. What is kept is
mapped into memory, where all processes share it; without a place to keep it nothing is lost but that time.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from pipeline.records.caches import user_caches
from pipeline.records.files import sync

ARRAYS = {
    "ptc": ("nb_ptc", np.float16),
    "pc": ("nb_pc", np.float32),
    "next": ("tk_nextmove", np.uint32),
    "row": ("tk_row", np.uint32),
    "output": ("tk_output", np.int32),
}
"""By the name of the file: what the library calls a part of the model, and what its numbers are."""


def identifier_of(languages: Sequence[str]) -> LanguageIdentifier:
    """The identifier of some languages, from what is kept of it, else from the library."""
    folder = _folder(languages)
    if folder is not None:
        with suppress(OSError, ValueError):
            return _kept(folder)
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(languages)
    if folder is not None:
        with suppress(OSError):
            _keep(identifier, folder)
    return identifier


def _folder(languages: Sequence[str]) -> Path | None:
    """Where a model is kept: among what the user's programs can make again at any time.

    None for a user without a home, as services are run by. The name tells the library's model by its bytes.
    """
    caches = user_caches()
    if caches is None:
        return None
    with (MODEL_DIR / MODEL_FILE).open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return caches / f"languages-{'-'.join(languages)}-{sha256}"


def _kept(folder: Path) -> LanguageIdentifier:
    """What is kept.

    Raises:
        OSError: nothing is, or it cannot be read.
        ValueError: it is no model.
    """
    read = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in ARRAYS}
    languages = (folder / "languages").read_text(encoding="ascii").split()
    known = all(read[name].dtype == kind for name, (_, kind) in ARRAYS.items())
    n_features, n_languages = read["ptc"].shape
    fits = n_languages == len(languages) == len(read["pc"]) and read["output"].max() < n_features
    if not known or not fits or len(read["row"]) != len(read["output"]):
        raise ValueError(f"{folder}: no model")
    return LanguageIdentifier(
        read["ptc"],
        read["pc"],
        languages,
        memoryview(read["next"]),
        read["output"].tolist(),
        tk_row=read["row"].tolist(),
    )


def _keep(identifier: LanguageIdentifier, folder: Path) -> None:
    """Keep a model, all of it in one step; of two processes that do so at once one is in time."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    try:
        for name, (part, kind) in ARRAYS.items():
            values: Any = getattr(identifier, part)
            np.save(beside / f"{name}.npy", np.asarray(values, dtype=kind))
        (beside / "languages").write_text(" ".join(identifier.nb_classes), encoding="ascii")
        for path in beside.iterdir():
            sync(path)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
