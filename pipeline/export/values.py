"""Values as text files take them: exact, and harmless in a spreadsheet."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.records.spreadsheets import harmless


def plain(value: Any) -> Any:
    """A value of a record as text or number: decimals as their digits, dates in ISO 8601, JSON as text."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def cell(value: Any) -> Any:
    """A value as a cell of CSV: text is made harmless, figures stay figures."""
    if value is None:
        return ""
    return harmless(value) if isinstance(value, str) else plain(value)
