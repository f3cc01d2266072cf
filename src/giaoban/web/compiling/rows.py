"""Proposals as the page shows them: words, why, where that stands, what stands beside; the same for one row that comes back alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from giaoban.account.words import visible
from giaoban.office.compiling.gathering import Gathered
from giaoban.office.compiling.models import Decision
from giaoban.office.compiling.proposals import Proposal, Source
from giaoban.office.directory.models import Person
from giaoban.office.directory.queries import organ_names
from giaoban.office.programme.models import LineKind, Programme
from giaoban.office.programme.when import UNSET, words_of
from giaoban.web.drawing import address
from giaoban.web.templatetags.office import moment

_PAGES = {
    "line": ("programme-line", "Xem dòng"),
    "task": ("task", "Xem nhiệm vụ"),
    "registration": ("registration", "Xem đăng ký"),
    "meeting": ("meeting", "Xem hội nghị"),
    "series": ("meeting-series", "Xem việc định kỳ"),
    "orientation": ("orientation", "Xem định hướng"),
    "report": ("report-duty", "Xem chế độ báo cáo"),
    "work": ("work", "Xem văn bản viện dẫn"),
}
_SIGNS = {
    Source.MEETING: "lich",
    Source.RECURRING: "thuong-xuyen",
    Source.UNFINISHED: "chuyen-giao",
    Source.LONGER: "van-ban",
    Source.REGISTERED: "da-giao",
    Source.DEADLINE: "con-han",
    Source.ORDER: "van-ban",
    Source.REPORT: "van-ban",
    Source.REVIEW: "van-ban",
    Source.COMMEMORATION: "lich",
}
_HELD = (LineKind.MEETING, LineKind.ITEM)


class Names:
    """The names of the organs and people that proposals name: two queries for all of them."""

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        every = list(proposals)
        organs = {one.organ_id for one in every} | {matter.organ_id for one in every for matter in one.matters}
        self.organs = organ_names(key for key in organs if key)
        people = {one.leader_id for one in every if one.leader_id}
        self.people: Mapping[int, Person] = Person.objects.in_bulk(people)

    def who(self, one: Proposal) -> str:
        """Who leads or prepares, and the leader in charge."""
        verb = "chuẩn bị" if one.kind in _HELD else "chủ trì"
        organ = self.organs.get(one.organ_id or 0, "")
        leader = self.people.get(one.leader_id or 0)
        said = "chủ trì" if one.kind == LineKind.MEETING else "phụ trách"
        return " · ".join([*([f"{organ} {verb}"] if organ else []), *([f"{leader} {said}"] if leader else [])])


def groups_of(gathered: Gathered) -> list[dict[str, Any]]:
    """What waits, source by source."""
    names = Names([one for each in gathered.waiting for one in each.proposals])
    return [
        {"source": each.source, "head": each.source.label, "more": each.more, "sign": _SIGNS[each.source],
         "rows": [row_of(one, names, gathered.before) for one in each.proposals]} for each in gathered.waiting
    ]  # fmt: skip


def row_of(one: Proposal, names: Names, before: Mapping[tuple[str, str], Decision] | None = None, error: str = "") -> dict[str, Any]:
    """A proposal as a row. `error` is what was refused of it just now."""
    page, label = _PAGES[one.target.kind] if one.target else ("", "")
    earlier = (before or {}).get((one.source, one.key))
    return {
        "id": f"{one.source}-{one.key}",
        "source": one.source.value,
        "key": one.key,
        "shown": one.revision,
        "sign": _SIGNS[one.source],
        "words": visible(one.words),
        "reason": visible(one.reason),
        "url": address(page, one.target.key) if one.target else "",
        "link": label,
        "when": _when(one),
        "day": one.due if _is_day(one.due) else "",
        "who": visible(names.who(one)),
        "group": visible(one.group),
        "matters": [
            {"words": visible(each.words), "organ": visible(names.organs.get(each.organ_id or 0, ""))} for each in one.matters
        ],
        "competence": visible(one.competence),
        "is_wrong_body": one.is_wrong_body,
        "lacking": ", ".join(one.lacking),
        "earlier": f"Kỳ {earlier.programme.period} không đưa vào: {visible(earlier.reason)}" if earlier else "",
        "error": error,
    }  # fmt: skip


def _is_day(due: str) -> bool:
    return len(due) == len("2026-12-25")


def _when(one: Proposal) -> str:
    if one.due == UNSET:
        return "" if one.kind in (LineKind.DIRECTION, LineKind.RECURRING) else words_of(one.due)
    return f"{words_of(one.due)}{' (dự kiến)' if one.tentative else ''}"


def declined_rows(declined: Sequence[tuple[Proposal, Decision]], programme: Programme) -> list[dict[str, Any]]:
    """What was left out, by whom and why, with the way back."""
    return [
        {"words": visible(one.words), "head": one.source.label, "reason": visible(decision.reason), "who": decision.by.name,
         "when": moment(decision.at), "pk": decision.pk, "shown": decision.revision, "may": one.source != Source.REGISTERED,
         "url": reverse("proposal-reconsider", args=[programme.pk])} for one, decision in declined
    ]  # fmt: skip
