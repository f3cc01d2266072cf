"""Programmes of work (chương trình công tác): what a body means to do in a term, year, quarter, month or week, line by line, and what became of it."""
