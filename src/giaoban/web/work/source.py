"""Where a task comes from: the paper's sentence with a little round it, a leader's words with their author, or the words as told."""

from __future__ import annotations

from typing import Any

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.meetings.models import ConclusionTask
from giaoban.office.meetings.record_queries import notice_quotes
from giaoban.office.registry import queries as registry
from giaoban.office.work.models import Task
from giaoban.web.documents.words import title
from giaoban.web.sitting.naming import conclusion_url, named_conclusion
from giaoban.web.templatetags.office import day, moment


def source_of(
    account: Account, task: Task, paper_url: str | None, *, follows: bool, link: ConclusionTask | None = None
) -> dict[str, Any] | None:
    """The source as the page shows it; None for who may not see it, or where nothing was noted."""
    if task.fact is not None:
        return _sentence(task, paper_url)
    if task.annotation is not None:
        seen = task.paper is not None and registry.annotations_visible_to(account, task.paper).filter(pk=task.annotation.pk).exists()
        told = f"{task.annotation.leader}, {moment(task.annotation.at)}; ghi lại: {task.annotation.entered_by.name}"
        return {"head": "Bút phê", "words": visible(task.annotation.text), "url": paper_url, "foot": [_of(task), told]} if seen else None
    if link is not None and follows:
        return _conclusion(account, task, link)
    if not follows or not task.told:
        return None
    if task.handling is not None:
        answered = task.handling.answered_by
        said = f"{answered.name}, {moment(task.handling.answered_at)}" if answered else ""
        return {"head": "Ý kiến lãnh đạo", "words": visible(task.told), "url": paper_url, "foot": [_of(task), said]}
    entered = f"ghi lại: {task.enterer.name}" if task.enterer else ""
    foot = [str(task.giver or ""), moment(task.given_at), entered]
    return {"head": f"Lời giao ({task.get_origin_display().lower()})", "words": visible(task.told), "foot": foot, "url": paper_url}


def _sentence(task: Task, paper_url: str | None) -> dict[str, Any] | None:
    assert task.fact is not None
    anchor = task.fact.anchors.first()
    if anchor is None or paper_url is None:
        return None
    return {
        "head": "Câu gốc",
        "before": visible(anchor.before),
        "words": visible(anchor.quote),
        "after": visible(anchor.after),
        "marked": True,
        "url": paper_url,
        "foot": [_of(task), f"duyệt: {task.fact.confirmed_by.name}, {moment(task.fact.confirmed_at)}"],
    }


def _conclusion(account: Account, task: Task, link: ConclusionTask) -> dict[str, Any]:
    """The sentence as it stood when the task came of it; below it the notice's own, where the person sees that paper."""
    one = link.conclusion
    entered = f"ghi lại: {link.by.name}, {moment(link.at)}"
    quoted = notice_quotes(account, one)
    notices = [f"Trong {visible(title(paper))}: “{visible(quote.quote)}”" for paper, quote in quoted]
    return {
        "head": named_conclusion(one),
        "words": visible(link.quote),
        "url": conclusion_url(account, one),
        "foot": [str(task.giver or ""), entered, *notices],
    }


def _of(task: Task) -> str:
    return f"{visible(title(task.paper))} ngày {day(task.paper.date)}" if task.paper else ""
