"""Parquet: one file a table, typed; money as decimals, dates as dates. DuckDB and pandas open them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.export.source import OpenArchive
from pipeline.export.values import plain
from pipeline.records.schema import Column, columns

DIGITS = 38
"""The digits of a decimal of 128 bits, the widest that all readers know."""


def write_parquet(source: OpenArchive, folder: Path) -> list[Path]:
    """Write every table; gives the paths.

    Raises:
        ImportError: pyarrow is not installed.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    written = []
    for name, record in source.tables.items():
        rows = list(source.records(record))
        arrays = {c.name: _array(pa, c, [getattr(row, c.name) for row in rows]) for c in columns(record)}
        table = pa.table(arrays)
        about = {"description": (record.__doc__ or "").strip().splitlines()[0], "generator": source.generator}
        path = folder / f"{name}.parquet"
        pq.write_table(table.replace_schema_metadata(about), path, compression="zstd")
        written.append(path)
    return written


def _array(pa: Any, of: Column, values: list[Any]) -> Any:
    if of.type is Decimal:
        scale = max((_decimals(value) for value in values if value is not None), default=0)
        return pa.array(values, type=pa.decimal128(DIGITS, scale))
    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
    if of.type in types:
        return pa.array(values, type=types[of.type])
    return pa.array([None if value is None else plain(value) for value in values], type=pa.string())


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
