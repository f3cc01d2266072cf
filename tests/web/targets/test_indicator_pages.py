"""Indicators on screen: the list against the time, one with its chart, what is typed into their forms; who is shown what."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.targets.models import Indicator, Measurement, Target
from tests.office.targets.rows import make_indicator, make_measurement, make_target
from tests.papers import make_paper
from tests.people import Organs, People
from tests.web.directory.pages import refused, sent, shown, signed_in

TODAY = timezone.localdate()
BEGUN, ENDS = TODAY - dt.timedelta(days=74), TODAY + dt.timedelta(days=25)  # three quarters are over
QUERIES_OF_LIST, QUERIES_OF_ONE, QUERIES_OF_UNIT = 10, 18, 16


def behind(organs: Organs, people: People, **fields: Any) -> Indicator:
    """An indicator that is at 62 % when 75 % of the time have passed."""
    indicator = make_indicator(organs.economy, **({"name": "Tỷ lệ <b>giải ngân</b>"} | fields))
    make_target(indicator, first=BEGUN, last=ENDS, value=Decimal(80))
    make_measurement(indicator, organs.economy, people.lan, on=TODAY, value=Decimal("49.6"))
    return indicator


def words(page: str) -> str:
    """The page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def pictures(page: str) -> list[etree._Element]:
    """The pictures drawn into a page."""
    return [etree.fromstring(svg) for svg in re.findall(r"<svg class=\"bar-chart.*?</svg>|<svg viewBox.*?</svg>", page, re.DOTALL)]


def test_list_says_how_far_each_is_against_the_time(people: People, organs: Organs) -> None:
    behind(organs, people)
    make_indicator(organs.police, name="Số vụ cháy")

    page = shown(signed_in(people.hoa), "indicators")

    assert "đạt 62% chỉ tiêu, thời gian đã qua 75%" in words(page)
    assert "Có 1 chỉ tiêu được giao trong kỳ này: 1 chậm so với thời gian." in page
    assert "Tỷ lệ &lt;b&gt;giải ngân&lt;/b&gt;" in page
    (bar,) = pictures(page)
    reached, time = bar[1], bar[2]
    assert (bar.get("role"), bar.get("aria-label")) == ("img", "đạt 62% chỉ tiêu, thời gian đã qua 75%")
    assert (reached.get("width"), time.get("x1")) == ("124", "150")


def test_list_is_filtered_by_period_and_standing(people: People, organs: Organs) -> None:
    behind(organs, people)
    client = signed_in(people.lan)

    assert "đạt 62%" in shown(client, "indicators", standing="behind")
    assert "Không có chỉ tiêu nào như vậy" in shown(client, "indicators", standing="reached")
    assert "đạt 62%" not in shown(client, "indicators", period="month")
    assert "đạt 62%" in shown(client, "indicators", period="odd")
    Indicator.objects.all().delete()
    assert "Chưa theo dõi chỉ tiêu nào." in shown(client, "indicators")


def test_page_of_one_draws_its_results_beside_the_target(people: People, organs: Organs) -> None:
    indicator = behind(organs, people)
    make_measurement(indicator, organs.economy, people.lan, on=BEGUN, value=Decimal(10))

    page = shown(signed_in(people.hoa), "indicator", indicator.pk)

    (chart,) = [picture for picture in pictures(page) if picture.get("viewBox") == "0 0 720 280"]
    lines = {line.get("class"): line.get("points") for line in chart.iter("polyline")}
    assert list(lines) == ["chart-line chart-whole", "chart-line chart-even", "chart-line chart-measured"]
    assert len(list(chart.iter("circle"))) == 2
    assert "Kết quả: 49,6" in (chart.findtext("desc") or "")
    assert re.findall(r"\sstyle=", page) == []
    assert all(re.fullmatch(r"(\d+,\d+ ?)+", points or "") for points in lines.values())


def test_page_without_a_target_or_results_says_so(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy)
    client = signed_in(people.hoa)

    assert "Chưa giao mức cho kỳ nào." in shown(client, "indicator", indicator.pk)
    target = make_target(indicator, period="term", first=BEGUN, last=BEGUN)
    page = shown(client, "indicator", indicator.pk, target=str(target.pk))
    assert ("nhiệm kỳ" in page, "Chưa ghi kết quả nào." in page, "Hết kỳ" in page) == (True, True, False)


def test_ceiling_has_no_even_way_to_it(people: People, organs: Organs) -> None:
    indicator = behind(organs, people, direction="lower")

    page = shown(signed_in(people.hoa), "indicator", indicator.pk)

    assert ("trong mức giao" in page, "chart-even" in page) == (True, False)


def test_unit_that_only_measures_sees_its_own_results_alone(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.building, units=[organs.economy, organs.police])
    make_target(indicator, first=BEGUN, last=ENDS)
    make_measurement(indicator, organs.economy, people.lan, on=TODAY, value=Decimal("11.5"))
    make_measurement(indicator, organs.police, people.lan, on=TODAY, value=Decimal("77.7"))
    client = signed_in(people.binh)

    for page in (shown(client, "indicators"), shown(client, "indicator", indicator.pk)):
        assert ("11,5" in page, "77,7" in page, "thời gian đã qua" in page) == (True, False, False)


def test_paper_is_linked_for_whom_it_is_to_see(people: People, organs: Organs) -> None:
    paper = make_paper(confidentiality=Confidentiality.RESTRICTED, number="9-NQ/ĐU")
    indicator = make_indicator(organs.economy, paper=paper, source_words="giải ngân trên 95%")
    make_measurement(indicator, organs.economy, people.lan, paper=paper)

    seen = {a.username: shown(signed_in(a), "indicator", indicator.pk).count("9-NQ/ĐU") for a in (people.hoa, people.ha, people.binh)}

    assert seen == {"hoa": 2, "ha": 0, "binh": 0}


def test_indicator_is_entered_with_its_target_and_result(people: People, organs: Organs) -> None:
    client = signed_in(people.lan)
    typed = {"name": "Tỷ lệ hộ nghèo", "unit": "%", "direction": "lower", "combining": "sum", "organ": organs.economy.pk}

    status, url = sent(client, "indicator-new", **typed)
    made = Indicator.objects.get()
    assert (status, url) == (302, reverse("target-new", args=[made.pk]))
    sent(client, "target-new", made.pk, period="year", first=TODAY.isoformat(), value="2,5", base="3,4")
    sent(client, "measure", made.pk, organ=organs.economy.pk, on=TODAY.isoformat(), value="2,9", source="Phòng Kinh tế")

    assert (Target.objects.get().value, Measurement.objects.get().value) == (Decimal("2.5"), Decimal("2.9"))
    assert "2,9" in shown(client, "indicator", made.pk)
    assert "Chọn đơn vị" not in shown(client, "measure", made.pk)


def test_what_is_typed_wrongly_is_said_at_its_field_and_kept(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy)
    client = signed_in(people.binh)

    page = refused(client, "measure", indicator.pk, organ=organs.economy.pk, on=TODAY.isoformat(), value="1.234", source="Kho bạc")
    assert ("có thể là 1234 hoặc 1,234" in page, 'value="Kho bạc"' in page) == (True, True)
    page = refused(client, "measure", indicator.pk, organ=organs.economy.pk, on=(TODAY + dt.timedelta(1)).isoformat(), value="1")
    assert "chưa đến" in page
    page = refused(client, "measure", indicator.pk, organ=organs.police.pk, on=TODAY.isoformat(), value="1", paper="0-XX/YY")
    assert "Không thấy văn bản mang số này" in page


def test_indicator_is_changed_and_one_that_moved_on_is_a_conflict(people: People, organs: Organs) -> None:
    hidden = make_paper(confidentiality=Confidentiality.RESTRICTED)
    indicator = make_indicator(organs.economy, paper=hidden)
    client = signed_in(people.ha)
    typed = {
        "name": "Mới",
        "unit": "%",
        "direction": "higher",
        "combining": "mean",
        "organ": organs.economy.pk,
        "units": [organs.police.pk],
    }

    assert sent(client, "indicator-change", indicator.pk, shown="1", **typed) == (302, reverse("indicator", args=[indicator.pk]))
    indicator.refresh_from_db()
    assert (indicator.name, indicator.paper, list(indicator.units.all())) == ("Mới", hidden, [organs.police])
    assert sent(client, "indicator-change", indicator.pk, shown="1", **(typed | {"name": "Khác"}))[0] == 409
    assert 'value="Mới"' in shown(client, "indicator-change", indicator.pk)


def test_paper_is_named_by_its_number(people: People, organs: Organs) -> None:
    one, _, twin = (make_paper(number=f"{n}-NQ/ĐU", number_key=f"{n}-nq-du") for n in (1, 2, 2))
    indicator = make_indicator(organs.economy, paper=twin)
    client = signed_in(people.ha)
    typed = {"name": "Mới", "unit": "%", "direction": "higher", "combining": "mean", "organ": organs.economy.pk}

    sent(client, "indicator-change", indicator.pk, shown="1", paper="2-NQ/ĐU", **typed)  # as it was shown
    assert Indicator.objects.get().paper == twin
    sent(client, "indicator-change", indicator.pk, shown="2", paper="1 NQ/ĐU", **typed)
    assert Indicator.objects.get().paper == one
    assert "Có nhiều văn bản" in refused(client, "indicator-change", indicator.pk, shown="3", paper="2-NQ/ĐU", **typed)
    sent(client, "indicator-change", indicator.pk, shown="3", paper="", **typed)
    assert Indicator.objects.get().paper is None


def test_result_and_target_are_corrected_and_withdrawn(people: People, organs: Organs) -> None:
    indicator = behind(organs, people)
    result, target = Measurement.objects.get(), Target.objects.get()
    client = signed_in(people.lan)
    back = (302, reverse("indicator", args=[indicator.pk]))

    assert 'value="49,6"' in shown(client, "measurement", result.pk)
    assert sent(client, "measurement", result.pk, shown="1", on=TODAY.isoformat(), value="50") == back
    assert "Chưa lưu" in refused(client, "measurement", result.pk, shown="2", withdraw="1", reason="")
    assert sent(client, "measurement", result.pk, shown="2", withdraw="1", reason="ghi nhầm") == back
    assert sent(client, "target", target.pk, shown="1", first=BEGUN.isoformat(), last=ENDS.isoformat(), value="85") == back
    assert sent(client, "target", target.pk, shown="2", withdraw="1", reason="giao nhầm") == back

    page = shown(client, "indicator", indicator.pk)
    assert (page.count("Đã rút: ghi nhầm"), page.count("Đã rút: giao nhầm"), "Chưa giao mức" in page) == (1, 1, True)
    assert client.get(reverse("measurement", args=[result.pk])).status_code == 302
    assert Measurement.objects.get().value == 50


def test_unit_is_not_led_to_what_it_may_not_correct(people: People, organs: Organs) -> None:
    indicator = make_indicator(organs.economy, units=[organs.police])
    make_target(indicator, first=BEGUN, last=ENDS)
    of_police = make_measurement(indicator, organs.police, people.cuong)
    client = signed_in(people.binh)

    page = shown(client, "indicator", indicator.pk)

    assert (reverse("measurement", args=[of_police.pk]) in page, "Ghi kết quả" in page) == (False, False)
    assert client.get(reverse("measurement", args=[of_police.pk])).status_code == 404
    assert client.get(reverse("measure", args=[indicator.pk])).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_pages_ask_the_same_questions_for_one_and_for_three(
    many: int, people: People, organs: Organs, django_assert_num_queries: Any
) -> None:
    paper = make_paper()
    units = [organs.economy, organs.police]
    indicators = [make_indicator(organs.building, units=units, leader=people.minh.person, paper=paper) for _ in range(many)]
    for indicator in indicators:
        make_target(indicator, first=BEGUN, last=ENDS)
        for days in range(many):
            make_measurement(indicator, organs.economy, people.lan, on=TODAY - dt.timedelta(days=days), paper=paper)
    for account, queries_of_one in ((people.lan, QUERIES_OF_ONE), (people.binh, QUERIES_OF_UNIT)):
        client = signed_in(account)
        shown(client, "indicators")
        with django_assert_num_queries(QUERIES_OF_LIST):
            shown(client, "indicators")
        with django_assert_num_queries(queries_of_one):
            shown(client, "indicator", indicators[0].pk)
