"""Trình ký: drafts with their versions, opinions, way, signing, number and receivers."""
