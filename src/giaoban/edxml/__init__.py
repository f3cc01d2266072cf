"""Papers and their states exchanged between offices as edXML (QCVN 102:2016/BTTTT). Pure: no web framework, no network of its own.

No official schema was to be had: the form is that of four builders compared. One form is written, and every known one is read.
"""
