"""Tasks: one task and the way to it, from the sentence to the outcome."""
