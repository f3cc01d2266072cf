"""Ngày nghỉ, ngày làm việc: the year's days off with their sources, the office's own with a look before, how deadlines are read."""
