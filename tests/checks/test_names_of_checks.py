"""Every kind of check has a name that a reader understands."""

from __future__ import annotations

from pipeline.checks import CHECKS
from pipeline.checks.names import CHECK_NAMES, check_name


def test_every_check_has_a_name_in_every_language() -> None:
    assert set(CHECKS) <= set(CHECK_NAMES)
    assert check_name("total", "en") == "total of a column"
    assert check_name("total", "fr") != check_name("total", "en")


def test_a_kind_that_nobody_named_is_shown_as_it_is() -> None:
    assert check_name("invented", "fr") == "invented"
