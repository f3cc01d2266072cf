"""Days as an office reckons them: working days, deadlines with their reasons, what recurs, regimes, periods, anniversaries.

Pure: no clock, no files but the dated data beside it, nothing of the web framework. Every rule is data with its source and the days it is
in force.
"""
