"""Words of languages: one package per language, and what they share."""
