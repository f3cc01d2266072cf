"""Drafts on the desk: to say what one thinks of, to initial, to sign, to number, what came back; papers to acknowledge."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.issuing import queries
from giaoban.office.issuing.heading import called
from giaoban.office.issuing.models import Draft
from giaoban.office.registry.series import type_name
from giaoban.web.desk.piles import SHOWN, Pile, Row
from giaoban.web.documents.words import title
from giaoban.web.issuing.states import days_at, days_words
from giaoban.web.templatetags.office import moment, short_day


def opinions(account: Account) -> list[Pile]:
    """The slips that wait for the person's word."""
    waiting, today = queries.opinions_wanted_of(account), timezone.localdate()
    rows = []
    for opinion in waiting[:SHOWN]:
        asked = opinion.consultation
        over = asked.until < today
        rows.append(
            Row(
                "qua-han" if over else "may-hoi", visible(called(asked.draft)), f"Xin ý kiến {visible(str(opinion))} về dự thảo",
                reverse("draft", args=[asked.draft_id]), "Cho ý kiến", reverse("opinion", args=[opinion.pk]),
                date=f"hạn {short_day(asked.until)}", tone="over" if over else "wait", over=over,
            )
        )  # fmt: skip
    return [Pile("Chờ ý kiến về dự thảo", many(waiting, rows), rows, reverse("drafts"), over=any(row.over for row in rows))]


def signing(account: Account) -> list[Pile]:
    """What lies before a leader to be signed."""
    return [_pile("Chờ ký", queries.to_sign(account), "Xem, ký", "cho-xac-nhan")]


def initialling(account: Account) -> list[Pile]:
    """What waits for the initials of the chief of office."""
    return [_pile("Chờ ký nháy", queries.to_initial(account), "Xem, ký nháy", "cho-xac-nhan")]


def numbering(account: Account) -> list[Pile]:
    """What is signed and waits for its number."""
    return [_pile("Đã ký, chờ cấp số", queries.to_number(account), "Cấp số", "van-ban", "draft-issue")]


def returned(account: Account) -> list[Pile]:
    """What came back to be written anew."""
    return [_pile("Dự thảo bị trả lại", queries.returned_to(account), "Viết lại", "tra-lai", "draft-write")]


def _pile(label: str, waiting: QuerySet[Draft], button: str, sign: str, to: str = "draft") -> Pile:
    rows = [_row(draft, button, sign, to) for draft in waiting[:SHOWN]]
    return Pile(label, many(waiting, rows), rows, reverse("drafts"))


def many(waiting: QuerySet[Any], rows: list[Row]) -> int:
    """How many wait: counted only where they may be more than those that are shown."""
    return waiting.count() if len(rows) == SHOWN else len(rows)


def _row(draft: Any, button: str, sign: str, to: str) -> Row:
    """A draft read with `queries.listed`: how long it lies there."""
    return Row(
        sign, visible(called(draft)), f"{type_name(draft.kind)} của {visible(str(draft.organ))}", reverse("draft", args=[draft.pk]), button,
        reverse(to, args=[draft.pk]), when=days_words(days_at(draft.current[0])) if draft.current else "",
        tone="wait" if sign == "cho-xac-nhan" else "",
    )  # fmt: skip


def receiving(account: Account) -> list[Pile]:
    """Papers sent to the person's unit of which nobody said yet that they were received."""
    waiting, url = queries.to_acknowledge(account), reverse("received")
    rows = [
        Row(
            "van-ban", f"{visible(title(row.draft.paper))}: {visible(row.draft.paper.subject)}",
            f"Gửi {visible(str(row))} lúc {moment(row.sent_at)}", reverse("paper", args=[row.draft.paper.pk]), "Xác nhận đã nhận", url,
        )
        for row in waiting[:SHOWN]
        if row.draft.paper is not None
    ]  # fmt: skip
    return [Pile("Văn bản phát hành chờ xác nhận đã nhận", many(waiting, rows), rows, url)]
