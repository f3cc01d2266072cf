"""Kiểm tra chữ ký số: what a signed PDF is worth, of a file that somebody brings and of a paper's originals."""
