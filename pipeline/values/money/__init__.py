"""Amounts of money: found in prose, read from a cell, and the role that the words around give them."""

from pipeline.values.money.amount_reading import AmountReading
from pipeline.values.money.amounts import find_amounts, interval, parse_amount
from pipeline.values.money.convention import decide_number_format
from pipeline.values.money.patterns import Qualifier, qualifier_before
from pipeline.values.money.roles import IATI_TRANSACTION_TYPES, find_role

__all__ = [
    "IATI_TRANSACTION_TYPES",
    "AmountReading",
    "Qualifier",
    "decide_number_format",
    "find_amounts",
    "find_role",
    "interval",
    "parse_amount",
    "qualifier_before",
]
