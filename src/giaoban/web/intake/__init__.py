"""Files dropped in, each with its progress."""
