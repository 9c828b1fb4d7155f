"""From the characters of a page to its printed words."""
