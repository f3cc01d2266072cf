"""The demo's collection of reports: the province asks, 28 chi bộ answer by Excel, Word and paper; six are missing, one figure is odd."""

from __future__ import annotations

import datetime as dt

from giaoban.office.directory.models import Account, Organ
from giaoban.office.registry.actions import sort_paper
from giaoban.office.registry.models import Paper, Sorting
from giaoban.office.work import actions
from giaoban.office.work.actions import Answer, Form, Ordered, Share
from giaoban.office.work.collecting.forms import CellKind, Column, Line
from giaoban.office.work.collecting.replies import Values
from giaoban.office.work.models import Assignment, Collection, Origin, Reply

ASKED = "1206-CV/BTCTU"  # the letter that asks
TITLE = "Số liệu đảng viên và sinh hoạt chi bộ"
COLUMNS = [
    Column("members", "Số đảng viên", CellKind.NUMBER),
    Column("away", "Đảng viên đi làm ăn xa", CellKind.NUMBER),
    Column("dues", "Đảng phí đã thu (đồng)", CellKind.NUMBER),
    Column("note", "Ghi chú", CellKind.TEXT, required=False),
]
LINES = [Line("1", "Trong tháng"), Line("2", "Lũy kế từ đầu năm")]
_MISSING = (5, 9, 13, 17, 22, 26)
_BY_WORD, _BY_PAPER = (3, 11, 19), (1, 7, 15, 24)
_ODD = 12  # reports more members than live there


def load_collection(accounts: dict[str, Account], organs: dict[str, Organ], today: dt.date) -> None:
    """Ask the chi bộ, and take in what has come. Call it when the letter is registered."""
    paper = Paper.objects.get(number=ASKED)
    sort_paper(accounts["ha"], paper.pk, Sorting.TO_DO, shown=paper.revision)
    cells = [organ for key, organ in organs.items() if key.startswith("CB")]
    collection = _ask(accounts, organs, cells, today)
    for number, share in enumerate(actions.reporters(collection.task)):
        if number not in _MISSING:
            _reply(accounts, share, number, today)


def _ask(accounts: dict[str, Account], organs: dict[str, Organ], cells: list[Organ], today: dt.date) -> Collection:
    """What the province wants of the office, and what the office wants of each chi bộ two days before."""
    ha, giver, paper = accounts["ha"], accounts["thu"].person, Paper.objects.get(number=ASKED)
    more = {"product": "Báo cáo", "leader": giver}
    above = Ordered(
        "Báo cáo Ban Tổ chức Tỉnh ủy số liệu đảng viên của 28 chi bộ", Origin.PAPER, (Share(organ=organs["VP"]),), giver,
        today + dt.timedelta(4), paper=paper, more=more,
    )  # fmt: skip
    task = actions.order(ha, above)
    asked = Ordered(
        "Các chi bộ báo cáo số liệu đảng viên, đảng phí theo biểu", Origin.PAPER, tuple(Share(organ=organ) for organ in cells), giver,
        today + dt.timedelta(1), paper=paper,
    )  # fmt: skip
    return actions.open_collection(ha, asked, Form(TITLE, COLUMNS, LINES), for_task_id=task.pk)


def _reply(accounts: dict[str, Account], share: Assignment, number: int, today: dt.date) -> None:
    """One chi bộ's figures: that of thôn Đồng Cao types its own, the others send a file or a paper."""
    way = Reply.Way.WORD if number in _BY_WORD else Reply.Way.PAPER if number in _BY_PAPER else Reply.Way.EXCEL
    actor = accounts["tam"] if number == 0 else accounts["ha"]
    if number == 0:
        way = Reply.Way.WEB
    actions.take_reply(actor, share.pk, Answer(_values(way, number), way, on=today - dt.timedelta(number % 3)))


def _values(way: Reply.Way, number: int) -> Values:
    there = 18 + number * 7 % 23
    members = 1250 if number == _ODD else there
    month, year = (members, number % 5, there * 12_000), (there, number % 5 + 2, there * 130_000)
    found: Values = {}
    for line, figures in zip(LINES, (month, year), strict=True):
        cells = zip(COLUMNS, (*map(str, figures), ""), strict=True)
        found[line.code] = {
            column.key: {"value": value, "cell": _cell(way, int(line.code), place)} for place, (column, value) in enumerate(cells)
        }
    return found


def _cell(way: Reply.Way, line: int, place: int) -> str:
    """Where the figure stands in the form that was sent: below the head in line 6, or in the second table."""
    if way == Reply.Way.EXCEL:
        return f"Biểu!{'CDEF'[place]}{line + 6}"
    return f"Bảng 2, dòng {line + 1}, cột {place + 3}" if way == Reply.Way.WORD else ""
