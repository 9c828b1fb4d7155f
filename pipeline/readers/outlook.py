"""Outlook messages (MSG): the body as the document, what came with it as attachments."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from oxmsg import Message

from pipeline.readers.html import parse_html
from pipeline.readers.html.content import main_elements
from pipeline.readers.html.flow import add_elements
from pipeline.readers.page_text import PageText
from pipeline.readers.source import Source, UnreadableError
from pipeline.readers.text import add_text
from pipeline.records import Attachment, Reading

MSG = "application/vnd.ms-outlook"

FAILURES = (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, AssertionError)
"""What the library raises on a message that is damaged."""


def read_msg(source: Source) -> Reading:
    """Read a message of Outlook as one page.

    Raises:
        UnreadableError: the file is damaged.
    """
    try:
        message = Message.load(str(source.path))
        subject, sent = message.subject or "", message.sent_date
        html, text = message.html_body, message.body or ""
        came_with = [_attachment(number, a) for number, a in enumerate(message.attachments, start=1)]
    except FAILURES as error:
        raise UnreadableError("the file is a damaged message of Outlook") from error
    page = PageText(source.id)
    page.add_block("heading", subject, level=1)
    if html:
        add_elements(page, main_elements(parse_html(html)))
    else:
        add_text(page, text.replace("\r\n", "\n"))
    day = sent.date().isoformat() if sent else None
    reading = page.reading(replace(source.document(MSG), title=subject or None, published=day))
    reading.attachments = [attachment for attachment in came_with if attachment is not None]
    return reading


def _attachment(number: int, of: Any) -> Attachment | None:
    content = of.file_bytes
    return Attachment(of.file_name or f"attachment {number}", content) if content else None
