"""Pure parsers: numbers, amounts, dates, durations and references from printed strings.

`find_` functions return readings with offsets into the text as given; `parse_` functions read one whole
string and raise ValueError when it is not what they read. Nothing here knows pages, tables or spaCy.
"""
