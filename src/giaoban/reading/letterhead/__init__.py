"""The head of a paper: organs, number, place and date, kind, subject, addressees."""

from giaoban.reading.letterhead.head import document_findings, read_letterhead

__all__ = ["document_findings", "read_letterhead"]
