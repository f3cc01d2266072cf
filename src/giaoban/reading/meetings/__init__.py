"""What is held at a time: conferences with agendas, schedules, invitations, timetables."""

from giaoban.reading.meetings.find import read_meetings

__all__ = ["read_meetings"]
