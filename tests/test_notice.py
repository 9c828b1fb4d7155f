"""What others made and we ship is named in NOTICE, with its licence beside it."""

from __future__ import annotations

import re

from tests.conftest import TOP
from tests.imports import PACKAGE

NOTICE = (TOP / "NOTICE").read_text(encoding="utf-8")
VENDOR = PACKAGE / "serve" / "static" / "vendor"


def test_each_script_of_others_has_its_licence_beside_it_and_is_in_the_notice() -> None:
    scripts = {path.name.split(".")[0]: path for path in VENDOR.glob("*.js")}
    assert scripts
    for name, path in scripts.items():
        assert (VENDOR / f"{name}.LICENSE.txt").is_file()
        (told,) = re.findall(rf"^(?:.* )?{name} (\d[\d.]*), Copyright", NOTICE, re.MULTILINE | re.IGNORECASE)
        versions = re.findall(r"\bv(\d+\.\d+\.\d+)\b", path.read_text(encoding="utf-8")[:200])
        # Not every script says which it is.
        assert not versions or told in versions
