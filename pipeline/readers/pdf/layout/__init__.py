"""The order in which the words of a page are read: lines, regions, columns."""
