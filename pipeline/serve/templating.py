"""Our templates rendered without awaiting: none of them asks for anything, and jinja is twice as quick so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from jinja2.ext import Extension

_INLINE = re.compile(r"<(script|style)\b(?![^<>]*\bnonce=)")


class Nonces(Extension):
    """Scripts and styles that stand in a template carry the nonce of the answer; others are not run."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A template as it is read, with the nonce on each of them."""
        return _INLINE.sub(r'<\1 nonce="{{ csp_nonce() }}"', source)


TEMPLATES = Path(__file__).parent / "templates"


class SettledTemplate(Template):
    """A template whose context holds all that it says."""

    async def render_async(self, *arguments: Any, **context: Any) -> str:
        """What `render` gives: Datasette asks in this way."""
        return self.render(*arguments, **context)


def settled(env: Environment) -> Environment:
    """The same environment for templates that await nothing."""
    known = env.overlay(enable_async=False)
    known.template_class = SettledTemplate
    return known


def ours(env: Environment, settled_env: Environment, templates: str | Sequence[str] | Template) -> Template:
    """A template as Datasette would choose it; one of ours without awaiting."""
    if isinstance(templates, Template):
        chosen = templates
    else:
        chosen = env.select_template([templates] if isinstance(templates, str) else list(templates))
    if chosen.filename is None or chosen.name is None or Path(chosen.filename).parent != TEMPLATES:
        return chosen
    return settled_env.get_template(chosen.name)


def compile_ours(settled_env: Environment) -> None:
    """Compile our templates: who asks for the first page of a kind need not wait for it."""
    for path in sorted(TEMPLATES.glob("*.html")):
        settled_env.get_template(path.name)
