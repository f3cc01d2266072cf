"""Requests to many reporters: which there are, and one of them with who is missing and the totals."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.registry.content import EXCEL
from giaoban.office.work import actions, queries, rules
from giaoban.office.work.collecting.forms import columns_of, in_a_sentence, in_words
from giaoban.office.work.collecting.totals import Compiled, compiled, is_late, missing
from giaoban.office.work.models import Assignment, Collection, Reply, Task
from giaoban.web.answers import saved
from giaoban.web.doors import Knock, office_staff
from giaoban.writing.excel import AS_TEXT, cell_text

PAGE = 50


@dataclass(frozen=True, slots=True)
class Reporter:
    """A reporter as the page shows him: his share, his reply if it has come, whether it was late."""

    share: Assignment
    reply: Reply | None
    late: bool
    overdue: bool

    @property
    def way(self) -> str:
        """How the reply came, within a sentence."""
        return in_a_sentence(self.reply.get_way_display()) if self.reply else ""


def listing(request: Knock) -> HttpResponse:
    """Requests, the latest first. A unit finds here what it still has to send."""
    before = request.GET.get("before", "")
    rows = queries.collections_visible_to(request.user).order_by("-pk")
    if before.isdigit() and len(before) < 19:
        rows = rows.filter(pk__lt=int(before))
    found = list(rows[: PAGE + 1])
    counted = _counts(request.user, found, actions.reports(timezone.localdate()))
    context = {
        "rows": [{"collection": one, **counted.get(one.pk, {})} for one in found[:PAGE]],
        "next_url": f"?before={found[PAGE - 1].pk}" if len(found) > PAGE else None,
        "may_ask": rules.may_enter(request.user),
        "whole": rules.sees_all_of(request.user) is not None,
    }
    return render(request, "collecting/listing.html", context)


def _counts(account: Account, found: list[Collection], reporters: Q) -> dict[int, dict[str, int]]:
    """For each request how many are to report and how many have, among the shares that the person may follow."""
    shares = queries.assignments_visible_to(account).filter(reporters, task__in=[one.task_id for one in found]).order_by()
    counted = shares.values("task__collection").annotate(many=Count("pk"), there=Count("reply"))
    return {row["task__collection"]: {"many": row["many"], "there": row["there"]} for row in counted}


def opened(request: Knock, collection_id: int) -> Collection:
    """A request that the person may see."""
    return get_object_or_404(queries.collections_visible_to(request.user), pk=collection_id)


def reporters_seen(request: Knock, collection: Collection, *, ended: bool = False) -> list[Assignment]:
    """The reporters whose replies the person may see: the office all, a unit itself. `ended`: with those who reported and are no more."""
    seen = set(queries.assignments_visible_to(request.user).filter(task=collection.task).values_list("pk", flat=True))
    return [share for share in actions.reporters(collection.task, ended=ended) if share.pk in seen]


def one(request: Knock, collection_id: int) -> HttpResponse:
    """One request: who is still missing, who was late, the totals with the cell behind each."""
    collection = opened(request, collection_id)
    shares = reporters_seen(request, collection, ended=True)
    replies = list(queries.replies_visible_to(request.user).filter(collection=collection))
    by_share = {reply.assignment_id: reply for reply in replies}
    today = timezone.localdate()
    whole = rules.sees_whole(request.user, collection.task)
    rows = _shown(compiled(collection, shares, replies)) if replies else []
    context = {
        "collection": collection,
        "task": collection.task,
        "reporters": [_reporter(share, by_share.get(share.pk), today) for share in shares],
        "missing": missing(shares, replies),
        "many": len(shares),
        "columns": columns_of(collection),
        "compiled": rows,
        "odd": [(row["line"], total["column"], said) for row in rows for total in row["totals"] for said in total["said"] if said["odd"]],
        "whole": whole,
        "sends": whole and office_staff(request.user),
        "serves": served(request.user, collection),
        "may_change": whole and rules.may_enter(request.user) and not replies,
    }
    return render(request, "collecting/collection.html", context)


def served(account: Account, collection: Collection) -> Task | None:
    """What was asked of us from above and this collects for, if it is the person's to see."""
    return queries.visible_to(account).filter(pk=collection.for_task_id).first() if collection.for_task_id else None


def _reporter(share: Assignment, reply: Reply | None, today: dt.date) -> Reporter:
    overdue = reply is None and share.deadline is not None and share.deadline < today
    return Reporter(share, reply, reply is not None and is_late(share, reply), overdue)


def _shown(rows: list[Compiled]) -> list[dict[str, Any]]:
    return [
        {
            "line": row.line,
            "totals": [
                {
                    "column": total.column,
                    "sum": in_words(total.column, str(total.sum)) if total.sum is not None else None,
                    "said": [
                        {
                            "share": s.share,
                            "value": in_words(total.column, s.value),
                            "cell": s.cell,
                            "way": in_a_sentence(s.way.label),
                            "odd": s.odd,
                        }
                        for s in total.said
                    ],
                }
                for total in row.totals
            ],
        }
        for row in rows
    ]


def excel(request: Knock, collection_id: int) -> HttpResponse:
    """The compiled form: a sheet of totals, a sheet with every reporter's values and the cells they came from."""
    collection = opened(request, collection_id)
    shares = reporters_seen(request, collection, ended=True)
    replies = list(queries.replies_visible_to(request.user).filter(collection=collection))
    return saved(_workbook(collection, shares, replies), EXCEL, f"tong-hop-{collection.pk}.xlsx")


def _workbook(collection: Collection, shares: list[Assignment], replies: list[Reply]) -> bytes:
    out = BytesIO()
    rows = compiled(collection, shares, replies)
    columns = columns_of(collection)
    with xlsxwriter.Workbook(out, AS_TEXT) as book:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        totals = book.add_worksheet("Tổng hợp")
        _row(totals, 0, ["Nội dung", *(column.title for column in columns)], head)
        for at, row in enumerate(rows, 1):
            _row(totals, at, [row.line.title, *(total.sum if total.sum is not None else "" for total in row.totals)], cell)
        every = book.add_worksheet("Từng đơn vị")
        _row(every, 0, ["Đơn vị", "Nội dung", "Cột", "Giá trị", "Ô nguồn"], head)
        said = [(s, row.line, total.column) for row in rows for total in row.totals for s in total.said]
        for at, (one_said, line, column) in enumerate(said, 1):
            _row(every, at, [str(one_said.share), line.title, column.title, in_words(column, one_said.value), one_said.cell], cell)
        lacking = book.add_worksheet("Còn thiếu")
        _row(lacking, 0, ["Đơn vị"], head)
        for at, share in enumerate(missing(shares, replies), 1):
            _row(lacking, at, [str(share)], cell)
        for sheet in (totals, every, lacking):
            sheet.set_column(0, 1, 36)
            sheet.set_column(2, len(columns) + 4, 18)
    return out.getvalue()


def _row(sheet: Any, at: int, values: list[Any], form: Any) -> None:
    for place, value in enumerate(values):
        if isinstance(value, str):
            sheet.write_string(at, place, cell_text(value), form)
        else:
            sheet.write_number(at, place, value, form)
