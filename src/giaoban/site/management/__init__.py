"""What Django runs by a name."""
