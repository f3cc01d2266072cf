"""What is done to the directory: one verb, one function, the actor first."""
