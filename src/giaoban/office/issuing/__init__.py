"""Papers of our own on their way out: drafts, opinions on them, who has them, signing, numbers, to whom they went."""
