from __future__ import annotations

from collections.abc import Callable

from pipeline.readers.markdown import read_markdown
from pipeline.readers.source import Source
from pipeline.records import Reading

MakeSource = Callable[[str, str], Source]

NOTE = """---
title: Relevé de décisions
date: 2023-09-05
lang: fr
source: nowhere
---

# Relevé de **décisions**

LETTRE D'INFORMATION\x20\x20
DU PROGRAMME ([courriel](mailto:a@exemple.org)), le Fonds fidu-
ciaire & `code` ![logo](logo.png)

- eau
- santé

  suite

| N° | Montant |
| -: | ------- |
| **Total** | 84.235.600 \\| 5 |

<div><b>274</b> personnes</div>

```
bloc
```
"""


def blocks(reading: Reading) -> list[tuple[str, str]]:
    text = reading.pages[0].text
    return [(block.kind, text[block.start : block.end]) for block in reading.blocks]


def test_the_text_is_that_of_the_rendering(make_source: MakeSource) -> None:
    assert blocks(read_markdown(make_source("note.md", NOTE))) == [
        ("heading", "Relevé de décisions"),
        ("paragraph", "LETTRE D'INFORMATION DU PROGRAMME (courriel), le Fonds fiduciaire & code"),
        ("list_item", "eau"),
        ("list_item", "santé"),
        ("list_item", "suite"),
        ("table", "N°\tMontant\nTotal\t84.235.600 | 5"),
        ("paragraph", "274 personnes"),
        ("paragraph", "bloc"),
    ]


def test_tables_are_grids(make_source: MakeSource) -> None:
    reading = read_markdown(make_source("note.md", NOTE))
    (grid,) = reading.grids
    assert grid.rows() == [["N°", "Montant"], ["Total", "84.235.600 | 5"]]
    assert [(cell.header, cell.bold) for cell in grid.cells] == [
        (True, False),
        (True, False),
        (False, True),
        (False, False),
    ]
    text = reading.pages[0].text
    assert all(text[cell.start : cell.end] == cell.text for cell in grid.cells)


def test_the_front_matter_gives_metadata_where_its_values_are_plain(make_source: MakeSource) -> None:
    document = read_markdown(make_source("note.md", NOTE)).document
    assert (document.title, document.published, document.language) == (
        "Relevé de décisions",
        "2023-09-05",
        "fr",
    )
    assert document.source_url is None


def test_a_rule_at_the_top_is_no_front_matter(make_source: MakeSource) -> None:
    reading = read_markdown(make_source("note.md", "---\n\nDu texte : rien d'autre\n\n---\n"))
    assert blocks(reading) == [("paragraph", "Du texte : rien d'autre")]
