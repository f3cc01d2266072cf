"""What is new to a person, mail before it leaves, when who is reminded."""
