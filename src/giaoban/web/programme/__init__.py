"""Programmes of work on screen: the list, one with its lines and what became of them, one line, a programme made from its paper."""
