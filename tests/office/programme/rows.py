"""Programmes of the story: November's of the Party committee, with its lines; quick to make where a test is not about entering them."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from giaoban.office.directory.models import Account, Organ
from giaoban.office.evidence.models import Fact
from giaoban.office.programme.models import Line, Programme, ProgrammeKind, ProgrammeState
from giaoban.office.programme.periods import days_of
from giaoban.office.registry.models import Paper
from giaoban.office.work.actions import open_from_facts
from tests.office.evidence.rows import confirm, read_paper
from tests.office.work.story import unit
from tests.papers import make_paper
from tests.people import Organs, People

NOVEMBER, DECEMBER = dt.date(2026, 11, 1), dt.date(2026, 12, 1)
WORDS = "Bàn giao toàn bộ mặt bằng tuyến đường Minh Sơn - Đồng Tâm trước ngày 25/11/2026."
DIRECTION = "Tăng cường nắm tình hình tư tưởng trong cán bộ, đảng viên."
MEETING = "Hội nghị Ban Thường vụ Đảng ủy"
UNDATED = "Hội nghị kiểm điểm tiến độ các công trình đầu tư công"
DUTY = "Thường trực Đảng ủy tổ chức giao ban vào chiều thứ Hai hằng tuần."
MATTERS = ("Dự thảo Báo cáo kết quả năm 2026.", "Phương án phòng cháy, chữa cháy rừng.")
_OUTLINE = (("I", "I-"), ("I.1", WORDS), ("II", "II-"))  # where the items of the paper begin
_YEARS = count(2030)


def make_programme(organ: Organ, first: dt.date = NOVEMBER, kind: str = ProgrammeKind.MONTH, **fields: Any) -> Programme:
    """A programme that is carried out."""
    days = days_of(kind, first)
    values: dict[str, Any] = {
        "kind": kind, "first": days[0], "last": days[1], "organ": organ, "title": "Chương trình công tác", "state": ProgrammeState.UNDERWAY,
    }  # fmt: skip
    return Programme.objects.create(**(values | fields))


def make_line(programme: Programme, **fields: Any) -> Line:
    """A line of it, due on the 25th of its first month."""
    day = f"{programme.first:%Y-%m}-25"
    values: dict[str, Any] = {"programme": programme, "place": programme.lines.count() + 1, "text": WORDS, "due": day, "first_due": day}
    return Line.objects.create(**(values | fields))


def line_of_paper(paper: Paper, organ: Organ | None, whose: Organ) -> Line:
    """A line whose words are a paper's, in a programme of a year of its own."""
    programme = make_programme(whose, dt.date(next(_YEARS), 11, 1), paper=paper)
    return make_line(programme, organ=organ, paper=paper)


def programme_paper(people: People, organs: Organs, **fields: Any) -> tuple[Paper, dict[str, Fact]]:
    """The paper of November's programme, read and confirmed: an order with its day, a direction, two meetings, a duty."""
    paper = make_paper(**({"type": "CTr", "number": "14-CTr/ĐU", "subject": "công tác tháng 11 năm 2026"} | fields))
    text = "\n".join(["I-", WORDS, DIRECTION, "II- Hội nghị", MEETING, *MATTERS, UNDATED, DUTY])
    reading = read_paper(paper, text)
    outline = [{"path": path, "span": [text.index(begins), text.index(begins) + 3]} for path, begins in _OUTLINE]
    reading.found = {"outline": outline, "document": {"period": {"start": "2026-11-01", "end": "2026-11-30"}}}
    reading.save()
    order = {"title": WORDS, "lead": [unit(organs.economy)], "support": [], "reporters": [], "product": None}
    agenda = [
        {"number": str(n), "title": matter, "prepared_by": [unit(organ)]}
        for n, (matter, organ) in enumerate(zip(MATTERS, (organs.office, organs.peoples_committee), strict=True), start=1)
    ]
    facts = {
        "order": confirm(reading, people.lan, "task", WORDS, deadline={"date": "2026-11-25"}, **order),
        "direction": confirm(reading, people.lan, "orientation", DIRECTION, title=DIRECTION, lead=[]),
        "meeting": confirm(
            reading, people.lan, "meeting", MEETING, title=MEETING, date="2026-11-26", certainty="tentative", agenda=agenda, prepared_by=[]
        ),
        "undated": confirm(
            reading, people.lan, "meeting", UNDATED, title=UNDATED, date=None, certainty="to-be-announced", agenda=[], prepared_by=[]
        ),
        "duty": confirm(reading, people.lan, "duty", DUTY, title=DUTY, recurrence="FREQ=WEEKLY;BYDAY=MO"),
    }
    for n, matter in enumerate(MATTERS):
        start = text.index(matter)
        facts["meeting"].said[f"agenda.{n}"] = [{"quote": matter, "spans": [[start, start + len(matter)]]}]
    facts["meeting"].save()
    facts["order"].ours = True
    facts["order"].save()
    open_from_facts(people.lan, facts.values())
    return paper, facts


def fresh(line: Line) -> Line:
    """The line as it stands now."""
    return Line.objects.select_related("programme").get(pk=line.pk)


def who(account: Account) -> str:
    """The person's name."""
    return account.name
