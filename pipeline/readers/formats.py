"""File formats: how each one starts, what to call it, and what to do with one that cannot be read yet."""

from __future__ import annotations

import re

from pipeline.readers.ole import OLE_STORAGE
from pipeline.readers.text_kinds import CSV, MAIL, MAILBOX, SUFFIXES

SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypavif", "image/avif"),
    (4, b"jP  ", "image/jp2"),
    (4, b"ftyp", "video/mp4"),
    (0, b"OggS", "audio/ogg"),
    (0, b"\x1aE\xdf\xa3", "video/x-matroska"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"BZh", "application/x-bzip2"),
    (0, b"\xfd7zXZ\x00", "application/x-xz"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"\x28\xb5\x2f\xfd", "application/zstd"),
    (257, b"ustar", "application/x-tar"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE_STORAGE),
    (4, b"Standard Jet DB", "application/vnd.ms-access"),
    (4, b"Standard ACE DB", "application/vnd.ms-access"),
    (0, b"\x78\x9f\x3e\x22", "application/ms-tnef"),
    (0, b"\xffWPC", "application/vnd.wordperfect"),
    (0, b"\x7fELF", "application/x-executable"),
    (0, b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (0, b"%!PS-Adobe-3.0 PDF-", "application/pdf"),
    (0, b"%!PS", "application/postscript"),
    (0, b"{\\rtf", "application/rtf"),
)
"""Offset, bytes and media type of formats that start in one way only."""

BINARY_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"BM", "image/bmp"),
    (0, b"AT&TFORM", "image/vnd.djvu"),
    (0, b"8BPS", "image/vnd.adobe.photoshop"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"MSCF\0\0\0\0", "application/vnd.ms-cab-compressed"),
    (0, b"!BDN", "application/vnd.ms-outlook-pst"),
    (0, b"AC10", "image/vnd.dwg"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable"),
)
"""The same for formats whose first bytes may also begin a text: only for files that are none."""

OPENDOCUMENT = "application/vnd.oasis.opendocument."
OPENDOCUMENT_TEXT = OPENDOCUMENT + "text"
OPENDOCUMENT_SHEETS = OPENDOCUMENT + "spreadsheet"
OPENDOCUMENT_SLIDES = OPENDOCUMENT + "presentation"
OFFICE_OPEN = "application/vnd.openxmlformats-officedocument."
WORD = OFFICE_OPEN + "wordprocessingml.document"
EXCEL = OFFICE_OPEN + "spreadsheetml.sheet"
EXCEL_97 = "application/vnd.ms-excel"
POWERPOINT = OFFICE_OPEN + "presentationml.presentation"
ZIP_MEMBERS: dict[str, str] = {
    "word/": WORD,
    "xl/": EXCEL,
    "ppt/": POWERPOINT,
}
"""The folder inside an Office Open XML file that says which of them it is."""

VARIANT = re.compile(r"-(?:template|master|web)$")
"""What is added to the media type of an OpenDocument template."""

NAMES: dict[str, str] = {
    WORD: "Word documents (DOCX)",
    EXCEL: "Excel workbooks (XLSX)",
    POWERPOINT: "PowerPoint presentations (PPTX)",
    "application/msword": "Word 97–2003 documents (DOC)",
    EXCEL_97: "Excel 97–2003 workbooks (XLS)",
    "application/vnd.ms-powerpoint": "PowerPoint 97–2003 presentations (PPT)",
    "application/vnd.ms-outlook": "Outlook messages (MSG)",
    OPENDOCUMENT_TEXT: "OpenDocument texts (ODT)",
    OPENDOCUMENT_SHEETS: "OpenDocument spreadsheets (ODS)",
    OPENDOCUMENT_SLIDES: "OpenDocument presentations (ODP)",
    OPENDOCUMENT + "graphics": "OpenDocument drawings (ODG)",
    "application/epub+zip": "EPUB books",
    "application/zip": "ZIP archives",
    "application/gzip": "Gzip-compressed files",
    "application/x-bzip2": "Bzip2-compressed files",
    "application/x-xz": "XZ-compressed files",
    "application/x-7z-compressed": "7z archives",
    "application/vnd.rar": "RAR archives",
    "application/x-tar": "TAR archives",
    OLE_STORAGE: "Older files of Microsoft programs such as Publisher and Visio",
    "application/zstd": "Zstandard-compressed files",
    "application/vnd.ms-cab-compressed": "CAB archives",
    "application/vnd.sqlite3": "SQLite databases",
    "application/vnd.ms-access": "Access databases",
    "application/vnd.ms-outlook-pst": "Outlook mailboxes (PST)",
    "application/ms-tnef": "Outlook attachments (winmail.dat)",
    "application/vnd.wordperfect": "WordPerfect documents",
    "application/vnd.microsoft.portable-executable": "Windows programs",
    "application/x-executable": "Programs",
    "application/postscript": "PostScript files",
    "application/rtf": "Rich Text files (RTF)",
    "application/xml": "XML files",
    "application/json": "JSON files",
    MAIL: "E-mails (EML)",
    MAILBOX: "Mailboxes (MBOX)",
    CSV: "Tables as text (CSV, TSV)",
    "image/png": "PNG images",
    "image/jpeg": "JPEG images",
    "image/gif": "GIF images",
    "image/tiff": "TIFF images",
    "image/webp": "WebP images",
    "image/bmp": "BMP images",
    "image/jp2": "JPEG 2000 images",
    "image/avif": "AVIF images",
    "image/vnd.djvu": "DjVu scans",
    "image/vnd.adobe.photoshop": "Photoshop images",
    "image/vnd.dwg": "AutoCAD drawings (DWG)",
    "image/heic": "HEIC images",
    "image/svg+xml": "SVG drawings",
    "audio/mpeg": "Sound recordings",
    "audio/ogg": "Sound recordings",
    "audio/wav": "Sound recordings",
    "video/mp4": "Films",
    "video/x-matroska": "Films",
    "video/x-msvideo": "Films",
}
"""What to call files of a media type that has no reader, in the plural."""

AS_DOCX = "save them as DOCX or PDF"
AS_PDF = "save them as PDF"
UNPACKED = "unpack them and put in what they hold"
AS_TABLES = "export their tables as CSV or XLSX"
AS_IMAGES = "save them as PNG or TIFF"
AS_MAILS = "save the messages as EML"
ADVICE: dict[str, str] = {
    "application/msword": AS_DOCX,
    "application/vnd.wordperfect": AS_DOCX,
    "application/vnd.ms-powerpoint": AS_PDF,
    OPENDOCUMENT + "graphics": AS_PDF,
    "application/postscript": AS_PDF,
    OLE_STORAGE: AS_PDF,
    "image/svg+xml": AS_PDF,
    "image/vnd.djvu": AS_PDF,
    "image/vnd.dwg": AS_PDF,
    "application/xml": "IATI activities and feeds (RSS, Atom) can; save other files as HTML, CSV or PDF",
    "application/json": "grants (360Giving) and contracts (OCDS) can; export other tables as CSV or XLSX",
    "application/vnd.ms-outlook-pst": AS_MAILS,
    "application/ms-tnef": "ask the sender to send the files themselves",
    "application/gzip": UNPACKED,
    "application/x-bzip2": UNPACKED,
    "application/x-xz": UNPACKED,
    "application/zstd": UNPACKED,
    "application/x-7z-compressed": UNPACKED,
    "application/vnd.rar": UNPACKED,
    "application/x-tar": UNPACKED,
    "application/vnd.ms-cab-compressed": UNPACKED,
    "application/vnd.sqlite3": AS_TABLES,
    "application/vnd.ms-access": AS_TABLES,
    "image/gif": AS_IMAGES,
    "image/bmp": AS_IMAGES,
    "image/webp": AS_IMAGES,
    "image/heic": AS_IMAGES,
    "image/avif": AS_IMAGES,
    "image/jp2": AS_IMAGES,
    "image/vnd.adobe.photoshop": AS_IMAGES,
}
"""What to do with files of a type that has no reader; nothing helps with those that are left out."""


ENDINGS: dict[str, str] = {
    **SUFFIXES,
    ".pdf": "application/pdf",
    ".docx": WORD,
    ".doc": "application/msword",
    ".xlsx": EXCEL,
    ".xls": EXCEL_97,
    ".pptx": POWERPOINT,
    ".ppt": "application/vnd.ms-powerpoint",
    ".odt": OPENDOCUMENT_TEXT,
    ".ods": OPENDOCUMENT_SHEETS,
    ".odp": OPENDOCUMENT_SLIDES,
    ".rtf": "application/rtf",
    ".epub": "application/epub+zip",
    ".msg": "application/vnd.ms-outlook",
    ".eml": MAIL,
    ".mbox": MAILBOX,
    ".txt": "text/plain",
}
"""What the ending of a name makes one expect; what a file is, its content says."""


def not_yet(media_type: str) -> str:
    """The reason for refusing a file of a media type that has no reader."""
    name = NAMES.get(media_type, f"Files of the type {media_type}")
    advice = ADVICE.get(media_type)
    return f"{name} cannot be read yet" + (f"; {advice}" if advice else "")
