"""Việc của đơn vị on screen, on paper, as files; filled sheets taken back."""
