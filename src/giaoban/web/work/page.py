"""The page of one task: where it comes from, where it stands, what is asked, what can be done. Each sees as much as he may follow."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account, Organ
from giaoban.office.meetings.record_queries import concluded_in
from giaoban.office.registry import queries as registry
from giaoban.office.work import rules
from giaoban.office.work.models import Answer, Assignment, Collection, Extension, Origin, Task, Workflow
from giaoban.office.work.queries import (
    assignments_visible_to,
    collections_visible_to,
    followed_by,
    held_up,
    leads_of,
    progress_visible_to,
    urged_visible_to,
    visible_to,
)
from giaoban.office.work.six import six_clear
from giaoban.web.documents.words import title
from giaoban.web.doors import Knock, office_staff
from giaoban.web.issuing.around import issued_in
from giaoban.web.sitting.naming import conclusion_url
from giaoban.web.templatetags.office import day, short_day, week_day
from giaoban.web.work.acts import offered
from giaoban.web.work.facts import facts_of
from giaoban.web.work.one import opened, title_of
from giaoban.web.work.requests import request_card, requests_of
from giaoban.web.work.source import source_of
from giaoban.web.work.states import Shown, how_far, how_timed, in_a_list, lateness
from giaoban.web.work.stations import stations
from giaoban.web.work.task_acts import SHARE_ACTS, TASK_ACTS

LATEST = 60


def page(request: Knock, task_id: int) -> HttpResponse:
    """One task."""
    task, today = opened(request, task_id), timezone.localdate()
    account = request.user
    shares = list(assignments_visible_to(account).filter(task=task))
    follows = followed_by(account).filter(pk=task.pk).exists()
    own = _own(account, shares)
    shown = task if follows else next((share for share in shares if not share.closed), shares[0] if shares else task)
    asked, stuck = requests_of(account, task), held_up(account, task)
    collected = list(collections_visible_to(account).filter(Q(task=task) | Q(for_task=task)).order_by("-pk"))
    fills_in = own is not None and any(one.task_id == task.pk for one in collected)
    progress = _progress(account, task)
    paper_url = _paper_url(account, task)
    link = concluded_in(account, task) if task.origin == Origin.CONCLUSION else None
    concluded = conclusion_url(account, link.conclusion) if link is not None else None
    context = {
        "task": task,
        "title": title_of(task),
        "crumbs": _crumbs(account, task, paper_url),
        "states": [state for state in (how_timed(shown, today), how_far(shown)) if state],
        "stations": stations(task, shown, paper=paper_url, review=_review_url(account, task), link=link, conclusion=concluded),
        "source": source_of(account, task, paper_url, follows=follows, link=link),
        "unconfirmable": _unconfirmable(account, task),
        "waiting": [request_card(account, one) for one in asked if one.answer == Answer.WAITING],
        "answered": [request_card(account, one) for one in asked if one.answer != Answer.WAITING],
        "shares": [_row(account, share, today, at_head=share is own, stuck=stuck) for share in shares] + _others(task, shares),
        "progress": progress,
        "history": sorted([*progress, *_urged(account, task)], key=lambda one: one["day"], reverse=True),
        "facts": facts_of(account, task, shown, follows=follows, moved=_moved(asked), today=today)
        + issued_in(account, "work.task", task.pk),
        "six": six_clear(task, shares) if rules.sees_whole(account, task) else [],
        "children": _children(account, task, today),
        "parent": visible_to(account).filter(pk=task.parent_id).first() if task.parent_id else None,
        "collected": [_collected(one, task, own) for one in collected],
        "whole": rules.sees_whole(account, task),
        "may_enter": rules.may_enter(account),
    }
    return render(request, "work/task.html", context | _acts(account, task, own, fills_in=fills_in))


def _unconfirmable(account: Account, task: Task) -> str:
    """What the office, or a leader, is told of a task that nobody may confirm as it stands: what to do about it."""
    if not rules.may_arrange(account, task) or not rules.has_nobody_to_confirm(task):
        return ""
    unflag = (
        "bỏ dấu chỉ lãnh đạo xác nhận" if rules.may_unflag(account) or task.workflow == Workflow.DRAFT else "đề nghị lãnh đạo bỏ dấu này"
    )
    return f"Chỉ đồng chí {task.giver} xác nhận hoàn thành, mà đồng chí không còn công tác. Hãy ghi người giao khác, hoặc {unflag}."


def _own(account: Account, shares: list[Assignment]) -> Assignment | None:
    """The person's share where he has one alone that is still open."""
    found = [share for share in shares if not share.closed and rules.is_own(account, share)]
    return found[0] if len(found) == 1 else None


def _collected(one: Collection, task: Task, own: Assignment | None) -> dict[str, str]:
    """A request to many reporters: the one that this task is, with the way to the person's own form; or one that serves the task."""
    if one.task_id == task.pk and own is not None:
        return {
            "strong": "Báo cáo theo biểu:",
            "text": one.title,
            "button": "Nhập số liệu",
            "url": reverse("collection-reply", args=[own.pk]),
        }
    strong = "Báo cáo theo biểu:" if one.task_id == task.pk else "Đang thu thập báo cáo:"
    return {"strong": strong, "text": one.title, "button": "Mở", "url": reverse("collection", args=[one.pk])}


def _acts(account: Account, task: Task, own: Assignment | None, *, fills_in: bool) -> dict[str, Any]:
    """The buttons at the head: what the person does most; the rest stands beside. A form that is filled in says that it is done."""
    mine = offered([act for act in SHARE_ACTS if not (fills_in and act.name == "done")], account, own, "share") if own else []
    acts = mine + (offered(TASK_ACTS, account, task, "task") if rules.may_enter(account) else [])
    if rules.may_enter(account) and not task.closed:
        acts.append({"label": "Soạn văn bản trả lời", "url": f"{reverse('draft-new')}?task={task.pk}", "primary": False})
    first = sorted(acts, key=lambda act: act["primary"])
    head = [act for act in first if act["primary"]][-1:]
    lesser = [act for act in first if act not in head]
    return {"acts": lesser[:1] + head if head else lesser[:2], "more": lesser[1:] if head else lesser[2:]}


def _crumbs(account: Account, task: Task, paper_url: str | None) -> list[dict[str, Any]]:
    crumbs = [{"label": "Giao việc", "url": reverse("hand-out")}] if rules.may_enter(account) else [{"label": "Nhiệm vụ"}]
    if task.paper and paper_url:
        crumbs.append({"label": visible(title(task.paper)), "url": paper_url})
    return [*crumbs, {"label": f"Nhiệm vụ số {task.pk}"}]


def _paper_url(account: Account, task: Task) -> str | None:
    """Where the sentence stands in the paper, or the paper; None for who does not see it."""
    if task.paper_id is None or not registry.visible_to(account).filter(pk=task.paper_id).exists():
        return None
    if task.fact_id is None:
        return reverse("paper", args=[task.paper_id])
    return f"{reverse('paper-followed', args=[task.paper_id])}#su-kien-{task.fact_id}"


def _review_url(account: Account, task: Task) -> str | None:
    return reverse("review", args=[task.paper_id]) if task.fact_id and office_staff(account) else None


def _row(account: Account, share: Assignment, today: dt.date, *, at_head: bool, stuck: dict[int, Organ | None]) -> dict[str, Any]:
    """A share that the person follows; what he can do with it stands at the head of the page where it is his only one."""
    moved = share.first_deadline and share.first_deadline != share.deadline
    mine = rules.is_own(account, share)
    said = [visible(share.result or share.reason), f"chuyển cho {share.successor}" if share.successor else ""]
    return {
        "who": str(share),
        "side": share.get_side_display(),
        "deadline": share.deadline,
        "first": share.first_deadline if moved else None,
        "states": _states(share, today) + ([_stuck(stuck[share.pk])] if share.pk in stuck else []),
        "said": [words for words in said if words],
        "acts": [
            act | {"label": _for(act["label"], mine=mine)} for act in ([] if at_head else offered(SHARE_ACTS, account, share, "share"))
        ],
        "late": lateness(share, today),
    }


def _for(label: str, *, mine: bool) -> str:
    """What the office does for a unit is said to be so."""
    return label if mine or label not in {"Ghi tiến độ", "Báo cáo hoàn thành", "Xin gia hạn"} else f"{label} thay"


def _states(share: Assignment, today: dt.date) -> list[Shown]:
    timed = how_timed(share, today)
    return [how_far(share), *([timed] if timed and (timed.is_over or timed.tone == "soon" or share.done_on) else [])]


def _stuck(at: Organ | None) -> Shown:
    return Shown("luu-y", f"Vướng ở {at}" if at else "Đang vướng", "flag")


def _others(task: Task, shares: list[Assignment]) -> list[dict[str, Any]]:
    """Who leads, for those who support: who and by when, and nothing else."""
    known = {share.pk for share in shares}
    return [
        {"who": str(lead), "side": lead.get_side_display(), "deadline": lead.deadline}
        for lead in leads_of([task.pk])
        if lead.pk not in known
    ]


def _progress(account: Account, task: Task) -> list[dict[str, Any]]:
    rows = progress_visible_to(account).filter(assignment__task=task).select_related("assignment__organ", "assignment__person")
    return [
        {
            "day": line.on,
            "when": short_day(line.on),
            "sign": "cho-xac-nhan" if line.complete else "dang-lam",
            "who": str(line.assignment),
            "what": visible(line.text),
            "detail": f"nhập thay: {line.by.name}" if line.entered_for else line.by.name,
        }
        for line in rows.prefetch_related("assignment__organ__names").order_by("-on", "-pk")[:LATEST]
    ]


def _urged(account: Account, task: Task) -> list[dict[str, Any]]:
    """When who carries it out was urged by letter, of the shares that the person may follow."""
    rows = urged_visible_to(account).filter(assignment__task=task).select_related("assignment__organ")
    return [
        {
            "day": line.letter.urging.day,
            "when": short_day(line.letter.urging.day),
            "sign": "luu-y",
            "tone": "flag",
            "who": "",
            "what": f"Đã đôn đốc ngày {day(line.letter.urging.day)}, lần {line.time}",
            "detail": f"{line.assignment}: trả lời chậm nhất {day(line.letter.urging.reply_by)}; {line.letter.urging.by.name} lập công văn",
        }
        for line in rows.prefetch_related("assignment__organ__names").order_by("-pk")[:LATEST]
    ]


def _moved(asked: list[Any]) -> list[str]:
    """Why the deadline is not what it was, the latest first."""
    return [
        f"lùi {f'từ {week_day(one.before)} ' if one.before else ''}đến {week_day(one.granted)}: {visible(one.reason)}"
        for one in asked
        if isinstance(one, Extension) and one.answer == Answer.GRANTED and one.granted
    ]


def _children(account: Account, task: Task, today: dt.date) -> list[dict[str, Any]]:
    """Sub-tasks, as far as they are the person's to see; how far they are where he follows them."""
    rows = list(visible_to(account).filter(parent=task).order_by("pk"))
    followed = set(followed_by(account).filter(parent=task).values_list("pk", flat=True))
    return [
        {
            "title": title_of(child),
            "url": reverse("task", args=[child.pk]),
            "state": in_a_list(child, today) if child.pk in followed else None,
            "open": not child.closed and child.workflow != Workflow.DRAFT,
        }
        for child in rows
    ]
