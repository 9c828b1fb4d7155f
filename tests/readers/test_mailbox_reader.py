from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.readers.mailbox import read_mailbox
from pipeline.readers.media_types import find_media_type
from pipeline.readers.source import Source

MakeSource = Callable[[str, str | bytes], Source]

MAILBOX = "".join(
    f"From bureau@example.org Mon Mar  6 10:00:0{k} 2023\n"
    f"From: bureau@example.org\nSubject: Relevé {k}\nMessage-ID: <{k}@example.org>\n\n"
    f"Le puits {k} est remis.\n>From la commune, rien à dire.\n\n"
    for k in range(1, 4)
)


def test_each_message_of_a_mailbox_is_an_attachment_of_its_own(make_source: MakeSource) -> None:
    reading = read_mailbox(make_source("archive.mbox", MAILBOX))
    assert reading.pages[0].text == "Relevé 1\nRelevé 2\nRelevé 3"
    assert [attachment.name for attachment in reading.attachments] == [f"Relevé {k}.eml" for k in (1, 2, 3)]
    assert reading.attachments[1].content.startswith(b"From: bureau@example.org\nSubject: Relev")
    assert b"\nFrom la commune, rien" in reading.attachments[1].content


@pytest.mark.parametrize("name", ["archive.mbox", "archive", "archive.eml"])
def test_a_mailbox_is_known_by_its_second_message(make_source: MakeSource, name: str) -> None:
    assert find_media_type(make_source(name, MAILBOX).path) == "application/mbox"


def test_one_message_with_the_mark_of_a_mailbox_is_an_e_mail(make_source: MakeSource) -> None:
    one = MAILBOX[: MAILBOX.index("From bureau", 10)]
    assert find_media_type(make_source("un.eml", one).path) == "message/rfc822"
