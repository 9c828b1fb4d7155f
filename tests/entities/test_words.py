import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy import blank

from pipeline.entities import words
from pipeline.entities.marks import group_spans, marks_of
from pipeline.entities.words import words_of
from pipeline.gazetteer import fold

NLP = blank("fr")
TEXTS = st.text(alphabet="aÀÉœ’'.- \n\t12A&(«»€", max_size=60)


@given(TEXTS)
def test_words_are_what_the_tokens_of_their_text_are(text: str) -> None:
    doc = NLP.make_doc(text)
    said = words_of(doc)
    assert [(word.text, word.lower) for word in said] == [(token.text, token.lower_) for token in doc]
    assert [bool(spaced) for spaced in said.spaced] == [bool(token.whitespace_) for token in doc]
    for word, token in zip(said, doc, strict=True):
        assert (word.is_alpha, word.is_digit, word.is_space) == (
            token.is_alpha,
            token.is_digit,
            token.is_space,
        )
        assert (word.is_capital, word.in_capitals) == (token.text[:1].isupper(), token.text.isupper())
        assert word.folded == fold(token.text)


@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_what_several_words_say_is_what_is_written_from_the_first_to_the_last(
    text: str, start: int, end: int
) -> None:
    doc = NLP.make_doc(text)
    start, end = min(start, len(doc)), min(end, len(doc))
    assert words_of(doc).said(start, end) == doc[start : max(start, end)].text


def test_a_word_is_one_for_all_texts_until_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_forms", {})
    monkeypatch.setattr(words, "MOST", 2)
    first, second = (words_of(NLP.make_doc(text)) for text in ("la banque", "banque"))
    assert first[1] is second[0]
    third = words_of(NLP.make_doc("le fonds de la banque"))
    assert [word.text for word in third] == ["le", "fonds", "de", "la", "banque"]
    assert len(words._forms) <= words.MOST


@pytest.mark.parametrize("grouped", [True, False])
def test_spans_of_what_is_found_are_made_for_those_who_ask_for_them(grouped: bool) -> None:
    doc = NLP.make_doc("versé 548M à la banque")
    marks_of(doc).grouped = grouped
    group_spans(doc, "found", [(6, 8, "sum")])
    spans = [(span.text, span.label_) for span in doc.spans.get("found", ())]
    assert spans == ([("548", "sum")] if grouped else [])
