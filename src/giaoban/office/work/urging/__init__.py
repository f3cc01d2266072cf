"""Đôn đốc: what is overdue of a unit, the letter that says so, and the letter as a file."""
