"""Liên thông: packages that came, what went to whom, where organs are reached."""
