"""Organisations: candidates by grammar, gazetteer, glossary and model, and whom they mean."""

from pipeline.entities.organisations import component

__all__ = ["component"]
