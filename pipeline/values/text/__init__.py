"""Text before any value is read from it: folded with its offsets, masked, cut into sentences."""

from pipeline.values.text.sentences import find_sentences, sentence_at
from pipeline.values.text.spans import Folded, SpanReading, fold, mask

__all__ = ["Folded", "SpanReading", "find_sentences", "fold", "mask", "sentence_at"]
