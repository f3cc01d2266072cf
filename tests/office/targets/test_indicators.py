"""Indicators entered and changed, targets set, results entered, corrected and withdrawn; who may, and what is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.history import history_of
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.targets import actions, queries
from giaoban.office.targets.models import Indicator, Measurement, Target
from giaoban.office.targets.progress import Standing
from tests.office.directory.acts import earlier, last_changes, verbs
from tests.office.targets.rows import FIRST, LAST, make_indicator, make_measurement, make_target
from tests.papers import make_paper
from tests.people import Organs, People, person_of

TODAY = timezone.localdate()
BEGUN = TODAY - dt.timedelta(days=100)
ENDS = TODAY + dt.timedelta(days=99)


def facts(organs: Organs, **more: Any) -> dict[str, Any]:
    """An indicator as it is typed."""
    return {"name": " Tỷ lệ  giải ngân ", "unit": "%", "field": "Kinh tế", "organ_id": organs.economy.pk} | more


def wrong(error: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return dict(error.value.message_dict)


def test_indicator_is_entered_with_its_source(people: People, organs: Organs) -> None:
    paper = make_paper()

    typed = facts(organs, paper_id=paper.pk, source_words="giải ngân trên 95%", leader_id=people.minh.person_id)
    made = actions.add_indicator(people.ha, **typed, unit_ids=[organs.police.pk])

    assert (made.name, made.paper, made.leader, list(made.units.all())) == ("Tỷ lệ giải ngân", paper, people.minh.person, [organs.police])
    assert (verbs(), last_changes()["name"]) == (["targets.add-indicator"], [None, "Tỷ lệ giải ngân"])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"unit": ""}, "unit"),
        ({"organ_id": None}, "organ"),
        ({"valid_from": LAST, "valid_to": FIRST}, "valid_to"),
    ],
)
def test_indicator_that_lacks_something_is_refused(people: People, organs: Organs, change: dict[str, Any], field: str) -> None:
    with pytest.raises(ValidationError) as error:
        actions.add_indicator(people.ha, **facts(organs, **change))

    assert (list(wrong(error)), Indicator.objects.count(), verbs()) == ([field], 0, [])


def test_indicator_is_changed_and_what_it_was_is_kept(people: People, organs: Organs) -> None:
    made = actions.add_indicator(people.ha, **facts(organs), unit_ids=[organs.police.pk])

    actions.change_indicator(people.ha, made.pk, 1, name="Tỷ lệ giải ngân vốn", unit_ids=[organs.economy.pk])
    assert last_changes()["units"] == ["Công an xã Minh Sơn", "Phòng Kinh tế"]
    actions.change_indicator(people.ha, made.pk, 2, unit_ids=[organs.school.pk])
    actions.change_indicator(people.ha, made.pk, 3, unit_ids=[organs.school.pk])
    actions.change_indicator(people.ha, made.pk, 3, field="Đầu tư")

    made.refresh_from_db()
    assert (made.revision, list(made.units.all()), earlier(made)[0]["name"]) == (4, [organs.school], "Tỷ lệ giải ngân")
    assert "Đơn vị đo" in {change.field for done in history_of("targets.indicator", made.pk) for change in done.changes}
    with pytest.raises(Conflict):
        actions.change_indicator(people.ha, made.pk, 1, name="Khác", unit_ids=[organs.front.pk])
    assert list(made.units.all()) == [organs.school]


def test_paper_that_stands_there_stays_also_for_whom_it_is_hidden(people: People, organs: Organs) -> None:
    hidden = make_paper(confidentiality=Confidentiality.RESTRICTED)
    made = actions.add_indicator(people.lan, **facts(organs, paper_id=hidden.pk))

    assert actions.change_indicator(people.ha, made.pk, 1, field="Đầu tư").paper == hidden
    with pytest.raises(ObjectDoesNotExist):
        actions.add_indicator(people.ha, **facts(organs, paper_id=hidden.pk))


def test_target_is_set_for_the_period_in_which_a_day_lies(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy)

    year = actions.set_target(people.ha, indicator.pk, "year", dt.date(2026, 5, 5), value=Decimal("95.5"))
    term = actions.set_target(people.ha, indicator.pk, "term", FIRST, dt.date(2030, 12, 31), value=Decimal(99), base=Decimal(90))

    assert (year.first, year.last, term.last, term.base) == (FIRST, LAST, dt.date(2030, 12, 31), Decimal(90))
    assert last_changes()["value"] == [None, "99"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"period": "year", "first": FIRST, "value": Decimal(1)}, "first"),
        ({"period": "term", "first": FIRST, "value": Decimal(1)}, "last"),
        ({"period": "term", "first": LAST, "last": FIRST, "value": Decimal(1)}, "last"),
        ({"period": "month", "first": FIRST, "value": Decimal(10) ** 16}, "value"),
        ({"period": "month", "first": FIRST, "value": Decimal("NaN")}, "value"),
        ({"period": "month", "first": FIRST, "value": Decimal("0.00001")}, "value"),
        ({"period": "month", "first": FIRST, "value": Decimal(1), "base": Decimal("0.00001")}, "base"),
    ],
)
def test_target_that_cannot_be_is_refused(people: People, organs: Organs, values: dict[str, Any], field: str) -> None:
    indicator = make_indicator(organs.economy)
    make_target(indicator)

    with pytest.raises(ValidationError) as error:
        actions.set_target(people.ha, indicator.pk, **values)

    assert (list(wrong(error)), Target.objects.count()) == ([field], 1)


def test_target_is_corrected_and_withdrawn_with_its_reason(people: People, organs: Organs) -> None:
    target = make_target(make_indicator(organs.economy))

    actions.change_target(people.ha, target.pk, 1, first=FIRST, value=Decimal("85.00"))
    assert last_changes() == {"value": ["80", "85"]}
    with pytest.raises(ValidationError, match="Hãy ghi lý do rút"):
        actions.withdraw_target(people.ha, target.pk, 2, " ")
    actions.withdraw_target(people.ha, target.pk, 2, "giao nhầm kỳ")

    target.refresh_from_db()
    assert (target.withdraw_reason, target.value, earlier(target)[0]["value"]) == ("giao nhầm kỳ", Decimal(85), "80")
    too_late: list[Callable[[], object]] = [
        lambda: actions.change_target(people.ha, target.pk, 3, first=FIRST, value=Decimal(1)),
        lambda: actions.withdraw_target(people.ha, target.pk, 3, "nữa"),
    ]
    for late in too_late:
        with pytest.raises(ValidationError, match="đã rút"):
            late()
    assert actions.set_target(people.ha, target.indicator_id, "year", FIRST, value=Decimal(70)).value == 70


def test_unit_enters_its_own_result_and_the_office_every_units(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.building, units=[organs.economy, organs.police])
    paper = make_paper()

    actions.record_measurement(people.binh, indicator.pk, organs.economy.pk, TODAY, Decimal(2), source=" Sổ  theo dõi ")
    actions.record_measurement(people.ha, indicator.pk, organs.police.pk, TODAY, Decimal("3.5"), paper_id=paper.pk)

    assert [(m.organ, m.value, m.source, m.paper, m.entered_by) for m in Measurement.objects.order_by("pk")] == [
        (organs.economy, Decimal(2), "Sổ theo dõi", None, people.binh), (organs.police, Decimal("3.5"), "", paper, people.ha),
    ]  # fmt: skip
    strangers = [(people.binh, organs.police), (people.ha, organs.front), (people.hoa, organs.economy), (people.lan, organs.building)]
    for stranger, organ in strangers:
        with pytest.raises(PermissionDenied):
            actions.record_measurement(stranger, indicator.pk, organ.pk, TODAY - dt.timedelta(1), Decimal(1))


def test_indicator_of_another_unit_is_not_there(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.police)

    with pytest.raises(ObjectDoesNotExist):
        actions.record_measurement(people.binh, indicator.pk, organs.economy.pk, TODAY, Decimal(1))


def test_result_of_a_day_to_come_or_a_second_one_of_a_day_is_refused(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy)
    actions.record_measurement(people.binh, indicator.pk, organs.economy.pk, TODAY, Decimal(1))

    for on in (TODAY, TODAY + dt.timedelta(1)):
        with pytest.raises(ValidationError) as error:
            actions.record_measurement(people.binh, indicator.pk, organs.economy.pk, on, Decimal(2))
        assert list(wrong(error)) == ["on"]


def test_result_is_corrected_and_withdrawn_and_what_it_was_is_kept(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy)
    made = actions.record_measurement(people.binh, indicator.pk, organs.economy.pk, TODAY, Decimal(10))
    other = actions.record_measurement(people.binh, indicator.pk, organs.economy.pk, TODAY - dt.timedelta(1), Decimal(9))

    actions.correct_measurement(people.binh, made.pk, 1, on=TODAY, value=Decimal(12), source="Kho bạc")
    with pytest.raises(ValidationError, match="đã có kết quả"):
        actions.correct_measurement(people.ha, made.pk, 2, on=other.on, value=Decimal(12))
    with pytest.raises(Conflict):
        actions.correct_measurement(people.ha, made.pk, 1, on=TODAY, value=Decimal(13))
    actions.withdraw_measurement(people.ha, made.pk, 2, "ghi nhầm đơn vị")

    assert [state["value"] for state in earlier(made)] == ["10", "12"]
    with pytest.raises(ValidationError, match="đã rút"):
        actions.correct_measurement(people.binh, made.pk, 3, on=TODAY, value=Decimal(1))
    assert actions.record_measurement(people.binh, indicator.pk, organs.economy.pk, TODAY, Decimal(5)).value == 5


def test_unit_corrects_no_result_of_another(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy, units=[organs.economy, organs.police])
    of_police = make_measurement(indicator, organs.police, people.cuong)

    acts: list[Callable[[], object]] = [
        lambda: actions.correct_measurement(people.binh, of_police.pk, 1, on=FIRST, value=Decimal(1)),
        lambda: actions.withdraw_measurement(people.binh, of_police.pk, 1, "x"),
    ]
    for verb in acts:
        with pytest.raises(PermissionDenied):
            verb()


def test_only_the_office_keeps_indicators_and_targets(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy, leader=people.sen.person)
    target = make_target(indicator)

    def acts(actor: Account) -> list[Any]:
        return [
            lambda: actions.add_indicator(actor, **facts(organs)),
            lambda: actions.change_indicator(actor, indicator.pk, 1, name="x"),
            lambda: actions.set_target(actor, indicator.pk, "month", FIRST, value=Decimal(1)),
            lambda: actions.change_target(actor, target.pk, 1, first=FIRST, value=Decimal(1)),
            lambda: actions.withdraw_target(actor, target.pk, 1, "x"),
        ]

    for stranger in (people.hoa, people.binh, people.sen):
        for act in acts(stranger):
            with pytest.raises(PermissionDenied):
                act()


def test_followed_says_how_far_each_is_and_units_that_only_measure_see_their_own(people: People, organs: Organs) -> None:
    shared = make_indicator(organs.building, units=[organs.economy, organs.police], unit="đảng viên")
    make_target(shared, period="term", first=BEGUN, last=ENDS, value=Decimal(20))
    make_measurement(shared, organs.economy, people.lan, on=BEGUN, value=Decimal(2))
    make_measurement(shared, organs.economy, people.lan, on=TODAY, value=Decimal(4))
    make_measurement(shared, organs.police, people.lan, on=TODAY, value=Decimal(7))
    make_measurement(shared, organs.front, people.lan, on=TODAY, value=Decimal(100))  # no longer one of its units
    make_measurement(shared, organs.police, people.lan, on=TODAY, value=Decimal(50), withdrawn_at=timezone.now())
    make_indicator(organs.economy, valid_to=BEGUN)
    without = make_indicator(organs.economy)
    before = make_indicator(organs.economy)
    make_target(before, period="term", first=TODAY, last=ENDS)
    make_measurement(before, organs.economy, people.lan, on=BEGUN)

    office = {one.indicator: one for one in queries.followed(people.hoa, "term", TODAY)}
    unit = {one.indicator: one for one in queries.followed(people.binh, "term", TODAY)}

    assert set(office) == {shared, without, before}
    whole, begun = office[shared].progress, office[before].progress
    assert whole is not None
    assert begun is not None
    assert (whole.value, whole.reached, whole.passed, begun.standing) == (Decimal(11), 55, 50, Standing.UNMEASURED)
    assert (office[without].target, office[without].progress) == (None, None)
    assert (unit[shared].progress, unit[shared].own) == (None, Decimal(4))
    assert queries.followed(people.kien, "term", TODAY) == []


def test_period_that_is_over_stands_as_it_ended(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy)
    target = make_target(indicator, first=BEGUN, last=TODAY - dt.timedelta(days=1), value=Decimal(100))
    make_measurement(indicator, organs.economy, people.lan, on=BEGUN, value=Decimal(60))
    make_measurement(indicator, organs.economy, people.lan, on=TODAY, value=Decimal(100))

    found = queries.progress_on(people.hoa, target, TODAY)

    assert (found.value, found.standing) == (Decimal(60), Standing.MISSED)


@pytest.mark.parametrize("many", [1, 3])
def test_followed_asks_the_same_questions_for_one_and_for_three(
    many: int, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    for _ in range(many):
        indicator = make_indicator(organs.economy, units=[organs.economy, organs.police], leader=person_of(people.minh))
        make_target(indicator, first=BEGUN, last=ENDS)
        make_measurement(indicator, organs.economy, people.lan, on=TODAY)

    with django_assert_num_queries(6):  # roles, indicators, names, units, targets, results
        assert len([str(one.indicator.organ) for one in queries.followed(people.hoa, "year", TODAY)]) == many
