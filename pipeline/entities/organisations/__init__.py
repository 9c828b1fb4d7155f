"""Organisations: candidates by grammar, gazetteer, glossary and model, and whom they mean."""
