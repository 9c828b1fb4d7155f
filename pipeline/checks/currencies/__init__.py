"""Checks of sums that are said in two currencies."""
