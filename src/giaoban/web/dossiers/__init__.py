"""Hồ sơ tài liệu họp on screen: which papers are needed and how far they are, handing in, checking, reading, the pack."""
