"""Signing in and one's own account: django-allauth behind our doors, in our words, with a line in the record for every act."""
