"""Codes of documents, pages and searches in words."""

from __future__ import annotations

from pipeline.locale import N_

LABELS: dict[str, dict[str, str]] = {
    "quality": {
        "good": N_("well read"),
        "doubtful": N_("read with doubt"),
        "unreadable": N_("not readable"),
    },
    "quality_cause": {
        "no_language": N_(
            "its text is in no language: the letters of its fonts are not those that are printed"
        ),
        "broken_words": N_("many of its words are broken"),
        "unsure_ocr": N_("the recognition of its image is not sure"),
        "not_read": N_("it could not be read"),
    },
    "origin": {
        "native": N_("text of the file"),
        "ocr": N_("recognised from the image"),
        "markup": N_("text of the file"),
    },
    "media_type": {
        "application/pdf": N_("PDF"),
        "text/html": N_("Web page"),
        "text/plain": N_("Plain text"),
        "text/markdown": N_("Markdown"),
        "text/csv": N_("Table as text"),
        "message/rfc822": N_("E-mail"),
        "application/mbox": N_("Mailbox"),
        "image/png": N_("Image (PNG)"),
        "image/jpeg": N_("Image (JPEG)"),
        "image/tiff": N_("Image (TIFF)"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": N_("Word (DOCX)"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": N_("Excel (XLSX)"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": N_("PowerPoint (PPTX)"),
        "application/msword": N_("Word (DOC)"),
        "application/vnd.ms-powerpoint": N_("PowerPoint (PPT)"),
        "application/vnd.ms-excel": N_("Excel (XLS)"),
        "application/vnd.oasis.opendocument.text": N_("OpenDocument text"),
        "application/vnd.oasis.opendocument.spreadsheet": N_("OpenDocument spreadsheet"),
        "application/vnd.oasis.opendocument.presentation": N_("OpenDocument presentation"),
        "application/rtf": N_("Rich text (RTF)"),
        "application/epub+zip": N_("Book (EPUB)"),
        "application/zip": N_("Folder (ZIP)"),
        "application/xml": N_("Data (XML)"),
        "application/json": N_("Data (JSON)"),
        "application/vnd.ms-outlook": N_("E-mail (Outlook)"),
    },
    "lookup": {
        "contains": N_("contains"),
        "endswith": N_("ends with"),
        "startswith": N_("begins with"),
        "like": N_("is like (%)"),
        "notlike": N_("is not like (%)"),
        "glob": N_("is like (*)"),
        "in": N_("is one of"),
        "notin": N_("is none of"),
        "arraycontains": N_("list contains"),
        "arraynotcontains": N_("list does not contain"),
        "date": N_("is of the day"),
        "isnull": N_("is empty"),
        "notnull": N_("is not empty"),
        "isblank": N_("is blank"),
        "notblank": N_("is not blank"),
    },
    "search": {
        "page": N_("Pages"),
        "document": N_("Documents"),
        "agreement": N_("Agreements"),
        "organisation": N_("Organisations"),
        "finding": N_("Findings"),
        "table": N_("Tables"),
        "place": N_("Places"),
        "result": N_("Results"),
    },
    "hit": {
        "page": N_("Page"),
        "document": N_("Document"),
        "agreement": N_("Agreement"),
        "organisation": N_("Organisation"),
        "finding": N_("Finding"),
        "table": N_("Table"),
        "place": N_("Place"),
        "result": N_("Result"),
    },
    "mark": {
        "finding": N_("Findings"),
        "table": N_("Tables"),
        "agreement": N_("Agreements"),
        "amount": N_("Amounts"),
        "date": N_("Dates"),
        "organisation": N_("Organisations"),
        "place": N_("Places"),
        "result": N_("Results"),
    },
    "source": {
        "general knowledge of the public domain, rounded to 0.01 degree (CC0-1.0)": N_(
            "general knowledge of the public domain, rounded to 0.01 degree (CC0-1.0)"
        ),
        "glossary": N_("in a glossary"),
        "inline": N_("in the text"),
    },
}
