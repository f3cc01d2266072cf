"""Templates of the office's own: Word files with fields, by the kind of paper they are for, each with all its versions."""
