"""One agreement across documents: which tellings are of the same, and what the archive knows of it."""
