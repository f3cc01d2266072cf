"""Source left, findings right, one key a decision."""
