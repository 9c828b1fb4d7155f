"""Every question of the cookbook is answered by its query, with the answer that the book prints."""

from __future__ import annotations

import sqlite3

import pytest

from docs.cookbook import answer, answers, pages, questions

QUESTIONS = {question["id"]: question for question in questions()}


def test_there_are_twenty_questions_in_two_languages() -> None:
    assert len(QUESTIONS) == len(questions()) == 20
    assert all(question["en"].endswith("?") and question["fr"].endswith(" ?") for question in questions())


@pytest.mark.slow
@pytest.mark.parametrize("id_", QUESTIONS)
def test_a_question_is_answered_as_the_book_says(id_: str, sample: sqlite3.Connection) -> None:
    found = answer(sample, QUESTIONS[id_]["sql"])
    kept = answers()[id_]
    assert found["columns"] == kept["columns"]
    assert [list(row) for row in found["rows"]] == kept["rows"], "make cookbook keeps the answers of today"
    assert kept["rows"], "a question without an answer teaches nothing"


def test_the_book_prints_each_question_its_query_and_its_answer() -> None:
    text = "\n".join(pages("fr"))
    assert text.count("```sql") == 20
    assert "| livret-partenariats | 5 | 664816458 | 349401300 | 315415158 | XOF |" in text
