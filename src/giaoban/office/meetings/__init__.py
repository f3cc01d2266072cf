"""Meetings: what is held and when, its agenda and papers, who attends, the minutes and conclusions, the week as it was published."""
