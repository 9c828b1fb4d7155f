from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.readers import READERS, formats, media_types, read_source
from pipeline.readers.media_types import find_media_type
from pipeline.readers.source import Source, UnreadableError
from tests.readers.outlook_files import compound_file

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.txt", PDF, "application/pdf"),
        ("a.pdf", b"\x00\x01 junk of a mail gateway\r\n" + PDF, "application/pdf"),
        ("a.pdf", PDF[9:] + b"startxref\n0\n%%EOF", "application/pdf"),
        ("a.txt", PDF[9:], "text/plain"),
        ("a.pdf", b"<!DOCTYPE html><p>Not found", "text/html"),
        ("a", b"  <!-- saved -->\n<html><body>x", "text/html"),
        ("a.htm", b"no tag at all", "text/html"),
        ("a.xhtml", b'<?xml version="1.0"?><html xmlns="x"><body/></html>', "text/html"),
        ("a", b"<table><tr><td>1</table>", "text/html"),
        ("notes.md", b"<div>HTML in Markdown</div>", "text/markdown"),
        ("notes.md", b"# Notes", "text/markdown"),
        ("notes.txt", b"# Notes", "text/plain"),
        ("notes", "Été à Gao".encode("utf-16-le"), "text/plain"),
        ("notes", "Été à Gao".encode("cp1252"), "text/plain"),
        ("a.txt", b"PDF files start with %PDF-1.4, as everyone knows.", "text/plain"),
        ("a.csv", b"a;b\n1;2\n", "text/csv"),
        ("a.xml", b'<?xml version="1.0"?><data/>', "application/xml"),
        ("a.svg", b'<?xml version="1.0"?><svg xmlns="x"/>', "image/svg+xml"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n\x00", "image/png"),
        ("a.pdf", b"\xff\xd8\xff\xe0\x00", "image/jpeg"),
        ("a.pdf", b"II*\x00\x08", "image/tiff"),
        ("a.pdf", gzip.compress(PDF, mtime=0), "application/gzip"),
        ("a.doc", compound_file("Unheard of"), "application/x-ole-storage"),
        ("a.xls", compound_file("Book"), "application/vnd.ms-excel"),
        (
            "a.xls",
            compound_file("Workbook", storages={"MBD018F2A60": {"WordDocument": b"a letter"}}),
            "application/vnd.ms-excel",
        ),
        (
            "a.doc",
            compound_file("WordDocument", storages={"ObjectPool": {"Workbook": b"a chart"}}),
            "application/msword",
        ),
        (
            "a.pub",
            compound_file("Contents", storages={"Objects": {"WordDocument": b"a letter"}}),
            "application/x-ole-storage",
        ),
        ("a.zip", zipped({"a.txt": b"x"}), "application/zip"),
        ("a.pdf", b"%!PS-Adobe-3.0 PDF-1.3\n" + PDF[9:], "application/pdf"),
        ("a", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Page", "message/rfc822"),
        ("a.eml", b"\n\nFrom: a@example.org\nSubject: x\n\nBonjour", "message/rfc822"),
        ("a.bmp", b"BM\x00\x01\x02\x03\x04\x05", "image/bmp"),
        ("a.txt", b"BMS : Banque malienne", "text/plain"),
        ("a.mdb", b"\x00\x01\x00\x00Standard Jet DB\x00", "application/vnd.ms-access"),
    ],
)
def test_the_content_decides_and_the_name_only_between_texts(
    tmp_path: Path, name: str, data: bytes, media_type: str
) -> None:
    assert find_media_type(write(tmp_path, name, data)) == media_type


@pytest.mark.parametrize(
    ("members", "media_type"),
    [
        ({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}, formats.WORD),
        ({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}, formats.EXCEL),
        ({"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}, formats.POWERPOINT),
        ({"mimetype": b"application/vnd.oasis.opendocument.text"}, formats.OPENDOCUMENT_TEXT),
        ({"mimetype": b"application/vnd.oasis.opendocument.text-template"}, formats.OPENDOCUMENT_TEXT),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, formats.OPENDOCUMENT_SHEETS),
        ({"mimetype": b"application/epub+zip"}, "application/epub+zip"),
        ({"mimetype": b"application/unheard-of"}, "application/zip"),
    ],
)
def test_an_archive_is_what_its_members_say(
    tmp_path: Path, members: dict[str, bytes], media_type: str
) -> None:
    assert find_media_type(write(tmp_path, "report.pdf", zipped(members))) == media_type


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            compound_file("WordDocument", "Workbook"),
            r"^(?:Word 97–2003 documents \(DOC\) cannot be read yet; save them as DOCX or PDF, or|Libre)",
        ),
        (
            compound_file("PowerPoint Document"),
            r"^(?:PowerPoint 97–2003 presentations \(PPT\) cannot be read yet; save them as PDF, or|Libre)",
        ),
        (
            compound_file("__properties_version1.0", storages={"__attach_version1.0_#00000000": {"x": b"x"}}),
            "^the file is a damaged message of Outlook$",
        ),
        (
            compound_file("Unheard of"),
            "^Older files of Microsoft programs such as Publisher and Visio cannot be read yet; save",
        ),
        (compound_file("EncryptionInfo", "EncryptedPackage"), "^protected by a password$"),
        (compound_file("Workbook"), "^the workbook is damaged$"),
        (compound_file("WordDocument")[:1024], "^the file is a damaged document of Office 97–2003$"),
        (compound_file("WordDocument")[:99], "^the file is a damaged document of Office 97–2003$"),
        (zipped({"mimetype": b"application/epub+zip"}), "^the file is a damaged ZIP archive or Office doc"),
        (zipped({"ppt/presentation.xml": b"<x/>"}), "^the file is a damaged ZIP archive or Office document"),
        (b"7z\xbc\xaf\x27\x1c" + b"\0" * 99, "^7z archives cannot be read yet; unpack them"),
    ],
)
def test_what_cannot_be_read_is_called_by_its_name(tmp_path: Path, data: bytes, reason: str) -> None:
    path = write(tmp_path, "report.doc", data)
    with pytest.raises(UnreadableError, match=reason):
        read_source(Source("doc", path, path.name, ""))


MAIL = b"Return-Path: <a@example.org>\r\nSubject: Gao\r\n\tet Kidal\r\n\r\nBonjour"
NOTE = b"From: the office\nSubject: wells\n\nThree wells were dug."
ROWS = b"a;b;c\n1;2;3\n4;5;6\n"


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", MAIL, "message/rfc822"),
        ("a.eml", MAIL, "message/rfc822"),
        ("a.eml", b"From someone Mon Jan 1 00:00:00 2024\n" + MAIL, "message/rfc822"),
        ("a.eml", NOTE, "message/rfc822"),
        ("a.txt", NOTE, "text/plain"),
        ("a.eml", b"Bonjour,\n\nSubject: to change", "text/plain"),
        ("a.eml", b"<html><p>Bonjour", "text/html"),
        ("a.xls", ROWS, "text/csv"),
        ("a.txt", ROWS, "text/csv"),
        ("a.txt", b"a;b;c\n1;2\n4;5;6\n", "text/plain"),
        ("a.txt", b"eau, mil, riz\nriz, eau, mil\nmil, riz, eau\n", "text/plain"),
        ("a.md", ROWS, "text/markdown"),
        ("a.tsv", b"a\tb\n1\t2\n", "text/csv"),
    ],
)
def test_texts_are_told_apart_by_their_first_lines_and_their_shape(
    tmp_path: Path, name: str, data: bytes, media_type: str
) -> None:
    assert find_media_type(write(tmp_path, name, data)) == media_type


def test_an_empty_file_a_folder_a_pipe_and_a_lost_file_say_what_they_are(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, reason in {
        write(tmp_path, "empty.pdf", b""): "empty",
        tmp_path: "folder",
        tmp_path / "pipe": "pipe",
        tmp_path / "gone.pdf": "no longer there",
        write(tmp_path, "noise", bytes(range(256)) * 20): "neither text nor",
        write(tmp_path, "cut.docx", b"PK\x03\x04 cut off"): "damaged",
    }.items():
        with pytest.raises(UnreadableError, match=reason) as caught:
            find_media_type(path)
        assert "\n" not in str(caught.value)


def test_a_file_of_absurd_size_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.write(b"text ")
        file.truncate(media_types.MAX_BYTES + 1)
    with pytest.raises(UnreadableError, match="257 MB, more than the 256 MB"):
        find_media_type(tmp_path / "huge.txt")
    monkeypatch.setattr(media_types, "MAX_TEXT_BYTES", 10)
    with pytest.raises(UnreadableError, match="that text may have"):
        find_media_type(write(tmp_path, "long.txt", b"eleven byte"))


def test_a_text_without_a_word_is_unreadable(tmp_path: Path) -> None:
    for name, data in {"blank.txt": b" \n\t\n", "blank.html": b"<html><body></body></html>"}.items():
        path = write(tmp_path, name, data)
        with pytest.raises(UnreadableError, match="no text"):
            read_source(Source("doc", path, name, ""))


def test_every_registered_reader_can_be_imported() -> None:
    from pipeline.readers import _reader

    assert all(callable(_reader(media_type)) for media_type in READERS)


@pytest.mark.parametrize("files", ["None", "[Path('a.txt'), Path('b.unheard')]"])
def test_preloading_leaves_nothing_to_load_for_a_forked_worker(tmp_path: Path, files: str) -> None:
    path = write(
        tmp_path, "a.txt", b"Le programme a remis trois puits aux communes de la region de Gao. " * 9
    )
    code = f"""
import sys
from pathlib import Path
from pipeline.readers import READERS, Source, preload, read_source
from pipeline.readers.metadata.language import language_identifier
preload({files})
assert language_identifier.cache_info().currsize == 1
assert all(reader.split(":")[0] in sys.modules for reader in READERS.values()) == ({files} is None)
before = set(sys.modules)
read_source(Source("doc", Path({str(path)!r}), "a.txt", ""))
print(sorted(name for name in set(sys.modules) - before if name.startswith(("pipeline", "lxml"))))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_ending_is_expected_to_be_of_a_type_that_is_read() -> None:
    assert set(formats.ENDINGS.values()) <= set(READERS)
