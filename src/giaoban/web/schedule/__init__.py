"""The schedule: weeks in three layouts, months, a list; weeks published and printed; feeds for telephones; calendars taken in."""
