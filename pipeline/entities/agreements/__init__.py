"""Agreements: rows of tables that are one, and what prose tells of them, put together from several places."""
