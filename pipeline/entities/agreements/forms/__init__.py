"""Agreements by form: fact sheets, lists under a verb of giving, tables of grants.

What a form tells is read before prose is, since the place of a name or a sum there says what it is.
"""
