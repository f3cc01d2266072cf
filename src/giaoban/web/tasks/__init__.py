"""The views over many tasks: list, board, by organ, leader, paper and cited document; many at once; Excel."""
