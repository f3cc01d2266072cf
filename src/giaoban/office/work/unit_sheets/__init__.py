"""Việc của đơn vị: one sheet a unit, on screen, paper, Excel and Word; the filled sheet is read back by the codes of its rows."""
