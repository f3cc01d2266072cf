"""A paper's own pages: facts, text, readings, citations, the paper with its states."""
