"""Which kind of text a text is: by how it starts and by its shape, then by the ending of its name."""

from __future__ import annotations

import re

from pipeline.readers.delimiters import is_delimited

MAIL = "message/rfc822"
MAILBOX = "application/mbox"
CSV = "text/csv"

SUFFIXES: dict[str, str] = {
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "text/html",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".csv": CSV,
    ".tsv": CSV,
    ".tab": CSV,
    ".json": "application/json",
}
"""What the ending of a name makes of a file that is text; any other is `text/plain`, or CSV by its shape."""

DOCUMENT_START = re.compile(r"<!doctype\s+html|<(?:html|head|body)\b", re.IGNORECASE)
FRAGMENT_START = re.compile(r"<(?:h[1-6]|p|div|table|ul|ol|section|article|main|meta|title)\b", re.IGNORECASE)
PROLOGUE = re.compile(r"\A\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)

HEADER_LINE = re.compile(r"([!-9;-~]+):(?:[ \t]|$)")
ENVELOPE = re.compile(r"\A>?From .*\r?\n")
FIRST_ENVELOPE = re.compile(r"From \S+ .*\d\d:\d\d")
NEXT_ENVELOPE = re.compile(r"\r?\n\r?\nFrom \S+ .*\d\d:\d\d.*\r?\n[!-9;-~]+:[ \t]")
"""Where the next message of a mailbox starts: a sender and a time, then header lines."""

TRANSPORT = frozenset(
    (
        "received",
        "return-path",
        "message-id",
        "mime-version",
        "content-type",
        "delivered-to",
        "dkim-signature",
        "x-mailer",
    )
)
WRITTEN = frozenset(("from", "to", "cc", "date", "subject", "sender", "reply-to"))


def find_text_kind(start: str, suffix: str) -> str:
    """The media type of a text.

    Args:
        start: the text as far as it was looked at, up to the end of a line.
        suffix: the ending of the file's name, in small letters, with its dot.
    """
    markup = PROLOGUE.sub("", start, count=1)
    if DOCUMENT_START.match(markup):
        return "text/html"
    if FIRST_ENVELOPE.match(start) and (suffix == ".mbox" or NEXT_ENVELOPE.search(start)):
        return MAILBOX
    if is_mail(start, suffix):
        return MAIL
    if FRAGMENT_START.match(markup) and suffix not in SUFFIXES:
        return "text/html"
    if markup.startswith("<svg"):
        return "image/svg+xml"
    if start.lstrip().startswith("<?xml"):
        return "application/xml"
    return SUFFIXES.get(suffix) or (CSV if is_delimited(start) else "text/plain")


def is_mail(start: str, suffix: str) -> bool:
    """Whether a text starts with the header lines of an e-mail: of those programs write, and those people do.

    A name that ends in `.eml` makes up for those of programs, which a mail that was never sent lacks.
    """
    names: set[str] = set()
    for line in ENVELOPE.sub("", start.lstrip()).splitlines():
        if not line.strip():
            break
        if line[0] in " \t" and names:
            continue
        match = HEADER_LINE.match(line)
        if not match:
            return False
        names.add(match[1].lower())
    if suffix == ".eml":
        return bool(names & (WRITTEN | TRANSPORT))
    # What has both of these is a web page that a browser has saved as a mail.
    return bool(names & WRITTEN and names & TRANSPORT) or names >= {"mime-version", "content-type"}
