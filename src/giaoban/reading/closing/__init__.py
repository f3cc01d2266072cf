"""The end of a paper: recipients, archive line, signatures."""

from giaoban.reading.closing.recipients import read_closing

__all__ = ["read_closing"]
