import pytest

from pipeline.values.text import find_sentences, sentence_at


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Il finit. Il reprend.", ["Il finit.", "Il reprend."]),
        ("M. Diallo et le Dr. Traoré viennent.", ["M. Diallo et le Dr. Traoré viennent."]),
        ("L'art. 5 du décret n° 12 vaut. Fin.", ["L'art. 5 du décret n° 12 vaut.", "Fin."]),
        (
            "2.Le 2 mars, 3 QIPs sont lancés. Ensuite, rien.",
            ["2.Le 2 mars, 3 QIPs sont lancés.", "Ensuite, rien."],
        ),
        ("3. Le 3 mars, on ouvre.", ["3. Le 3 mars, on ouvre."]),
        ("Le total est de 28.2 millions. Il croît !", ["Le total est de 28.2 millions.", "Il croît !"]),
        ("J. Dupont signe.", ["J. Dupont signe."]),
    ],
)
def test_sentences_end_where_a_french_reader_ends_them(text: str, sentences: list[str]):
    assert [text[start:end] for start, end in find_sentences(text)] == sentences


def test_the_context_folds_white_space():
    text = "Un.  Le  coût\nest de 5 EUR. Deux."
    at = text.index("5 EUR")
    assert "5 EUR." in sentence_at(text, find_sentences(text), at, at + 5)
    assert "  " not in sentence_at(text, find_sentences(text), at, at + 5)


def test_the_mark_of_a_note_stands_behind_the_end_of_its_sentence() -> None:
    text = "Le budget atteint 12 millions.¹ Il couvre deux années.⁽²⁾ La suite vient."
    assert [text[start:end] for start, end in find_sentences(text)] == [
        "Le budget atteint 12 millions.¹",
        "Il couvre deux années.⁽²⁾",
        "La suite vient.",
    ]


def test_initials_before_a_name_end_no_sentence_but_before_an_article_they_do():
    text = "The U.S. Embassy gave books. They came from the U.S. The school thanked it."
    assert [text[start:end] for start, end in find_sentences(text)] == [
        "The U.S. Embassy gave books.",
        "They came from the U.S.",
        "The school thanked it.",
    ]
