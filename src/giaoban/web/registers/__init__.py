"""Registers of papers in and out, their numbers, print and Excel."""
