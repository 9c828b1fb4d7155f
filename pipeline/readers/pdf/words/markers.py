"""What lines start and end with: marks of list items and notes, labels of captions, ends of sentences."""

from __future__ import annotations

import re

BULLET = re.compile(r"[•●○◦‣▪▫■□►▶➢➤❖✓✔·\uf000-\uf0ff*–—−-]$")
NUMBER = re.compile(r"\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)]$|\d{1,2}°[.)]?$")
CAPTION = re.compile(
    r"(tableaux?|figures?|graphiques?|cartes?|photos?|encadrés?|illustrations?|schémas?|images?|table|box|chart|map)"
    r"\s*(n\s*[°ºo]\s*)?(\d+|[ivx]+)\b",
    re.IGNORECASE,
)
NOTE_MARK = re.compile(r"(\d{1,3}|\*{1,3}|\[\d{1,3}\]|\(\d{1,3}\)|[¹²³⁴⁵⁶⁷⁸⁹]+)")
SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*[⁰¹²³⁴-⁹⁽⁾*]*$")
