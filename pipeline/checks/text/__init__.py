"""Checks of running text: what sentences say in numbers, words and dates."""
