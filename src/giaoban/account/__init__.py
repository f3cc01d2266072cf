"""What a person is shown of a reading: in the terminal, and as a page beside the paper itself."""
