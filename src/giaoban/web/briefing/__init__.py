"""Ghi nhanh, bảng giao ban, biên bản."""
