"""Giao Ban: the work of a Vietnamese committee office, from the sentence in a paper to its outcome."""

__version__ = "0.1.0"
