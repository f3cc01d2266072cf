"""Targets and projects: what the office has promised for a period and how far it is; which reports it owes upward, and by when."""
