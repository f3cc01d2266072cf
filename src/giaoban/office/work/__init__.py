"""Work followed to its end: tasks with their assignments, what is asked about them, orientations, and how each ended."""
