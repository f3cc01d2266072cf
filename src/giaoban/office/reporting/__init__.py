"""The report of a period: drafted from what units reported and from the figures, worded by the office, frozen when it is issued."""
