"""What about meetings waits for somebody: a day, a decision, an answer. Asked by the desk, and by the pages themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.visibility import Role
from giaoban.office.meetings.kinds import Answer, Attendance, MeetingState
from giaoban.office.meetings.models import Attendee, Meeting, Series
from giaoban.office.meetings.queries import NEAR, attendees_visible_to, series_visible_to, visible_to


def without_day(account: Account) -> QuerySet[Meeting]:
    """What is still to be announced."""
    return visible_to(account).filter(state=MeetingState.PLANNED, day=None).order_by("pk")


def days_off_asked(account: Account, today: dt.date) -> QuerySet[Meeting]:
    """What falls on a day off before long, and nobody has decided."""
    rows = visible_to(account).filter(state=MeetingState.PLANNED, asks=Meeting.Asks.DAY_OFF, day__range=(today, today + NEAR))
    return rows.order_by("day", "pk")


def days_to_choose(account: Account) -> QuerySet[Series]:
    """The series of which only the number of days is known."""
    return series_visible_to(account).filter(asks=Series.Asks.DAYS, ended=False).select_related("chair")


@dataclass(frozen=True, slots=True)
class Gone:
    """The people who have left, and the organs that have ended. They are few, and meetings are many: so they are asked first."""

    people: list[int]
    organs: list[int]

    @classmethod
    def by(cls, today: dt.date) -> Gone:
        """Who is gone on a day."""
        left, ended = Person.objects.filter(active=False), Organ.objects.filter(valid_to__lt=today)
        return cls(list(left.values_list("pk", flat=True)), list(ended.values_list("pk", flat=True)))

    @property
    def is_nobody(self) -> bool:
        """Is everybody still there?"""
        return not self.people and not self.organs

    @property
    def stands(self) -> Q:
        """Of series and meetings: one of them is in the chair, leads for the office, prepares it."""
        return Q(chair__in=self.people) | Q(office_lead__in=self.people) | Q(prepared_by__in=self.organs)


def series_of(account: Account, gone: Gone, today: dt.date) -> QuerySet[Series]:
    """What goes on being held under somebody who has left, by a unit that has ended, or as the duty of somebody who has left."""
    duty = Series.people.through.objects.filter(series=OuterRef("pk"), person__in=gone.people)
    rows = series_visible_to(account).filter(gone.stands | Q(Exists(duty)), ended=False)
    rows = rows.filter(Q(until=None) | Q(until__gte=today)).select_related("chair", "office_lead", "prepared_by")
    return rows.prefetch_related("people").order_by("title", "pk")


def meetings_of(account: Account, gone: Gone, today: dt.date) -> QuerySet[Meeting]:
    """The same of what is held once, and is still to come."""
    rows = visible_to(account).filter(gone.stands, _ahead(today), series=None)
    return rows.select_related("chair", "office_lead", "prepared_by").order_by(F("day").asc(nulls_last=True), "pk")


def who_attends_asked(account: Account, today: dt.date) -> QuerySet[Meeting]:
    """The invitations of other organs to which nobody has answered yet."""
    answered = Attendee.objects.filter(meeting=OuterRef("pk")).exclude(answer=Answer.NONE)
    rows = visible_to(account).filter(~Exists(answered), _ahead(today), invited__in=[True])  # so that SQLite takes the index
    return rows.order_by(F("day").asc(nulls_last=True), "pk")


def calls_to_answer(account: Account, today: dt.date) -> QuerySet[Attendee]:
    """The calls that the person, or his unit, has not answered, to what is held before long. No duty is asked about each time."""
    mine = Q(person=account.person_id) if account.person_id is not None else Q(pk__in=[])
    if Role.FOCAL_POINT in account.roles:
        mine |= Q(organ__in=account.organ_ids)
    near = Q(meeting__day=None) | Q(meeting__day__range=(today, today + NEAR))
    rows = attendees_visible_to(account).filter(
        mine, near, answer=Answer.NONE, meeting__series=None, meeting__state=MeetingState.PLANNED
    )  # fmt: skip
    return rows.select_related("meeting").order_by(F("meeting__day").asc(nulls_last=True), "pk")


def _ahead(today: dt.date) -> Q:
    return Q(state=MeetingState.PLANNED) & (Q(day=None) | Q(day__gte=today))


@dataclass(frozen=True, slots=True)
class Attended:
    """How often somebody was there, of the meetings he was called to at which attendance was written down."""

    name: str
    called: int
    present: int
    excused: int
    absent: int
    delegated: int


def attendance(account: Account, since: dt.date, until: dt.date, kind: str = "") -> list[Attended]:
    """Who was there how often between two days. What was called off counts for nobody; who sent another was not there himself."""
    rows = attendees_visible_to(account).filter(meeting__day__range=(since, until), person__isnull=False)
    rows = rows.exclude(meeting__state=MeetingState.CANCELLED).exclude(attendance=Attendance.UNKNOWN)
    rows = rows.filter(meeting__kind=kind) if kind else rows
    sent = Q(answer=Answer.DELEGATES)
    counts = rows.order_by().values("person__full_name", "person").annotate(
        called=Count("pk"),
        present=Count("pk", filter=~sent & Q(attendance=Attendance.PRESENT)),
        excused=Count("pk", filter=~sent & Q(attendance=Attendance.EXCUSED)),
        absent=Count("pk", filter=~sent & Q(attendance=Attendance.ABSENT)),
        delegated=Count("pk", filter=sent),
    )  # fmt: skip
    found = [
        Attended(row["person__full_name"], row["called"], row["present"], row["excused"], row["absent"], row["delegated"]) for row in counts
    ]
    return sorted(found, key=lambda one: (-one.called, one.name))
