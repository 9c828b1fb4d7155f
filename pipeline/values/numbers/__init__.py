"""Numbers: in digits, in words, and with their scale; which sign is the decimal one."""

from pipeline.values.numbers.digits import (
    ENGLISH,
    FRENCH,
    UNKNOWN,
    NumberFormat,
    PrintedNumber,
    all_ambiguous,
    digits,
    guess_number_format,
    is_ambiguous,
    parse_number,
    printed_interval,
    read_digits,
    trimmed,
)
from pipeline.values.numbers.number_words import (
    number_word_runs,
    number_words,
    parse_number_words,
    read_number_words,
)
from pipeline.values.numbers.quantities import Quantity, find_quantities

__all__ = [
    "ENGLISH",
    "FRENCH",
    "UNKNOWN",
    "NumberFormat",
    "PrintedNumber",
    "Quantity",
    "all_ambiguous",
    "digits",
    "find_quantities",
    "guess_number_format",
    "is_ambiguous",
    "number_word_runs",
    "number_words",
    "parse_number",
    "parse_number_words",
    "printed_interval",
    "read_digits",
    "read_number_words",
    "trimmed",
]
