from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.decoding import decode_text, looks_like_text

FRENCH = (
    "L’été dernier, à Ménaka, 1 500 élèves ont reçu des kits : « c’était nécessaire », dit l’équipe.\n" * 3
)


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_french_comes_back_from_every_common_encoding(codec: str) -> None:
    assert decode_text(FRENCH.encode(codec)) == FRENCH


def test_latin_1_without_curly_quotes() -> None:
    plain = FRENCH.replace("’", "'")
    assert decode_text(plain.encode("latin-1")) == plain


def test_a_short_line_in_an_old_encoding_keeps_its_accents() -> None:
    assert decode_text("Durée prévue : 14 mois à Gao".encode("cp1252")) == "Durée prévue : 14 mois à Gao"


@pytest.mark.parametrize("codec", ["cp1252", "mac_roman", "cp850"])
def test_a_few_accents_are_enough_to_tell_an_old_encoding(codec: str) -> None:
    assert decode_text("Réunion à Gao, année 2".encode(codec)) == "Réunion à Gao, année 2"


@pytest.mark.parametrize(
    "declared", ["undefined", "idna", "punycode", "raw_unicode_escape", "zlib", "rot13", ""]
)
def test_what_is_no_encoding_of_texts_is_not_believed(declared: str) -> None:
    assert decode_text("Réunion à Gao".encode("cp1252"), declared=declared) == "Réunion à Gao"


@pytest.mark.parametrize("codec", ["utf-7", "iso-2022-jp-2"])
def test_an_encoding_that_looks_like_ascii_is_believed(codec: str) -> None:
    assert decode_text("Réunion à Gao".encode(codec), declared=codec) == "Réunion à Gao"


def test_a_declared_encoding_is_believed_only_where_it_fits() -> None:
    assert decode_text("Kidal é".encode("cp850"), declared="cp850") == "Kidal é"
    assert decode_text("Kidal é".encode(), declared="latin-1") == "Kidal é"
    assert decode_text("Kidal é".encode("cp1252"), declared="no-such-encoding") == "Kidal é"


@given(st.binary())
def test_decoding_never_fails(data: bytes) -> None:
    assert isinstance(decode_text(data), str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=3))
def test_utf_8_is_read_as_it_was_written(text: str) -> None:
    assert decode_text(codecs.BOM_UTF8 + text.encode()) == text


def test_bytes_of_a_program_are_no_text() -> None:
    assert not looks_like_text(b"\x7fELF\x02\x01\x01" + bytes(64))
    assert looks_like_text("Été".encode("utf-16"))
