"""One box for number, subject, sender and date."""
