"""Papers that come of meetings, to be printed and signed: invitations, minutes, notices, the schedule."""
