import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities import prose
from pipeline.entities.passages import LONGEST, PageSpan, WordBoxes
from pipeline.entities.prose import find_passages, passages_of_text
from pipeline.records import TableSet
from tests.entities.readings import covering, reading_of, table_of


def test_page_furniture_is_not_read():
    reading = reading_of("Un pied de page", kind="footer")
    assert find_passages(reading, TableSet()) == []


def test_what_stands_in_cells_is_cut_out_of_the_prose():
    reading = reading_of("Avant la table\nDDRG 12\nAprès la table", kind="table")
    tables = covering(reading, table_of([("DDRG", "text", None, None), ("12", "integer", None, None)], []))
    assert [p.text for p in find_passages(reading, tables)] == ["Avant la table", "Après la table"]


def test_a_paragraph_goes_on_over_the_page_and_a_broken_word_is_joined():
    reading = reading_of("un montant de 12 mil-", "liards de FCFA")
    reading.blocks[1] = replace(reading.blocks[1], continues=True)
    (passage,) = find_passages(reading, TableSet())
    assert passage.text == "un montant de 12 milliards de FCFA"
    start = passage.text.index("milliards")
    places = passage.places(start, start + len("milliards"))
    assert [(p.page, reading.pages[p.page - 1].text[p.start : p.end]) for p in places] == [
        (1, "mil"),
        (2, "liards"),
    ]


def test_a_paragraph_goes_on_past_a_caption():
    reading = reading_of("Le projet de\nCarte 1\nBourem")
    reading.blocks[1] = replace(reading.blocks[1], kind="caption")
    reading.blocks[2] = replace(reading.blocks[2], continues=True)
    assert [p.text for p in find_passages(reading, TableSet())] == ["Le projet de Bourem", "Carte 1"]


def test_the_box_is_that_of_the_words():
    reading = reading_of("Le DDRK appuie")
    (passage,) = find_passages(reading, TableSet())
    box = WordBoxes(reading.words, reading.pages).box(passage.places(3, 7))
    assert box == {"x0": 30.0, "top": 0.0, "x1": 70.0, "bottom": 10.0}


@given(st.integers(0, 30), st.integers(0, 30))
def test_the_box_of_any_stretch_is_that_of_the_words_that_it_touches(start: int, length: int):
    end = start + length
    reading = reading_of("Le DDRK appuie\nla ville de Gao")
    touched = [w for w in reading.words if w.start < end and w.end > start]
    boxes = [(w.x0 or 0, w.top or 0, w.x1 or 0, w.bottom or 0) for w in touched]
    edges = [
        furthest(side) for furthest, side in zip((min, min, max, max), zip(*boxes, strict=True), strict=False)
    ]
    expected = dict(zip(("x0", "top", "x1", "bottom"), edges, strict=False))
    box = WordBoxes(reading.words, reading.pages).box([PageSpan(1, start, end)])
    assert box == (expected if touched else {})


@pytest.mark.parametrize(
    ("confidence", "quality", "told"),
    [
        (None, "good", {}),
        (99.0, "good", {"confidence": 99.0}),
        (None, "doubtful", {"quality": "doubtful"}),
    ],
)
def test_a_reading_is_relied_on_as_its_words_and_pages_are(
    confidence: float | None, quality: str, told: dict[str, object]
):
    reading = reading_of("Le DDRK")
    words = [replace(word, confidence=confidence) for word in reading.words]
    pages = [replace(page, quality=quality) for page in reading.pages]
    assert WordBoxes(words, pages).reliance([PageSpan(1, 0, 7)]) == told


def test_wrapped_lines_of_plain_text_are_one_passage_and_items_are_not():
    text = "Le projet de la Divi-\nsion des Affaires\nCiviles continue ici.\n- premier point\n- second point"
    assert [p.text for p in passages_of_text(text)] == [
        "Le projet de la Division des Affaires Civiles continue ici.",
        "- premier point",
        "- second point",
    ]


@given(st.text(alphabet="aAé -’\n\t.1", max_size=80))
def test_offsets_of_plain_text_lead_back_to_the_same_characters(text: str):
    for passage in passages_of_text(text):
        for piece in passage.pieces:
            told = passage.text[piece.offset : piece.offset + piece.length]
            assert told == text[piece.start : piece.start + piece.length]


def test_the_first_line_of_a_news_item_that_was_cut_off_goes_on():
    reading = reading_of(
        "2. Le 3 mars, la Suisse a\nversé 3 millions d'euros.\n3. Nouvelles\nUn atelier s'est tenu."
    )
    for number in (0, 2):
        reading.blocks[number] = replace(reading.blocks[number], kind="heading")
    assert [p.text for p in find_passages(reading, TableSet())] == [
        "2. Le 3 mars, la Suisse a versé 3 millions d'euros.",
        "3. Nouvelles",
        "Un atelier s'est tenu.",
    ]


@pytest.mark.parametrize("word", ["x" * (3 * LONGEST), "mot " * LONGEST, "deux  mots " * LONGEST])
def test_a_passage_too_long_for_a_model_comes_in_portions_that_lead_back(word: str) -> None:
    passages = passages_of_text(word)
    assert len(passages) > 1
    assert all(len(passage.text) <= LONGEST for passage in passages)
    assert "".join("".join(p.text.split()) for p in passages) == "".join(word.split())
    last = passages[-1]
    (place,) = last.places(0, 1)
    assert word[place.start] == last.text[0]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("Financés à hauteur de 12 500 000\nFCFA, et menés par la mairie.", 1),
        ("Financés à hauteur de 12 500 000\nEuros et francs servent de monnaie.", 1),
        ("Financés en 2023\nFara, et menés par la mairie.", 2),
        ("Financés par la mairie\nFCFA, la monnaie du pays.", 2),
    ],
)
def test_a_sum_whose_currency_begins_the_next_block_is_one_passage(text: str, passages: int) -> None:
    assert len(find_passages(reading_of(text), TableSet())) == passages


_LOST_VOWEL = r"(?:(?<=(?<!\w)[cdjlmnstCDJLMNST][’'])|(?<=[qQ]u[’']))"
PLAIN_GAPS = {
    "_SPACED": rf"(?P<glued>{_LOST_VOWEL}[ ]+(?=\w))|[ ]{{2,}}",
    "_WRAPPED": r"(?P<hyphen>(?<=[^\W\d_]{2})-[ \t]*\n[ \t]*(?=[^\W\d_A-ZÀ-Þ]))"
    rf"|(?P<glued>{_LOST_VOWEL}\s+(?=\w)|(?<=\w-)[ \t]*\n[ \t]*(?=[A-ZÀ-Þ]))"
    r"|[ \t]*\n[ \t]*|[ ]{2,}",
}
"""The gaps of a text as they are, each with what stands before it."""


@pytest.mark.parametrize("name", PLAIN_GAPS)
@given(st.text(alphabet="lAéu’'- \n\t\u00a0.3", max_size=14))
def test_gaps_are_found_by_the_signs_that_they_begin_with(name: str, text: str) -> None:
    found = [(gap.span(), gap.lastgroup) for gap in getattr(prose, name).finditer(text)]
    assert found == [(gap.span(), gap.lastgroup) for gap in re.finditer(PLAIN_GAPS[name], text)]
