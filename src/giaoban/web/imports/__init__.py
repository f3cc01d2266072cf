"""Another system's register taken over."""
