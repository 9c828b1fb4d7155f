"""Mailboxes (MBOX): a page that lists the subjects, and each message as an attachment of its own."""

from __future__ import annotations

import email
import re

from pipeline.readers.mail import AsSent, file_name, header_text
from pipeline.readers.media_types import read_bytes
from pipeline.readers.page_text import PageText
from pipeline.readers.source import Source
from pipeline.readers.text_kinds import MAILBOX
from pipeline.records import Attachment, Reading

ENVELOPE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+ [^\n]*\d\d:\d\d[^\n]*\n")
QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mailbox(source: Source) -> Reading:
    """Read a mailbox: its messages are documents below it.

    Raises:
        UnreadableError: the file cannot be opened.
    """
    page = PageText(source.id)
    attachments = []
    _, *messages = ENVELOPE.split(read_bytes(source.path))
    for number, content in enumerate(messages, start=1):
        message = email.message_from_bytes(content, policy=AsSent())
        subject = header_text(message, "Subject") or f"message {number}"
        page.add_block("list_item", subject)
        attachments.append(Attachment(file_name(subject, ".eml"), QUOTED_FROM.sub(rb"\1", content)))
    reading = page.reading(source.document(MAILBOX))
    reading.attachments = attachments
    return reading
