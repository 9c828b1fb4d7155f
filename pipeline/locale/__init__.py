"""The languages that we show things in: wording, and how numbers, sums and dates are written.

Messages are English in the code; `<code>/LC_MESSAGES/<domain>.po` has another language, one domain for
each part of the code that speaks to people. The catalogues are read as they are, so that there is nothing to
compile and nothing that can be out of step.
"""

from __future__ import annotations

import functools
import io
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

FOLDER = Path(__file__).parent

LANGUAGES: dict[str, str] = {"en": "English", "fr": "Français"}
"""ISO 639-1 codes and what each language calls itself."""

SOURCE = "en"
"""The language of the messages in the code."""


def N_(message: str) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a message for a catalogue; it is translated where it is shown."""
    return message


@functools.cache
def translations(language: str, domain: str) -> NullTranslations:
    """The wording of a domain in a language, for `gettext` and `ngettext`.

    Raises:
        KeyError: it is none of `LANGUAGES`.
        FileNotFoundError: the domain has no catalogue in that language.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    if language == SOURCE:
        return NullTranslations()
    # Not before it is asked for: most commands say nothing in another language.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (FOLDER / language / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
        catalogue = read_po(file, locale=language, domain=domain, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def preferred_language(accepted: str, default: str = "fr") -> str:
    """Which of our languages a browser asks for in its `Accept-Language` header.

    Args:
        accepted: the header, such as `fr-CH, en;q=0.8`; it may be anything that a client sends.
        default: the language where none of ours is asked for.
    """
    from babel.core import negotiate_locale

    weighed = [_weighed(part) for part in accepted.split(",") if part.strip()]
    wanted = [tag for weight, tag in sorted(weighed, key=lambda pair: -pair[0]) if weight > 0]
    negotiated = negotiate_locale([tag.split("-")[0] for tag in wanted], list(LANGUAGES))
    return negotiated or default


def _weighed(part: str) -> tuple[float, str]:
    tag, _, weight = part.partition(";q=")
    try:
        return float(weight or 1), tag.strip().lower()
    except ValueError:
        return 0.0, tag.strip().lower()
