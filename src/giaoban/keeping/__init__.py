"""Keeping what the office has: backup, restore, examination, export. All of it while the office is being served.

A backup is one ZIP of plain parts: `manifest.json`, a file of JSON lines a table, the originals under their sums, the key and heads of
the record of acts. It restores into SQLite and PostgreSQL alike, and into later releases.
"""
