"""Papers are signed by a person, then by the organ, both seen on the page; what a signed file is worth is told in words."""
