"""What was done in a period: figures with their definitions, counted in few queries, each with exactly the tasks behind it."""
