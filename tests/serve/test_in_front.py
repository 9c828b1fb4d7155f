"""What stands before the server and what browsers keep: TLS, cookies, tokens."""

from __future__ import annotations

import re

import pytest

from pipeline.serve.app import TEMPLATES
from tests.conftest import TOP
from tests.serve.conftest import Ask

NGINX = ("nginx.conf", "nginx-desk.conf")


@pytest.mark.parametrize("name", NGINX)
def test_nginx_in_front_speaks_tls_and_bounds_requests(name: str) -> None:
    told = (TOP / "deploy" / name).read_text(encoding="utf-8")
    assert "listen 443 ssl" in told
    assert 'add_header Strict-Transport-Security "max-age=31536000" always;' in told
    assert "server_tokens off;" in told
    assert "limit_req zone=" in told
    assert re.search(r"client_max_body_size \d+k;", told)
    assert "ssl_protocols" not in told, "those of the system: TLS 1.2 and 1.3"


def test_what_comes_without_tls_is_sent_to_it() -> None:
    told = (TOP / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert re.search(r"listen 80;\s+server_name [\w.]+;\s+return 301 https://", told)


def test_caddy_in_front_speaks_tls_and_bounds_requests() -> None:
    told = (TOP / "deploy" / "Caddyfile").read_text(encoding="utf-8")
    assert re.match(r"[\w.]+ \{", told), "a name without `http://` has TLS, and 80 leads to it"
    assert 'Strict-Transport-Security "max-age=31536000"' in told
    assert "-Server" in told
    assert "max_size 64KB" in told


def test_tokens_are_never_part_of_an_address() -> None:
    asked = 0
    for path in TEMPLATES.rglob("*.html"):
        for form in re.findall(
            r"<form\b[^>]*>(?:(?!</form>).)*csrftoken", path.read_text("utf-8"), re.DOTALL
        ):
            asked += 1
            assert 'method="post"' in form.partition(">")[0], path.name
    assert asked > 3


@pytest.mark.slow
def test_cookies_are_for_this_site_only_and_hold_no_session(ask: Ask) -> None:
    language = ask("/language/fr").headers["set-cookie"]
    assert "SameSite=lax" in language
    assert "HttpOnly" in language
    for path in ("/", "/documents", "/search?q=eau", "/page/livret-partenariats/5", "/archive/amounts"):
        assert "set-cookie" not in ask(path).headers, path


@pytest.mark.slow
def test_what_is_answered_to_a_cookie_is_kept_by_nobody_else(ask: Ask) -> None:
    assert "Cookie" in ask("/documents").headers["vary"]
