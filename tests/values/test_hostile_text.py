"""Time must grow with the length of the text, whatever the text."""

import gc
import time
from collections.abc import Callable

import pytest

from pipeline.values.cardinals import find_numbers
from pipeline.values.dates import find_dates
from pipeline.values.durations import find_durations
from pipeline.values.money import find_amounts
from pipeline.values.references import find_references

UNITS = (
    *(
        "1",
        "1 ",
        "1.",
        "123 ",
        "un ",
        "5 millions ",
        "5 € ",
        "5, ",
        "5 et ",
        "2023 et ",
        "5 mars, ",
        "12/03 ",
    ),
    *(
        "mars ",
        "A1-",
        "-",
        "(",
        "a@",
        "%20",
        "+1 ",
        "l1O ",
        "2 ans 3 mois ",
        "entre ",
        "cinq et dix ",
        "janv.-",
        "1 ½ ",
        "été 2022 ",
        "€50 ",
        "Tél. +",
        "a-\n",
        "\n",
        "é",
        "e\u0301",
    ),
)

# What forms with optional or repeated parts might read in two ways at every step.
REPEATED = (
    "2023/",
    "2023-",
    "1,23,",
    "1. 000. ",
    "1 ,",
    "5 virgule ",
    "00 000000 ",
    "..5",
    "5/",
    "5 mars et ",
    "mars-",
    "années 80 et ",
    "l'an deux mille ",
    "deux mille ",
    "20210305 ",
    "31 décembre 2020 et ",
    "$-5 ",
    "FCFA : ",
    "5 (FCFA",
    "9M $",
    "soit plus de ",
    "f c f a ",
    "quelques ",
    "FY21/",
)


def seconds(find: Callable[[str], object], text: str) -> float:
    """The best of three runs without the garbage collector: the first may have to build its patterns."""
    runs = []
    gc.disable()
    try:
        for _ in range(3):
            started = time.process_time()
            find(text)
            runs.append(time.process_time() - started)
    finally:
        gc.enable()
    return min(runs)


@pytest.mark.parametrize("find", [find_amounts, find_dates, find_durations, find_numbers, find_references])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_time_is_linear_in_the_length(find: Callable[[str], object], unit: str) -> None:
    short, long = (unit * 12_000)[:1_500], (unit * 12_000)[:12_000]
    assert seconds(find, long) < 0.05 + 8 * 2.5 * seconds(find, short)


@pytest.mark.parametrize("unit", REPEATED, ids=repr)
def test_time_is_linear_where_forms_repeat(unit: str) -> None:
    # `find_numbers` finds amounts and dates first.
    short, long = (unit * 12_000)[:1_500], (unit * 12_000)[:12_000]
    assert seconds(find_numbers, long) < 0.05 + 8 * 2.5 * seconds(find_numbers, short)


SPANISH_AND_PORTUGUESE = (
    "mil ",
    "mil e ",
    "cinco y ",
    "treinta y ",
    "5 de ",
    "5 de março de ",
    "de 5 a ",
    "entre 5 e ",
    "milhões de ",
    "mil millones ",
    "2º ",
    "último ",
    "2023 y ",
    "lunes, ",
)


@pytest.mark.parametrize("language", ["pt", "es"])
@pytest.mark.parametrize("unit", SPANISH_AND_PORTUGUESE, ids=repr)
def test_time_is_linear_in_later_languages(unit: str, language: str) -> None:
    def find(text: str) -> object:
        return find_numbers(text, language=language)

    short, long = (unit * 12_000)[:1_500], (unit * 12_000)[:12_000]
    assert seconds(find, long) < 0.05 + 8 * 2.5 * seconds(find, short)
