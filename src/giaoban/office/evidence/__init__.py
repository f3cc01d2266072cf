"""Extractions, readings, anchors, facts: where everything comes from."""
