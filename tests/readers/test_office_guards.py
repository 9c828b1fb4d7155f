"""Archives that are damaged, locked, or made to do harm."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from pipeline.readers import UnreadableError, office, read_source
from pipeline.readers.office import open_package, parse_xml
from pipeline.readers.source import Source
from tests.readers.office_files import WORD, docx, number_cell, opendocument, xlsx, zipped

MakeSource = Callable[[str, bytes], Source]

PARAGRAPH = "<w:p><w:r><w:t>Bonjour</w:t></w:r></w:p>"
SHEET = f'<sheetData><row r="1">{number_cell("A1", "1")}{number_cell("B1", "2")}</row></sheetData>'


def reason(source: Source) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_source(source)
    told = str(caught.value)
    assert "\n" not in told
    assert not told.endswith(".")
    return told


def test_a_bomb_is_not_unpacked(make_source: MakeSource) -> None:
    data = zipped({"word/document.xml": b"\0" * (40 * office.MEGABYTE)})
    assert "unpacks to far more" in reason(make_source("a.docx", data))


def test_a_large_part_that_is_packed_as_usual_is_none(make_source: MakeSource) -> None:
    noise = random.Random(1).randbytes(office.MEGABYTE)
    data = docx(PARAGRAPH, media=f"<!--{'0' * 20 * office.MEGABYTE}-->", picture=f"<!--{noise.hex()}-->")
    assert read_source(make_source("a.docx", data)).pages[0].text == "Bonjour"


def test_an_archive_of_too_many_members_is_refused(
    make_source: MakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "MAX_MEMBERS", 3)
    assert "4 members, more than the 3" in reason(make_source("a.docx", docx(PARAGRAPH)))


def test_a_part_that_is_too_large_for_a_tree_is_refused(
    make_source: MakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "MAX_PART", 100)
    assert "a part of the file has more than" in reason(make_source("a.docx", docx(PARAGRAPH)))


SECRET = "le contenu d'un autre fichier"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE d [<!ENTITY e SYSTEM "{path}">]>',
        '<!DOCTYPE d [<!ENTITY % p SYSTEM "{path}"> %p;]>',
        '<!DOCTYPE d SYSTEM "{path}">',
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY e "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    ],
)
def test_entities_and_document_types_are_refused(
    make_source: MakeSource, tmp_path: Path, declaration: str
) -> None:
    (tmp_path / "secret").write_text(SECRET)
    declared = declaration.format(path=(tmp_path / "secret").as_uri())
    body = "<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>"
    text = f"{declared}<w:document xmlns:w='{WORD}'>{body}</w:document>"
    data = zipped({"word/document.xml": text})
    assert "document type (DTD)" in reason(make_source("a.docx", data))


def test_xml_that_is_nested_beyond_reason_is_damaged() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        parse_xml(b"<a>" * 5000 + b"</a>" * 5000)


def test_a_member_that_is_encrypted_needs_a_password(make_source: MakeSource) -> None:
    data = bytearray(docx(PARAGRAPH))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 1)
    assert reason(make_source("a.docx", bytes(data))) == "protected by a password"


FILES = {
    "a.docx": docx(PARAGRAPH),
    "a.xlsx": xlsx({"S": SHEET}),
    "a.odt": opendocument("text", "<text:p>Bonjour</text:p>"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_that_was_cut_off_is_damaged(make_source: MakeSource, name: str, share: float) -> None:
    whole = FILES[name]
    assert "damaged" in reason(make_source(name, whole[: int(share * len(whole))]))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_wrong_bytes_is_read_or_refused(make_source: MakeSource, name: str, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(FILES[name])
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(UnreadableError):
        assert read_source(make_source(name, bytes(data))).pages


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", range(40))
def test_a_part_with_wrong_bytes_is_read_or_refused(make_source: MakeSource, name: str, seed: int) -> None:
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(FILES[name])) as archive:
        parts = {part: bytearray(archive.read(part)) for part in archive.namelist()}
    spoilt = parts[chance.choice(sorted(parts))]
    for _ in range(chance.randint(1, 4)):
        spoilt[chance.randrange(len(spoilt))] = chance.choice(b"<>/\"'&;=0Aa \x00\xff")
    with suppress(UnreadableError):
        assert read_source(make_source(name, zipped({k: bytes(v) for k, v in parts.items()}))).pages


def test_relations_lead_to_parts_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx(PARAGRAPH, styles="", footnotes=""))
    with open_package(tmp_path / "a.docx") as package:
        assert package.related("", "officeDocument") == "word/document.xml"
        assert package.related("word/document.xml", "footnotes") == "word/footnotes.xml"
        assert package.related("word/document.xml", "endnotes") is None
        assert package.tree("word/endnotes.xml") is None
