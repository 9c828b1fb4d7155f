"""The model of languages as it is kept tells what the library's own tells, and nothing depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from pipeline.readers.metadata import kept_model
from pipeline.readers.metadata.kept_model import ARRAYS, identifier_of

LANGUAGES = ("de", "en", "fr")
TEXTS = (
    "Le projet a réhabilité douze puits dans les communes du cercle.",
    "The project restored twelve wells in the municipalities of the district.",
    "Das Vorhaben hat zwölf Brunnen in den Gemeinden des Kreises instand gesetzt.",
    "12 500 — ÉÀ 中",
    "",
)


@pytest.fixture(scope="module")
def expected() -> list[object]:
    library = LanguageIdentifier.from_model_file(MODEL_FILE)
    library.set_languages(LANGUAGES)
    return [library.rank(text) for text in TEXTS]


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def told() -> list[object]:
    identifier = identifier_of(LANGUAGES)
    return [identifier.rank(text) for text in TEXTS]


def test_what_is_kept_tells_the_same_to_the_last_digit(
    expected: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told() == expected
    monkeypatch.setattr(kept_model.LanguageIdentifier, "from_model_file", _not_again)
    assert told() == expected


def _not_again(*_: object) -> None:
    raise AssertionError("the library is asked again")


def test_another_model_of_the_library_is_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept_model._folder(LANGUAGES)
    other = tmp_path / "other.xz"
    other.write_bytes((MODEL_DIR / MODEL_FILE).read_bytes()[:-1] + b"\0")
    monkeypatch.setattr(kept_model, "MODEL_FILE", other)
    assert kept_model._folder(LANGUAGES) not in (None, before)


def test_a_user_without_a_home_has_the_model_as_it_comes(
    caches: Path, expected: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_home(path: Path) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "expanduser", no_home)
    assert told() == expected
    assert not list(caches.iterdir())


@pytest.mark.parametrize("name", [*ARRAYS, "languages"])
def test_what_is_spoilt_is_not_used(caches: Path, expected: list[object], name: str) -> None:
    identifier_of(LANGUAGES)
    (path,) = caches.glob(f"bordereau/*/{name}*")
    path.write_bytes(path.read_bytes()[:-2])
    assert told() == expected


def test_without_a_place_to_keep_it_the_model_is_loaded_as_it_comes(
    caches: Path, expected: list[object]
) -> None:
    (caches / "bordereau").write_text("a file where the folder would be", encoding="utf-8")
    assert told() == expected
    assert [path.name for path in caches.iterdir()] == ["bordereau"]
