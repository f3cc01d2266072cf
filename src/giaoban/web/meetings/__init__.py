"""Meetings on screen: the list, one with its agenda and who attends, series with the question of days off, rooms."""
