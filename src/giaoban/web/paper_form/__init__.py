"""The form of papers: any Word file checked against it, and the office's own templates."""
