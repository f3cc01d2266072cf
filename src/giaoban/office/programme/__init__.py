"""Programmes of work (chương trình công tác): what a body means to do in a period, line by line, and what became of it."""
