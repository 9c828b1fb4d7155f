"""The text of a page: words in reading order, gathered into paragraphs, headings, lists, captions, notes."""
