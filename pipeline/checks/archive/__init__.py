"""Checks over all documents: what they tell of the same agreements, programmes and donors."""
