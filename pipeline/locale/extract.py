"""The messages in our code and templates, and the catalogues brought up to date with them.

`python -m pipeline.locale.extract` adds new messages to each catalogue, empty, and takes out those that are
gone.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

import pipeline
from pipeline.locale import FOLDER, LANGUAGES, SOURCE

SOURCES = {"reading_room": ("serve", "**"), "report": ("report", "**"), "check_names": ("checks", "names")}
"""Domains, and the folder of the package and the files in it whose messages each has."""

KEYWORDS = {"_": None, "gettext": None, "N_": None, "ngettext": (1, 2), "say": None, "say_n": (1, 2)}


HEADER = """msgid ""
msgstr ""
"Language: {}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
"""Without a date or a name: the same messages give the same file."""


def extracted(domain: str) -> Iterator[str | tuple[str, ...]]:
    """The messages of a domain, in the order of files and lines; a singular with its plural is a pair."""
    name, files = SOURCES[domain]
    methods = [(f"{files}.py", "python"), (f"{files}.html", "jinja2")]
    messages = extract_from_dir(Path(pipeline.__file__).parent / name, methods, keywords=KEYWORDS)
    yield from dict.fromkeys(message for _, _, message, _, _ in messages)


def update(domain: str, language: str, messages: Iterable[str | tuple[str, ...]]) -> int:
    """Bring a catalogue up to date; gives the number of messages that wait to be translated."""
    path = FOLDER / language / "LC_MESSAGES" / f"{domain}.po"
    old = read_po(io.BytesIO(path.read_bytes() if path.exists() else b""), locale=language)
    # Without a locale it has the two forms of our header; CLDR gives French a third one, for millions.
    new = Catalog(charset="utf-8", fuzzy=False)
    for message in messages:
        known = old.get(message if isinstance(message, str) else message[0])
        new.add(message, known.string if known else "")
    buffer = io.BytesIO()
    write_po(buffer, new, width=0, omit_header=True, include_lineno=False, no_location=True)
    path.write_text(HEADER.format(language) + buffer.getvalue().decode("utf-8"), encoding="utf-8")
    return sum(not any(m.string) if isinstance(m.string, tuple) else not m.string for m in new if m.id)


if __name__ == "__main__":
    for domain_ in SOURCES:
        for language_ in LANGUAGES:
            if language_ != SOURCE:
                waiting = update(domain_, language_, extracted(domain_))
                print(f"{domain_} in {language_}: {waiting} to translate")  # noqa: T201
