"""E-mails: the body as the document, what came with it as attachments."""

from __future__ import annotations

import codecs
import email
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import parsedate_to_datetime
from typing import Any

from pipeline.readers.decoding import decode_text
from pipeline.readers.html import parse_html
from pipeline.readers.html.content import main_elements
from pipeline.readers.html.flow import add_elements
from pipeline.readers.media_types import read_bytes
from pipeline.readers.page_text import PageText, fold_space
from pipeline.readers.source import Source, UnreadableError
from pipeline.readers.text import add_text
from pipeline.readers.text_kinds import MAIL
from pipeline.records import Attachment, Document, Reading

QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
FOLDERS = re.compile(r"\A.*[\\/]", re.DOTALL)
CONTENT_ID = re.compile(r"""\bcid:([^"'\s)>]+)""", re.IGNORECASE)
LONGEST_NAME = 120
BODIES = ("text/html", "text/plain")
"""Of several versions of a body the first of these is read: HTML keeps the tables."""


class AsSent(Compat32):
    """Header lines as they were sent: the standard policy makes objects of those with raw 8-bit letters."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """The value of a header line as it stands in the message."""
        return value


def read_mail(source: Source) -> Reading:
    """Read an e-mail as one page, headed by its subject; the files that came with it are attachments.

    Raises:
        UnreadableError: the file cannot be opened, or its parts are nested beyond reason.
    """
    # A mark or an empty line before the header lines would end them.
    data = read_bytes(source.path).removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    parts = _MessageParts()
    try:
        message: Message[str, str] = email.message_from_bytes(data, policy=AsSent())
        parts.add(message)
    except RecursionError as error:
        raise UnreadableError("the parts of the e-mail are nested beyond reason") from error
    page = PageText(source.id)
    page.add_block("heading", header_text(message, "Subject"), level=1)
    for body in parts.bodies:
        _add_body(page, body)
    reading = page.reading(_with_headers(source.document(MAIL), message))
    reading.attachments = parts.attachments()
    return reading


def header_text(message: Message[str, str], name: str) -> str:
    """The text of a header line, its encoded words decoded; "" where there is none."""
    sent = message.get(name, "")
    try:
        return fold_space(str(make_header(decode_header(sent))) if sent.isascii() else _as_text(sent))
    except (MessageError, LookupError, ValueError):
        return fold_space(_as_text(sent))


def _as_text(sent: str) -> str:
    """Raw 8-bit letters, which the parser leaves as surrogates, in the encoding that they are in."""
    return decode_text(sent.encode("utf-8", errors="surrogateescape"))


def _with_headers(document: Document, message: Message[str, str]) -> Document:
    """The document with the subject as its title and the day on which it was sent."""
    try:
        sent = parsedate_to_datetime(message.get("Date", "")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        sent = None
    return replace(document, title=header_text(message, "Subject") or None, published=sent)


@dataclass(slots=True)
class _MessageParts:
    """The parts of a message: its body, which may be several parts, and all others."""

    bodies: list[Message[str, str]] = field(default_factory=list)
    others: list[Message[str, str]] = field(default_factory=list)

    def add(self, part: Message[str, str]) -> None:
        """Add a part with all that it contains."""
        kind = part.get_content_type()
        if kind == "message/rfc822" or (not part.is_multipart() and not _is_body(part)):
            self.others.append(part)
        elif kind == "multipart/alternative":
            self._add_alternative(_inner(part))
        elif part.is_multipart():
            for inner in _inner(part):
                self.add(inner)
        else:
            self.bodies.append(part)

    def _add_alternative(self, versions: Sequence[Message[str, str]]) -> None:
        read = []
        for version in versions:
            parts = _MessageParts()
            parts.add(version)
            self.others += parts.others
            read.append(parts.bodies)
        for kind in BODIES:
            for bodies in read:
                if any(body.get_content_type() == kind and _content(body).strip() for body in bodies):
                    self.bodies += bodies
                    return

    def attachments(self) -> list[Attachment]:
        """The other parts as files, but for the pictures that the body shows in its text."""
        shown = {identifier for body in self.bodies for identifier in CONTENT_ID.findall(_text_of(body))}
        files = [part for part in self.others if (part.get("Content-ID") or "").strip(" <>") not in shown]
        return [
            Attachment(_name(part, number), content)
            for number, part in enumerate(files, start=1)
            if (content := _content(part)).strip()
        ]


def _inner(part: Message[str, str]) -> list[Message[str, str]]:
    payload: Any = part.get_payload()
    return list(payload) if isinstance(payload, list) else []


def _is_body(part: Message[str, str]) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_filename():
        return False
    return part.get_content_type() in BODIES or part.get_content_maintype() == "multipart"


def _content(part: Message[str, str]) -> bytes:
    """The bytes of a part; those of a message within the message are the whole of it."""
    if part.is_multipart():
        return b"\n".join(_as_sent(inner) for inner in _inner(part))
    content: Any = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _as_sent(message: Message[str, str]) -> bytes:
    try:
        return message.as_bytes()
    except (UnicodeError, LookupError, TypeError, AttributeError):
        # Headers that cannot be written again do not take the parts behind them along.
        return b"\n\n".join(_content(part) for part in message.walk() if not part.is_multipart())


def _text_of(part: Message[str, str]) -> str:
    return decode_text(_content(part), declared=part.get_content_charset())


def _name(part: Message[str, str], number: int) -> str:
    """The name of a file without folders; a message within the message has its subject for a name."""
    if part.get_content_type() == "message/rfc822":
        subjects = (header_text(inner, "Subject") for inner in _inner(part))
        return file_name(next(subjects, "") or f"message {number}", ".eml")
    given = part.get_filename() or ""
    try:
        given = str(make_header(decode_header(given))) if given.isascii() else _as_text(given)
    except (MessageError, LookupError, ValueError):
        given = _as_text(given)
    return _plain(given)[-LONGEST_NAME:] or f"attachment {number}"


def file_name(title: str, suffix: str) -> str:
    """A name for a file that has only a title."""
    return _plain(title[: LONGEST_NAME - len(suffix)].replace("/", "-")) + suffix


def _plain(name: str) -> str:
    return fold_space(FOLDERS.sub("", name)).strip(". ")


def _add_body(page: PageText, body: Message[str, str]) -> None:
    text = _text_of(body)
    if body.get_content_type() == "text/html":
        try:
            add_elements(page, main_elements(parse_html(text)))
        except UnreadableError:
            # A body without any element shows nothing.
            return
    else:
        add_text(page, QUOTED.sub("", text))
