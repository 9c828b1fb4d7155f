"""What workers share because their parent has built it."""

from pipeline.readers.metadata.language import language_identifier
from pipeline.readers.metadata.title import _countries as countries
from pipeline.stages import STAGES
from pipeline.tables.roles import _words as words_of_roles
from pipeline.values.text.beginnings import expects_many_texts


def test_what_reading_and_tables_ask_for_first_is_built_once_in_the_parent() -> None:
    for stage, built in (("read", countries), ("tables", words_of_roles)):
        built.cache_clear()
        STAGES[stage].preload([])
        before = built.cache_info().misses
        assert before, stage
        STAGES[stage].preload([])
        assert built.cache_info().misses == before
    assert expects_many_texts()


def test_what_only_reading_asks_for_is_let_go_of_after_it() -> None:
    STAGES["read"].preload([])
    assert language_identifier.cache_info().currsize == 1
    STAGES["read"].release()
    assert language_identifier.cache_info().currsize == 0
