"""What the machine proposes and what a clerk decides; turns proposals into facts."""
