"""Checks of tables: what adds up in them, down the columns and along the rows."""
