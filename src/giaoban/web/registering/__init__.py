"""Đăng ký nội dung on screen: what units propose for the next period, compiled by the office; the competence table."""
