"""Today's papers, one key each; proposals, slips, annotations."""
