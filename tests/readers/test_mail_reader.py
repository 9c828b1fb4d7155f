from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage

import pytest

from pipeline.readers import read_source
from pipeline.readers.mail import read_mail
from pipeline.readers.source import Source, UnreadableError
from pipeline.records import Reading

MakeSource = Callable[[str, bytes], Source]
Read = Callable[[bytes], Reading]


@pytest.fixture
def read(make_source: MakeSource) -> Read:
    return lambda data: read_mail(make_source("a.eml", data))


def message(**headers: str) -> EmailMessage:
    sent = EmailMessage()
    sent["From"] = "Bureau <bureau@example.org>"
    sent["Date"] = "Tue, 05 Sep 2023 14:30:00 +0000"
    for name, value in headers.items():
        sent[name] = value
    return sent


def blocks(reading: Reading) -> list[tuple[str, str]]:
    text = reading.pages[0].text
    return [(block.kind, text[block.start : block.end]) for block in reading.blocks]


def test_the_subject_heads_the_body_and_the_day_it_was_sent_is_that_of_publication(
    make_source: MakeSource,
) -> None:
    sent = message(Subject="Relevé de décisions à Gao", MessageID="<1@example.org>")
    sent.set_content("Trois puits ont été remis.\n\n> Quand la\n> remise a-t-elle eu lieu ?\n")
    reading = read_source(make_source("a.txt", sent.as_bytes()))
    document = reading.document
    assert (document.media_type, document.title, document.published) == (
        "message/rfc822",
        "Relevé de décisions à Gao",
        "2023-09-05",
    )
    assert blocks(reading) == [
        ("heading", "Relevé de décisions à Gao"),
        ("paragraph", "Trois puits ont été remis."),
        ("paragraph", "Quand la remise a-t-elle eu lieu ?"),
    ]


def test_of_several_versions_of_the_body_the_one_with_tables_is_read(read: Read) -> None:
    sent = message(Subject="Budget")
    sent.set_content("Votre logiciel ne montre pas ce message.")
    sent.add_alternative(
        "<p>Voici :</p><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"
        '<img src="cid:logo">',
        subtype="html",
    )
    html = sent.get_payload()[1]  # type: ignore[index]
    html.add_related(b"\x89PNG", "image", "png", cid="<logo>")  # type: ignore[union-attr]
    reading = read(sent.as_bytes())
    assert blocks(reading) == [("heading", "Budget"), ("paragraph", "Voici :"), ("table", "A\tB\n1\t2")]
    assert reading.attachments == []


def test_a_version_without_a_word_does_not_hide_the_other(read: Read) -> None:
    sent = message(Subject="Budget")
    sent.set_content("Voici le budget.")
    sent.add_alternative(" ", subtype="html")
    assert blocks(read(sent.as_bytes()))[1:] == [("paragraph", "Voici le budget.")]


def test_files_and_messages_that_came_along_are_attachments_without_folders(read: Read) -> None:
    inner = message(Subject="Accord / convention")
    inner.set_content("Le texte.")
    sent = message(Subject="Pièces")
    sent.set_content("Ci-joint.")
    sent.add_attachment(b"a;b\n1;2\n", "text", "csv", filename="../../relevé.csv")
    sent.add_attachment(b"%PDF-1.4", "application", "pdf", filename="C:\\temp\\été.pdf")
    sent.add_attachment(b"\x00\x01", "application", "octet-stream")
    sent.add_attachment(inner)
    attachments = read(sent.as_bytes()).attachments
    assert [attachment.name for attachment in attachments] == [
        "relevé.csv",
        "été.pdf",
        "attachment 3",
        "Accord - convention.eml",
    ]
    assert attachments[0].content == b"a;b\n1;2\n"
    assert b"Le texte." in attachments[3].content


def test_a_message_that_only_carries_a_file_is_read(make_source: MakeSource) -> None:
    sent = message()
    sent.add_attachment(b"%PDF-1.4", "application", "pdf", filename="a.pdf")
    reading = read_source(make_source("a.eml", sent.as_bytes()))
    assert [attachment.name for attachment in reading.attachments] == ["a.pdf"]


@pytest.mark.parametrize("charset", ["cp1252", "utf-8", "unheard-of"])
def test_the_encoding_is_the_declared_one_or_the_one_that_fits(read: Read, charset: str) -> None:
    codec = "cp1252" if charset == "unheard-of" else charset
    head = f'Subject: Été\r\nContent-Type: text/plain; charset="{charset}"\r\n'
    data = (head + "Content-Transfer-Encoding: 8bit\r\n\r\nRéunion à Gao.").encode(codec)
    assert blocks(read(data)) == [("heading", "Été"), ("paragraph", "Réunion à Gao.")]


@pytest.mark.parametrize(
    "headers",
    [
        b"Subject: =?utf-8?b?w6l=?= =?nope?q?x?=",
        b"Subject: =?utf-8?b?!!!?=",
        b"Date: yesterday",
        b"Date: Tue, 99 Sep 99999 99:99:99 +9999",
        b"Content-Type: text/plain; charset*=x''%FF",
        b"Content-Type: ;;;=",
        b"Content-Type: multipart/mixed",
        b"Content-Type: multipart/mixed; boundary=x",
        b"Content-Type: message/rfc822",
        b"Content-Transfer-Encoding: base64",
        b"Content-Disposition: attachment; filename*0*=utf-8''%E9; filename*1=x",
        b'Content-Disposition: attachment; filename="=?x?b?y?="',
    ],
)
def test_headers_that_follow_no_rule_do_not_stop_the_reading(read: Read, headers: bytes) -> None:
    reading = read(b"From: a@example.org\r\n" + headers + b"\r\n\r\nUn message de Gao.\r\n")
    carried = reading.pages[0].text.encode() + b"".join(a.content for a in reading.attachments)
    assert b"Gao" in carried or b"base64" in headers


def nested(depth: int) -> bytes:
    opened = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(depth))
    return f"Subject: A\r\n{opened}\r\nGao".encode()


def test_parts_nested_beyond_reason_are_refused(read: Read) -> None:
    assert read(nested(50)).pages[0].text == "A\nGao"
    with pytest.raises(UnreadableError, match="nested beyond reason"):
        read(nested(2000))
