"""The desk behind a web server that asks for a password: what that server hands on is what the desk sees."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.errors import BordereauError
from pipeline.serve.desk.guard import COOKIE, TOKEN, refusal
from pipeline.stages.settings import load_settings
from tests.conftest import TOP

CONFIGURATION = (TOP / "deploy" / "nginx-desk.conf").read_text(encoding="utf-8")
PUBLIC = "https://desk.example.org"


def handed_on(origin: str) -> dict[str, str]:
    """The headers of a request from pages of an origin as the web server hands them on."""
    (table,) = re.findall(r"map \$http_origin \$desk_origin \{(.*?)\}", CONFIGURATION, re.DOTALL)
    translated = dict(re.findall(r'"([^"]+)" "([^"]*)";', table))
    (host,) = re.findall(r"proxy_set_header Host ([^;$]+);", CONFIGURATION)
    return {"host": host, "origin": translated.get(origin, origin)}


def refused(origin: str, token: str = "t") -> str | None:
    return refusal(handed_on(origin), {COOKIE: "t"}, {TOKEN: token})


def test_a_form_of_its_own_pages_is_taken() -> None:
    assert f"server_name {PUBLIC.removeprefix('https://')};" in CONFIGURATION
    assert refused(PUBLIC) is None


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "http://desk.example.org", "http://127.0.0.1:8002", "null", ""]
)
def test_a_form_of_other_pages_is_refused(origin: str) -> None:
    assert refused(origin) == "the form comes from another page"


def test_a_form_without_the_token_of_its_page_is_refused() -> None:
    assert refused(PUBLIC, token="other") is not None


def test_all_of_it_wants_a_password_and_what_is_handed_on_holds_none() -> None:
    before, _, location = CONFIGURATION.partition("location / {")
    assert 'auth_basic "Desk";' in before
    assert "auth_basic_user_file" in before
    assert "auth_basic off" not in CONFIGURATION
    assert 'proxy_set_header Authorization "";' in location
    assert CONFIGURATION.count("location ") == 1


def test_who_logged_in_is_told_in_the_place_of_what_a_browser_says() -> None:
    _, _, location = CONFIGURATION.partition("location / {")
    (header, said) = re.findall(r"proxy_set_header (X-Remote-User) ([^;]+);", location)[0]
    assert said == "$remote_user"
    assert f'desk_login = "{header}"' in CONFIGURATION
    assert f'desk_login = "{header}"' in (TOP / "docs" / "server.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("told", ["X Remote", "Über", "a" * 61])
def test_what_is_no_name_of_a_header_is_refused(tmp_path: Path, told: str) -> None:
    (tmp_path / "bordereau.toml").write_text(f'desk_login = "{told}"\n', encoding="utf-8")
    with pytest.raises(BordereauError, match="no name of a header"):
        load_settings(tmp_path)


def test_it_leads_to_this_machine_only() -> None:
    assert re.findall(r"proxy_pass ([^;]+);", CONFIGURATION) == [f"http://{handed_on('')['host']}"]
