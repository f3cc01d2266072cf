"""Words and dates in templates."""
