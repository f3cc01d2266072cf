"""The line of a task: from the sentence, the annotation or the spoken word to the line of a report."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.meetings.models import ConclusionTask
from giaoban.office.work.models import FINISHED, Task, Timed, Workflow
from giaoban.web.documents.words import title
from giaoban.web.sitting.naming import named_conclusion
from giaoban.web.templatetags.office import moment, short_day
from giaoban.web.work.states import how_far

Station = dict[str, Any]


def stations(
    task: Task,
    shown: Timed,
    *,
    paper: str | None,
    review: str | None,
    link: ConclusionTask | None = None,
    conclusion: str | None = None,
) -> list[Station]:
    """The stations of a task. `shown` is what the person may follow: the task itself, or his own share of it; `link` is the conclusion it
    came of; `paper`, `review` and `conclusion` are addresses, None where they are not for him."""
    done = shown.workflow in FINISHED
    here = "behind" if done else "here"
    begun = [
        _station(name, "behind", **rest) for name, rest in (_concluded(task, link, conclusion) if link else _before(task, paper, review))
    ]
    since = f"từ {short_day(task.given_at)}" if task.workflow != Workflow.DRAFT else ""
    return [
        *begun,
        _station("Nhiệm vụ", here, what=how_far(shown).word.lower(), when=since),
        _station("Kết quả", "here" if done else "ahead", **(_outcome(task, shown) if done else {"what": "chưa có"})),
        _station("Dòng báo cáo", "ahead", what="chưa lập báo cáo"),
    ]


def _station(name: str, state: str, **rest: Any) -> Station:
    return {"name": name, "state": state} | rest


def _before(task: Task, paper: str | None, review: str | None) -> list[tuple[str, Station]]:
    """What came before the task, by what it comes from."""
    called = visible(title(task.paper)) if task.paper else ""
    when = short_day(task.paper.date) if task.paper else ""
    if task.fact is not None:
        by = task.fact.confirmed_by
        return [
            ("Câu trong văn bản", {"what": called, "when": when, "url": paper}),
            ("Máy đề xuất", {"what": "từ câu ấy", "url": review}),
            ("Văn phòng duyệt", {"what": by.name, "when": moment(task.fact.confirmed_at)}),
        ]
    if task.handling is not None:
        proposed, answered = task.handling.proposed_by, task.handling.answered_by
        return [
            ("Văn bản", {"what": called, "when": when, "url": paper}),
            ("Đề xuất xử lý", {"what": proposed.name if proposed else "", "when": moment(task.handling.proposed_at)}),
            ("Ý kiến lãnh đạo", {"what": answered.name if answered else "", "when": moment(task.handling.answered_at)}),
        ]
    if task.annotation is not None:
        note = task.annotation
        return [
            ("Văn bản", {"what": called, "when": when, "url": paper}),
            ("Bút phê", {"what": str(note.leader), "when": moment(note.at)}),
            ("Văn phòng ghi", {"what": note.entered_by.name}),
        ]
    source = "Định hướng" if task.orientation else task.get_origin_display()
    told = {"what": str(task.giver or ""), "when": moment(task.given_at)}
    entered = {"what": task.enterer.name if task.enterer else "", "when": moment(task.created_at)}
    return [(source, told | ({"url": paper} if paper else {})), ("Văn phòng ghi", entered)]


def _concluded(task: Task, link: ConclusionTask, url: str | None) -> list[tuple[str, Station]]:
    """From the sentence of a meeting's conclusion."""
    return [
        ("Câu kết luận", {"what": named_conclusion(link.conclusion)} | ({"url": url} if url else {})),
        ("Người giao", {"what": str(task.giver or ""), "when": moment(task.given_at)}),
        ("Văn phòng ghi", {"what": link.by.name, "when": moment(link.at)}),
    ]


def _outcome(task: Task, shown: Timed) -> Station:
    if shown is not task or task.workflow != Workflow.DONE:
        return {"what": "báo cáo, chờ xác nhận", "when": short_day(shown.done_on)}
    answer = {"url": reverse("paper", args=[task.answer_id])} if task.answer_id else {}
    return {"what": task.answer_number or "đã xác nhận", "when": short_day(task.done_on)} | answer
