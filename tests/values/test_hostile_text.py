"""Time must grow with the length of the text, whatever the text."""

import time
from collections.abc import Callable

import pytest

from pipeline.values.amounts import find_amounts
from pipeline.values.counted_numbers import find_numbers
from pipeline.values.dates import find_dates
from pipeline.values.durations import find_durations
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
    ),
)


def seconds(find: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    find(text)
    return time.process_time() - started


@pytest.mark.parametrize("find", [find_amounts, find_dates, find_durations, find_numbers, find_references])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_time_is_linear_in_the_length(find: Callable[[str], object], unit: str) -> None:
    short, long = (unit * 24_000)[:3_000], (unit * 24_000)[:24_000]
    assert seconds(find, long) < 0.15 + 8 * 2.5 * seconds(find, short)
