"""The page of one draft: where it is, its versions, opinions, what came back, its slip, its receivers; for who was asked, his slip."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import RoleHolder, role_holders
from giaoban.office.exchange import queries as exchange
from giaoban.office.issuing import queries, rules
from giaoban.office.issuing.heading import called
from giaoban.office.issuing.models import Answer, Draft, DraftState, Opinion, Signing, Station
from giaoban.office.issuing.moves import Move, can
from giaoban.office.issuing.recipients import is_filing, open_lines
from giaoban.office.programme.rules import may_see as may_see_programme
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.registry.series import type_name
from giaoban.office.reporting.rules import may_see as may_see_report
from giaoban.web.doors import Knock
from giaoban.web.exchange.states import states_of
from giaoban.web.issuing.acts import offered
from giaoban.web.issuing.opened import opened
from giaoban.web.issuing.own_template import facts_of
from giaoban.web.issuing.signing import facts_of as facts_of_signature
from giaoban.web.issuing.states import ANSWERS, NO_ANSWER, days_at, days_words, desk_words, state_of, whose
from giaoban.web.templatetags.office import day, moment, week_day


def page(request: Knock, draft_id: int) -> HttpResponse:
    """The draft, as far as the person sees it."""
    draft, account = opened(request, draft_id), request.user
    whole = rules.sees_whole(account, draft)
    station = draft.stations.filter(until=None).select_related("person").first()
    context = {
        "draft": draft,
        "title": visible(called(draft)),
        "state": state_of(draft),
        "desk": desk_words(station) if whole else "",
        "crumbs": [{"label": "Trình ký", "url": reverse("drafts")}, {"label": type_name(draft.kind)}],
        "facts": _facts(account, draft, whole=whole) + (facts_of(account, draft) if whole else []),
        "whole": whole,
        "own": _own_slips(account, draft),
        "versions": _versions(account, draft),
        "number": _own_number(account, draft, whole=whole),
        "paper_url": _paper_url(account, draft.paper),
    }
    return render(request, "issuing/draft.html", context | (_inside(account, draft) if whole else {}))


def _inside(account: Account, draft: Draft) -> dict[str, Any]:
    """What only those see who have to do with it."""
    keeps = rules.keeps(account, draft)
    return {
        "acts": offered(account, draft),
        "may_write": can(draft.state, Move.WRITE) and keeps,
        "may_list": draft.state != DraftState.WITHDRAWN and (keeps or rules.may_number(account, draft)),
        "may_send": draft.state == DraftState.ISSUED and rules.may_number(account, draft),
        "opinions": _opinions(account, draft),
        "returns": _returns(draft),
        "slip": draft.slips.select_related("to", "by__person", "initialled_by__person", "version").last(),
        "way": [_stop(station) for station in draft.stations.select_related("person")],
        "receivers": _receivers(account, draft),
    }


def _facts(account: Account, draft: Draft, *, whole: bool) -> list[dict[str, Any]]:
    found = [
        ("Loại", type_name(draft.kind), None), ("Cơ quan ban hành", visible(str(draft.organ)), None),
        ("Đơn vị soạn", visible(str(draft.unit)) if draft.unit else "", None),
        ("Người soạn", visible(str(draft.drafter)) if draft.drafter else "", None),
        ("Độ khẩn", draft.get_urgency_display() if draft.urgency else "", None),
        ("Phạm vi", "Thường trực (công tác cán bộ)" if draft.confidentiality else "", None),
        ("Số, ký hiệu", _own_number(account, draft, whole=whole), _paper_url(account, draft.paper)),
        (draft.get_to_first_display(), _number(account, draft.about), _paper_url(account, draft.about)),
        ("Trả lời văn bản", _number(account, draft.answers), _paper_url(account, draft.answers)),
        ("Chương trình", *_programme(account, draft)), ("Báo cáo", *_report(account, draft)),
        ("Kỳ", f"{day(draft.period_first)} – {day(draft.period_last)}" if draft.period_first else "", None),
    ]  # fmt: skip
    found += _signature(draft) if whole else []
    return [{"label": label, "value": value, "url": url} for label, value, url in found if value]


def _signature(draft: Draft) -> list[tuple[str, str, str | None]]:
    signing = draft.signings.filter(undone_at=None).select_related("signer", "version").first()
    if signing is None:
        return []
    way = f"{signing.get_authority_display()}, {Signing.Way(signing.way).label.lower()}, {day(signing.day)}, bản {signing.version.number}"
    rows: list[tuple[str, str, str | None]] = [("Người ký", visible(str(signing.signer)), None), ("Ký", way, None)]
    return rows + (facts_of_signature(signing) if signing.file_id is not None else [])


def _programme(account: Account, draft: Draft) -> tuple[str, str | None]:
    one = draft.programme
    seen = one is not None and may_see_programme(account, one)
    return (visible(one.title), reverse("programme", args=[one.pk])) if one is not None and seen else ("", None)


def _report(account: Account, draft: Draft) -> tuple[str, str | None]:
    one = draft.report
    seen = one is not None and may_see_report(account, one)
    return (visible(one.title), reverse("period-report", args=[one.pk])) if one is not None and seen else ("", None)


def _own_number(account: Account, draft: Draft, *, whole: bool) -> str:
    """The number of what it became, for who sees it whole, or has got that paper."""
    if draft.paper is None or not (whole or _paper_url(account, draft.paper)):
        return ""
    return visible(draft.paper.number)


def _number(account: Account, paper: Paper | None) -> str:
    return visible(str(paper)) if paper is not None and _paper_url(account, paper) else ""


def _paper_url(account: Account, paper: Paper | None) -> str | None:
    if paper is None or not papers_visible_to(account).filter(pk=paper.pk).exists():
        return None
    return reverse("paper", args=[paper.pk])


def _versions(account: Account, draft: Draft) -> list[dict[str, Any]]:
    """The latest first, each with the way to what changed since the one before."""
    rows = list(queries.versions_visible_to(account).filter(draft=draft).select_related("by__person"))
    before = [None, *rows[:-1]]
    found = [
        {
            "number": row.number, "pk": row.pk, "when": moment(row.at), "by": visible(row.by.name), "reason": visible(row.reason),
            "file": visible(row.name),
            "compare": f"{reverse('draft-compare', args=[draft.pk])}?a={last.number}&b={row.number}" if last is not None else "",
        }
        for row, last in zip(rows, before, strict=False)
    ]  # fmt: skip
    return found[::-1]


def _may_answer(account: Account, opinion: Opinion) -> bool:
    own = opinion.organ_id in account.organ_ids if opinion.organ_id else opinion.person_id == account.person_id
    return own and opinion.consultation.ended_at is None


def _own_slips(account: Account, draft: Draft) -> list[dict[str, Any]]:
    own = [opinion for opinion in queries.opinions_on(account, draft) if _may_answer(account, opinion)]
    holders = who_gave(own)
    return [_own(opinion, holders) for opinion in own]


def _own(opinion: Opinion, holders: dict[int, RoleHolder]) -> dict[str, Any]:
    """The slip of who was asked."""
    return shown_opinion(opinion, holders) | {
        "until": week_day(opinion.consultation.until),
        "note": visible(opinion.consultation.note),
        "over": opinion.consultation.until < timezone.localdate() and not opinion.answer,
        "version": opinion.consultation.version,
    }


def shown_opinion(opinion: Opinion, holders: dict[int, RoleHolder]) -> dict[str, Any]:
    """An opinion as pages show it; `holders`: who of those that gave opinions stands for what."""
    by = opinion.by
    return {
        "pk": opinion.pk, "revision": opinion.revision, "who": visible(str(opinion)), "text": visible(opinion.text),
        "state": ANSWERS[Answer(opinion.answer)] if opinion.answer else NO_ANSWER, "answered": bool(opinion.answer),
        "when": f"{moment(opinion.at)}, {by.name}{'' if _is_own(opinion, by, holders) else ' (nhập thay)'}" if by is not None else "",
    }  # fmt: skip


def _is_own(opinion: Opinion, by: Account, holders: dict[int, RoleHolder]) -> bool:
    """Did the unit, or the member, give it?"""
    if opinion.organ_id is None:
        return by.person_id == opinion.person_id
    return by.pk in holders and opinion.organ_id in holders[by.pk].organ_ids


def who_gave(opinions: Iterable[Opinion]) -> dict[int, RoleHolder]:
    """Who gave opinions, with what each stands for. One query."""
    accounts = {opinion.by_id for opinion in opinions if opinion.by_id is not None}
    return {who.account_id: who for who in role_holders(Q(pk__in=accounts))} if accounts else {}


def _opinions(account: Account, draft: Draft) -> list[dict[str, Any]]:
    """Consultation by consultation, the latest first, with how many said what."""
    found: dict[int, dict[str, Any]] = {}
    today, keeps = timezone.localdate(), rules.keeps(account, draft)
    opinions = queries.opinions_on(account, draft)
    holders = who_gave(opinions)
    for opinion in opinions:
        asked = opinion.consultation
        group = found.setdefault(
            asked.pk,
            {"version": asked.version.number, "until": week_day(asked.until), "rows": [], "note": visible(asked.note),
             "open": asked.ended_at is None, "over": asked.ended_at is None and asked.until < today},
        )  # fmt: skip
        group["rows"].append(shown_opinion(opinion, holders) | {"may_enter": keeps and asked.ended_at is None})
    for group in found.values():
        group["words"] = _counted(group["rows"])
    return list(found.values())


def _counted(rows: list[dict[str, Any]]) -> str:
    words = [row["state"].word for row in rows]
    return ", ".join(f"{words.count(word)} {word.lower()}" for word in dict.fromkeys(words))


def _returns(draft: Draft) -> list[dict[str, Any]]:
    rows = draft.returns.select_related("version", "whose", "photo").order_by("-pk")
    return [
        {
            "pk": row.pk, "version": row.version.number, "whose": visible(str(row.whose)) if row.whose else "", "when": moment(row.at),
            "reason": visible(row.reason), "photo": reverse("draft-photo", args=[row.pk]) if row.photo_id else "",
            "is_image": row.photo is not None and row.photo.media_type.startswith("image/"),
        }
        for row in rows
    ]  # fmt: skip


def _stop(station: Station) -> dict[str, Any]:
    """A station of its way: whose desk, since when, how many days, what was done there."""
    return {
        "what": station.get_desk_display(), "whose": whose(station), "since": moment(station.since), "here": station.until is None,
        "days": days_words(days_at(station)), "did": station.did or ("đang ở đây" if station.until is None else ""),
    }  # fmt: skip


def _receivers(account: Account, draft: Draft) -> dict[str, Any]:
    """Nơi nhận: who has it, who has not said so yet."""
    may = rules.may_number(account, draft)
    kept = list(draft.recipients.select_related("organ", "person").prefetch_related("organ__names"))
    parcels = exchange.parcels_of(row.pk for row in kept)
    unclear, left = open_lines(draft, kept)
    rows: list[dict[str, Any]] = [
        {
            "pk": row.pk, "who": visible(str(row)), "outside": _outside(row.words), "group": visible(row.group),
            "sent": moment(row.sent_at),
            "got": moment(row.acknowledged_at), "may": may and row.sent_at is not None and row.acknowledged_at is None and not row.words,
            "ways": [state for _, parcel in sorted(parcels.get(row.pk, {}).items()) for state in states_of(parcel)],
        }
        for row in kept
    ]  # fmt: skip
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["group"]:
            groups.setdefault(row["group"], []).append(row)
    many = {name: found for name, found in groups.items() if len(found) > 1}
    return {
        "any": bool(rows or unclear),
        "rows": [row | {"written": "" if row["group"] == row["who"] else row["group"]} for row in rows if row["group"] not in many],
        "groups": [{"name": name, "rows": found, "words": _received(found)} for name, found in many.items()],
        "unclear": [visible(one.words) for one in unclear],
        "left": "; ".join(visible(one.words) for one in left),
        "unsent": sum(not row["sent"] for row in rows),
        "words": _received(rows),
    }


def _outside(words: str) -> str:
    """What is said of one whom the paper does not reach here: it is filed with him, or goes to him by other ways."""
    if not words:
        return ""
    return "Nơi lưu" if is_filing(words) else "Gửi ngoài phần mềm"


def _received(rows: list[dict[str, Any]]) -> str:
    sent = [row for row in rows if row["sent"] and not row["outside"]]
    return f"đã nhận {sum(bool(row['got']) for row in sent)}/{len(sent)}" if sent else f"{len(rows)} nơi, chưa gửi" if rows else ""
