"""Bytes to text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The marks and their codecs; those of UTF-32 first, because one of them starts like one of UTF-16."""

SINGLE_BYTE = ("cp1252", "mac_roman", "cp850")
"""The single-byte encodings of French texts: Windows (and so Latin-1), old Macintosh, DOS."""

FRENCH = re.compile("[àâäçéèêëîïôöùûüÿœæñÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»°€’‘“”…–—•·²³½¼×§©®™\xa0]")
CAPITAL_INSIDE = re.compile("(?<=[a-zà-öø-ÿ])[À-ÖØ-Þ]")
MEANT = 0.9
"""The share of a text's letters beyond ASCII that are French where the encoding is the right one."""

NOT_OF_LETTERS = frozenset(("idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"))
"""Codecs that are no encodings of whole texts, whatever a carrier claims; only programs use them."""

SEVEN_BIT = re.compile(r"utf-?7$|iso-2022-|hz", re.IGNORECASE)
"""Encodings that write every letter with bytes of ASCII, and so look like it."""

SAMPLE = 64 * 1024
NOT_PRINTED = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode_text(data: bytes, *, declared: str | None = None) -> str:
    """The text that some bytes stand for: by byte order mark, as UTF-8, as declared, or by its letters.

    Args:
        data: the bytes of a whole file.
        declared: the encoding that the file itself or its carrier names, believed only where it fits.

    Never raises: bytes that fit no encoding become U+FFFD, the character that stands for them.
    """
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace")
    unmarked = utf16_without_mark(data)
    candidates = [unmarked] if unmarked else ["utf-8", *filter(None, [declared])]
    if declared and SEVEN_BIT.match(declared):
        candidates.reverse()
    for codec in filter(_is_of_letters, candidates):
        try:
            return data.decode(codec)
        except (UnicodeError, LookupError):
            continue
    return data.decode(_single_byte_codec(data), errors="replace")


def utf16_without_mark(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: in Latin script every other byte is then 0."""
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def looks_like_text(data: bytes) -> bool:
    """Whether bytes are text in some encoding: hardly any of them are control characters."""
    if data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)) or utf16_without_mark(data):
        return True
    sample = data[:SAMPLE]
    return len(NOT_PRINTED.findall(sample)) <= len(sample) / 200


def _is_of_letters(codec: str) -> bool:
    try:
        return codecs.lookup(codec).name.replace("-", "_") not in NOT_OF_LETTERS
    except (LookupError, ValueError):
        return False


def _single_byte_codec(data: bytes) -> str:
    sample = data[:SAMPLE]
    n_beyond = sum(byte >= 0x80 for byte in sample)
    # A few letters are too few for statistics, but in the wrong encoding they are none of French.
    for codec in SINGLE_BYTE:
        text = sample.decode(codec, errors="replace")
        if len(FRENCH.findall(text)) - len(CAPITAL_INSIDE.findall(text)) >= MEANT * n_beyond:
            return codec
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_isolation=list(SINGLE_BYTE)).best()
    return best.encoding if best else "cp1252"
