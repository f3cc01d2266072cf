"""Indicators on screen: the list with how far each is against the time, one indicator with its chart, what is entered on it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.targets import actions, queries, rules
from giaoban.office.targets.figures import written
from giaoban.office.targets.models import Indicator, Measurement, Target
from giaoban.office.targets.models.withdrawn import COUNTS
from giaoban.office.targets.periods import TargetPeriod
from giaoban.office.targets.progress import STANDING_WORDS, Progress, Standing, combined_through
from giaoban.web.doors import Knock
from giaoban.web.targets.charts import Chart, Drawn, chart_of
from giaoban.web.targets.forms import IndicatorForm, MeasurementForm, NewMeasurementForm, TargetForm, initial_of, paper_initial
from giaoban.web.targets.frame import change_or_withdraw, paper_fact, papers_by_key, show_form, tabs

SHOWN = 100  # results on the page of one indicator, the latest
SIGNS = {
    Standing.UNMEASURED: ("may-hoi", "quiet"),
    Standing.REACHED: ("xong", ""),
    Standing.ON_TIME: ("dang-lam", ""),
    Standing.BEHIND: ("luu-y", "soon"),
    Standing.MISSED: ("qua-han", "over"),
}
_INDICATOR = ("name", "unit", "direction", "field", "combining", "source_words", "valid_from", "valid_to")


def listing(request: Knock) -> HttpResponse:
    """The indicators in force, each with its target of the period and its progress; by how they stand on request."""
    today = timezone.localdate()
    period = TargetPeriod(chosen) if (chosen := request.GET.get("period", "")) in TargetPeriod.values else TargetPeriod.YEAR
    found = queries.followed(request.user, period, today)
    standing = request.GET.get("standing", "")
    shown = [one for one in found if not standing or (one.progress is not None and one.progress.standing == standing)]
    context = {
        "rows": [_row(one) for one in shown],
        "any": bool(found),
        "lead": _lead(found),
        "today": today,
        "tabs": tabs(request.user, "indicators"),
        "periods": [{"label": label, "url": f"?period={code}", "current": code == period} for code, label in TargetPeriod.choices],
        "filters": _filters(found, period, standing),
        "may_keep": rules.may_keep_targets(request.user),
    }
    return render(request, "targets/indicators.html", context)


def _lead(found: list[queries.Followed]) -> str:
    """`Có 12 chỉ tiêu có mức giao: 3 đạt, 2 chậm so với thời gian.`"""
    stand = [one.progress.standing for one in found if one.progress is not None]
    parts = [f"{stand.count(code)} {words[:1].lower()}{words[1:]}" for code, words in STANDING_WORDS.items() if code in stand]
    return (
        f"Có {len(stand)} chỉ tiêu được giao trong kỳ này: {', '.join(parts)}." if parts else "Chưa có chỉ tiêu nào được giao trong kỳ này."
    )


def _filters(found: list[queries.Followed], period: str, standing: str) -> list[dict[str, Any]]:
    stand = [one.progress.standing for one in found if one.progress is not None]
    offered = [(code, words) for code, words in STANDING_WORDS.items() if code in stand]
    every = {"label": "Tất cả", "url": f"?period={period}", "count": len(found), "current": not standing}
    return [every] + [
        {"label": words, "url": f"?period={period}&standing={code}", "count": stand.count(code), "sign": SIGNS[code][0],
         "tone": SIGNS[code][1], "current": standing == code} for code, words in offered
    ]  # fmt: skip


def _row(one: queries.Followed) -> dict[str, Any]:
    value = one.progress.value if one.progress is not None else one.own
    return {
        "indicator": one.indicator,
        "target": written(one.target.value) if one.target else "",
        "value": written(value) if value is not None else "",
        "is_own": one.progress is None and one.target is not None,
        "progress": one.progress,
        "bar": bar(one.progress),
        "sign": SIGNS[one.progress.standing] if one.progress else None,
    }


def bar(progress: Progress | None) -> dict[str, Any] | None:
    """A bar of 200 places: how much is reached, and where the time stands."""
    if progress is None:
        return None
    return {"reached": min(progress.reached or 0, 100) * 2, "passed": progress.passed * 2, "words": progress.words}


def one(request: Knock, indicator_id: int) -> HttpResponse:
    """One indicator: how far it is, the chart of its results beside the target, all that was set and measured."""
    seen = queries.indicators_visible_to(request.user).select_related("organ", "leader").prefetch_related("units__names", "organ__names")
    indicator = get_object_or_404(seen, pk=indicator_id)
    today = timezone.localdate()
    targets = list(indicator.targets.select_related("indicator"))
    sees_all = rules.sees_every_unit(request.user, indicator)
    target = _looked_at(targets, request.GET.get("target", ""), today)
    progress = queries.progress_on(request.user, target, today) if target and sees_all else None
    rows = list(queries.measurements_visible_to(request.user).filter(indicator=indicator).prefetch_related("organ__names")[:SHOWN])
    for row in rows:
        row.indicator = indicator  # with its units read along
    papers = papers_by_key(request.user, {row.paper_id for row in rows if row.paper_id})
    context = {
        "indicator": indicator,
        "progress": progress,
        "sign": SIGNS[progress.standing] if progress else None,
        "bar": bar(progress),
        "sees_all": sees_all,
        "target": target,
        "chart": _chart(request.user, indicator, target, today) if target else None,
        "targets": [{"row": row, "period": _period(row), "value": written(row.value), "base": _figure(row.base)} for row in targets],
        "measurements": [
            {"row": row, "value": written(row.value), "paper": papers.get(row.paper_id or 0),
             "may_correct": row.withdrawn_at is None and rules.may_correct_measurement(request.user, row)} for row in rows
        ],
        "facts": _facts(request.user, indicator),
        "may_keep": rules.may_keep_targets(request.user),
        "may_measure": rules.may_measure_some(request.user, indicator),
    }  # fmt: skip
    return render(request, "targets/indicator.html", context)


def _looked_at(targets: list[Target], asked: str, today: dt.date) -> Target | None:
    """The target that is asked for; else the longest that holds today, else the latest."""
    counting = [target for target in targets if target.withdrawn_at is None]
    for target in counting:
        if str(target.pk) == asked:
            return target
    holding = [target for target in counting if target.first <= today <= target.last]
    return max(holding, key=lambda target: (target.last - target.first, target.pk), default=counting[0] if counting else None)


def _chart(account: Account, indicator: Indicator, target: Target, today: dt.date) -> Chart:
    """What was measured beside the even way to the target and the target itself."""
    seen = queries.measurements_visible_to(account).filter(COUNTS, indicator=indicator, on__gte=target.first, on__lte=target.last)
    units = rules.measuring_organs(indicator)
    rows = seen.filter(organ__in=units).order_by("on").values_list("organ_id", "on", "value")
    begun = target.base if target.base is not None else Decimal(0)
    ceiling = target.base is None and indicator.direction == "lower"
    even = [(target.first, target.value if ceiling else begun), (target.last, target.value)]
    drawn = [
        Drawn("whole", "Mức giao", [(target.first, target.value), (target.last, target.value)]),
        Drawn("even", "Tiến độ đều theo thời gian", even),
        Drawn("measured", "Kết quả", combined_through(rows, indicator.combining), has_marks=True),
    ]
    return chart_of(f"{indicator.name}, {_period(target)}", [drawn[0], *drawn[1 + ceiling :]], target.first, target.last, today)


def _period(target: Target) -> str:
    if target.period == TargetPeriod.YEAR:
        return f"năm {target.first.year}"
    if target.period == TargetPeriod.QUARTER:
        return f"quý {(target.first.month + 2) // 3}/{target.first.year}"
    if target.period == TargetPeriod.MONTH:
        return f"tháng {target.first.month}/{target.first.year}"
    return f"nhiệm kỳ {target.first.year}–{target.last.year}"


def _figure(value: Decimal | None) -> str:
    return written(value) if value is not None else ""


def _facts(account: Account, indicator: Indicator) -> list[dict[str, Any]]:
    units = [organ.name for organ in indicator.units.all()]
    facts: list[dict[str, Any]] = [
        {"label": "Đơn vị tính", "value": indicator.unit},
        {"label": "Hướng", "value": indicator.get_direction_display()},
        {"label": "Chịu trách nhiệm", "value": indicator.organ.name},
    ]
    if indicator.leader:
        facts.append({"label": "Lãnh đạo", "value": indicator.leader.full_name})
    if units:
        facts.append({"label": "Đơn vị đo", "value": ", ".join(units), "note": indicator.get_combining_display()})
    return facts + paper_fact(account, "Văn bản giao", indicator.paper_id)


def new(request: Knock) -> HttpResponse:
    """Enter an indicator."""
    form = IndicatorForm(request.user, request.POST or None)
    if request.method == "POST":
        made = form.attempt(lambda _: actions.add_indicator(request.user, **form.facts))
        if made is not None:
            messages.success(request, "Đã thêm chỉ tiêu. Giao mức cho kỳ này để theo dõi tiến độ.")
            return redirect("target-new", made.pk)
    return show_form(request, form, title="Thêm chỉ tiêu", back=reverse("indicators"))


def change(request: Knock, indicator_id: int) -> HttpResponse:
    """Correct an indicator, or end it."""
    indicator = get_object_or_404(queries.indicators_visible_to(request.user), pk=indicator_id)
    units = [organ.pk for organ in indicator.units.all()]
    kept = initial_of(indicator, _INDICATOR) | {"organ": indicator.organ_id, "leader": indicator.leader_id, "units": units}
    form = IndicatorForm(request.user, request.POST or None, initial=kept | paper_initial(request.user, indicator.paper_id))
    if request.method == "POST" and form.did(lambda v: actions.change_indicator(request.user, indicator_id, v["shown"] or 0, **form.facts)):
        messages.success(request, "Đã lưu.")
        return redirect("indicator", indicator_id)
    lead = "Thôi theo dõi thì ghi ngày cuối."
    return show_form(request, form, title="Sửa chỉ tiêu", back=reverse("indicator", args=[indicator_id]), lead=lead)


def target_new(request: Knock, indicator_id: int) -> HttpResponse:
    """Set what should stand at the end of a period."""
    indicator = get_object_or_404(queries.indicators_visible_to(request.user), pk=indicator_id)
    form = TargetForm(request.POST or None, initial={"first": timezone.localdate().replace(month=1, day=1)})
    if request.method == "POST" and form.did(
        lambda v: actions.set_target(request.user, indicator_id, v["period"], v["first"], v["last"], value=v["value"], base=v["base"])
    ):
        messages.success(request, "Đã giao mức.")
        return redirect("indicator", indicator_id)
    title, back = "Giao mức cho chỉ tiêu", reverse("indicator", args=[indicator_id])
    return show_form(request, form, title=title, back=back, lead=f"{indicator.name} ({indicator.unit})")


def target(request: Knock, target_id: int) -> HttpResponse:
    """Correct a target, or withdraw it."""
    row = get_object_or_404(queries.targets_visible_to(request.user), pk=target_id)
    form = TargetForm(request.POST or None, initial=initial_of(row, ("period", "first", "last", "value", "base")))
    form.fields["period"].disabled = True

    def corrected(v: dict[str, Any]) -> Target:
        return actions.change_target(
            request.user, target_id, v["shown"] or 0, first=v["first"], last=v["last"], value=v["value"], base=v["base"]
        )  # fmt: skip

    def withdrawn(shown: int, reason: str) -> Target:
        return actions.withdraw_target(request.user, target_id, shown, reason)

    back = reverse("indicator", args=[row.indicator_id])
    return change_or_withdraw(request, row, form, change=corrected, withdraw=withdrawn, title=f"Mức giao {_period(row)}", back=back)


def measure(request: Knock, indicator_id: int) -> HttpResponse:
    """Enter what a unit measured."""
    indicator = get_object_or_404(queries.indicators_visible_to(request.user), pk=indicator_id)
    if not rules.may_measure_some(request.user, indicator):
        raise Http404
    form = NewMeasurementForm(request.user, indicator, request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.did(
        lambda v: actions.record_measurement(
            request.user, indicator_id, v["organ"], v["on"], v["value"], source=v["source"], paper_id=v["paper"]
        )
    ):
        messages.success(request, "Đã ghi kết quả.")
        return redirect("indicator", indicator_id)
    title, back = "Ghi kết quả", reverse("indicator", args=[indicator_id])
    return show_form(request, form, title=title, back=back, lead=f"{indicator.name} ({indicator.unit})", button="Ghi kết quả")


def measurement(request: Knock, measurement_id: int) -> HttpResponse:
    """Correct a result, or withdraw it."""
    row = get_object_or_404(queries.measurements_visible_to(request.user), pk=measurement_id)
    if not rules.may_correct_measurement(request.user, row):
        raise Http404
    kept = initial_of(row, ("on", "value", "source")) | paper_initial(request.user, row.paper_id)
    form = MeasurementForm(request.user, row.indicator, request.POST or None, initial=kept)

    def corrected(v: dict[str, Any]) -> Measurement:
        return actions.correct_measurement(request.user, measurement_id, v["shown"] or 0, **form.facts)

    def withdrawn(shown: int, reason: str) -> Measurement:
        return actions.withdraw_measurement(request.user, measurement_id, shown, reason)

    title, back = f"Kết quả ngày {row.on:%d/%m/%Y}: {row.organ}", reverse("indicator", args=[row.indicator_id])
    return change_or_withdraw(request, row, form, change=corrected, withdraw=withdrawn, title=title, back=back)
