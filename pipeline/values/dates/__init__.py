"""Calendar dates and periods: found in prose, read from a cell, the year supplied from the document."""

from pipeline.values.dates.calendar import calendar
from pipeline.values.dates.context import DateContext
from pipeline.values.dates.finding import NO_CONTEXT, DateReading, find_dates, parse_date
from pipeline.values.iso_dates import parse_period

__all__ = ["NO_CONTEXT", "DateContext", "DateReading", "calendar", "find_dates", "parse_date", "parse_period"]
