"""Counted results: how many of what, its parts, and what was done."""

from pipeline.entities.indicators.counts import Count, indicators
from pipeline.entities.indicators.writing import IndicatorWriter

__all__ = ["Count", "IndicatorWriter", "indicators"]
