"""Checks of agreements: their dates and durations, and what became of them."""
