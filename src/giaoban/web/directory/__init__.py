"""Organs, people, areas of charge, accounts."""
