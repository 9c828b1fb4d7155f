"""Counted results: how many of what, its parts, and what was done."""

from pipeline.entities.indicators.writing import Indicators

__all__ = ["Indicators"]
