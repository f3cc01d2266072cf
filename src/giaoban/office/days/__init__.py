"""The office's own days off and make-up days above those of the country, and how it reads deadlines: one calendar for every room."""
