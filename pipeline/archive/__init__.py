"""The archive: one SQLite file, made from the records that the stages left, and swapped in whole."""
