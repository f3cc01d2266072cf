"""Báo cáo: the figures of a period with the tasks behind each, and the report that is written from them."""
