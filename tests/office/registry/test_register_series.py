"""Number series: by year and by term, never a number twice."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.models import Office
from giaoban.office.registry import series
from giaoban.office.registry.actions import (
    NumberTaken,
    cancel_number,
    correct_entry,
    decide_numbering,
    note_forwarded,
    open_congress_series,
    open_series,
    register_incoming,
    register_outgoing,
)
from giaoban.office.registry.models import Direction, Numbering, NumberSeries, Paper, RegisterEntry, Scope
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
NOV_2 = dt.date(2026, 11, 2)


def _out(**fields: object) -> Paper:
    return make_paper(**({"direction": Direction.OUT, "number": "", "number_key": "", "type": "KH", "received_on": None} | fields))


def _of(entry: RegisterEntry) -> Paper:
    assert entry.paper_id is not None
    return Paper.objects.get(pk=entry.paper_id)


def _state_office(organs: Organs) -> None:
    Office.objects.update(organ=organs.peoples_committee)


def test_incoming_papers_run_on_through_the_year_whatever_their_kind(people: People) -> None:
    papers = [make_paper(type=kind) for kind in ("CV", "KH", "GM")]

    entries = [register_incoming(people.lan, paper.pk) for paper in papers]

    assert [(e.number, e.on, str(e)) for e in entries] == [(1, NOV_2, "1"), (2, NOV_2, "2"), (3, NOV_2, "3")]
    year = NumberSeries.objects.get()
    assert (year.scope, year.type, year.start, year.end, year.next) == ("year", "", dt.date(2026, 1, 1), dt.date(2026, 12, 31), 4)
    assert year.source == "Nghị định 30/2020/NĐ-CP, Điều 22"
    assert series.name_of(year) == "Năm 2026"


def test_incoming_number_begins_anew_with_the_year(people: People) -> None:
    last = register_incoming(people.lan, make_paper(received_on=dt.date(2026, 12, 31)).pk)
    first = register_incoming(people.lan, make_paper(received_on=dt.date(2027, 1, 4)).pk)
    late = register_incoming(people.lan, make_paper(received_on=None).pk, on=dt.date(2026, 12, 31))

    assert [(e.number, e.series.start.year) for e in (last, first, late)] == [(1, 2026), (1, 2027), (2, 2026)]
    assert _of(late).received_on == dt.date(2026, 12, 31)


def test_paper_registered_twice_keeps_its_row(people: People) -> None:
    paper, plan = make_paper(), _out()

    assert register_incoming(people.lan, paper.pk) == register_incoming(people.lan, paper.pk)
    assert register_outgoing(people.lan, plan.pk) == register_outgoing(people.lan, plan.pk)
    assert RegisterEntry.objects.count() == 2


def test_number_from_elsewhere_is_kept_and_the_next_one_moves_past_it(people: People) -> None:
    kept = register_incoming(people.lan, make_paper().pk, number=812, imported_from="Trục tỉnh")
    between = register_incoming(people.lan, make_paper().pk, number=12, suffix="a")
    following = register_incoming(people.lan, make_paper().pk)

    assert [str(e) for e in (kept, between, following)] == ["812", "12a", "813"]
    with pytest.raises(NumberTaken, match=r"Số 812 đã cấp rồi, không cấp lại\. Số tiếp theo là 814"):
        register_incoming(people.lan, make_paper().pk, number=812)
    with pytest.raises(ValidationError, match="Số phải từ 1"):
        register_incoming(people.lan, make_paper().pk, number=0)


def test_party_papers_have_a_series_for_each_kind_and_term(people: People) -> None:
    papers = [_out(type="KH"), _out(type="NQ"), _out(type="KH", date=dt.date(2027, 3, 1)), _out(type="QyĐ")]

    entries = [register_outgoing(people.lan, paper.pk) for paper in papers]

    assert [(e.series.type, e.number) for e in entries] == [("KH", 1), ("NQ", 1), ("KH", 2), ("QyĐ", 1)]
    assert [_of(e).number for e in entries] == ["01-KH/ĐU", "01-NQ/ĐU", "02-KH/ĐU", "01-QĐi/ĐU"]
    assert Paper.objects.get(pk=papers[0].pk).number_key == "1-kh-du"
    assert {(e.series.scope, e.series.start, e.series.end) for e in entries} == {("term", dt.date(2025, 8, 15), None)}
    assert series.name_of(entries[0].series) == "Kế hoạch, nhiệm kỳ từ 15/08/2025"


def test_new_term_begins_every_series_anew_and_ends_the_old_ones(people: People) -> None:
    old = register_outgoing(people.lan, _out(date=dt.date(2030, 6, 1)).pk).series
    Office.objects.update(term_start=dt.date(2030, 7, 20))

    assert series.series_on(Direction.OUT, "KH", dt.date(2030, 7, 20)) is None
    assert list(series.running(Direction.OUT, dt.date(2030, 7, 20))) == []
    new = register_outgoing(people.lan, _out(date=dt.date(2030, 7, 21)).pk)
    of_before = register_outgoing(people.lan, _out(date=dt.date(2030, 7, 1)).pk)

    old.refresh_from_db()
    assert (new.number, new.series.start, old.end) == (1, dt.date(2030, 7, 20), dt.date(2030, 7, 19))
    assert (of_before.series, of_before.number) == (old, 2)
    assert list(series.running(Direction.OUT, dt.date(2030, 7, 1))) == [old]


def test_without_a_term_no_party_number_is_given(people: People) -> None:
    with pytest.raises(ValidationError, match="trước nhiệm kỳ hiện tại"):
        register_outgoing(people.lan, _out(date=dt.date(2025, 8, 1)).pk)
    Office.objects.update(term_end=dt.date(2026, 10, 1))
    with pytest.raises(ValidationError, match="Nhiệm kỳ đã kết thúc ngày 01/10/2026"):
        register_outgoing(people.lan, _out().pk)
    Office.objects.update(term_start=None)
    with pytest.raises(ValidationError, match="Chưa ghi ngày bắt đầu nhiệm kỳ"):
        register_outgoing(people.lan, _out().pk)
    Office.objects.all().delete()
    with pytest.raises(ValidationError, match="Chưa ghi ngày bắt đầu nhiệm kỳ"):
        open_series(people.lan, Direction.OUT, "KH")


def test_state_papers_run_through_the_year_mixed(people: People, organs: Organs) -> None:
    _state_office(organs)

    entries = [register_outgoing(people.lan, _out(type=kind).pk) for kind in ("KH", "CV", "BC", "SY", "TrS")]

    assert [(e.series.type, e.number) for e in entries] == [("", 1), ("", 2), ("", 3), ("BS", 1), ("BS", 2)]
    assert [_of(e).number for e in entries[:3]] == ["01/KH-UBND", "", "03/BC-UBND"]
    assert {e.series.source for e in entries} == {"Nghị định 30/2020/NĐ-CP, Điều 15"}


def test_office_may_number_each_kind_apart_by_its_own_decision(people: People, organs: Organs) -> None:
    _state_office(organs)
    Numbering.objects.create(direction="out", scope="year", per_type=True, source="Quy chế 05/QC-UBND", valid_from=dt.date(2026, 7, 1))

    before = register_outgoing(people.lan, _out(date=dt.date(2026, 6, 30)).pk)
    after = register_outgoing(people.lan, _out().pk)

    assert [(e.series.type, e.series.source) for e in (before, after)] == [
        ("", "Nghị định 30/2020/NĐ-CP, Điều 15"),
        ("KH", "Quy chế 05/QC-UBND"),
    ]


def test_kind_may_have_a_series_apart_where_the_others_are_mixed(people: People, organs: Organs) -> None:
    _state_office(organs)
    decisions = open_series(people.lan, Direction.OUT, "QĐ", on=NOV_2, apart=True)

    normative = register_outgoing(people.lan, _out(type="QĐ", number="01/2026/QĐ-UBND").pk, decisions.pk)
    ordinary = register_outgoing(people.lan, _out(type="QĐ").pk)

    assert [(e.series.type, e.number) for e in (normative, ordinary)] == [("QĐ", 1), ("", 1)]
    assert _of(normative).number == "01/2026/QĐ-UBND"


def test_congress_has_one_series_for_all_its_papers(people: People) -> None:
    congress = open_congress_series(people.lan, dt.date(2026, 11, 1), dt.date(2026, 11, 3))
    assert congress == open_congress_series(people.lan, dt.date(2026, 11, 1), dt.date(2026, 11, 3))

    entries = [register_outgoing(people.lan, _out(type=kind).pk, congress.pk) for kind in ("NQ", "BC")]

    assert [(e.number, _of(e).number) for e in entries] == [(1, "01-NQ/ĐH"), (2, "02-BC/ĐH")]
    assert series.name_of(congress) == "Đại hội 01/11/2026"
    with pytest.raises(ValidationError, match="04/11/2026 không thuộc sổ này"):
        register_outgoing(people.lan, _out().pk, congress.pk, on=dt.date(2026, 11, 4))
    with pytest.raises(ValidationError, match="trước ngày khai mạc"):
        open_congress_series(people.lan, dt.date(2026, 11, 3), dt.date(2026, 11, 1))


def test_unit_under_the_committee_numbers_for_itself(people: People, organs: Organs) -> None:
    own = open_series(people.lan, Direction.OUT, "BC", on=NOV_2, organ=organs.inspection)

    entry = register_outgoing(people.lan, _out(type="BC").pk, own.pk)

    assert (entry.series.organ, _of(entry).number) == (organs.inspection, "01-BC/UBKTĐU")


def test_symbol_is_left_to_the_clerk_where_it_is_not_known(people: People, organs: Organs) -> None:
    run = open_series(people.lan, Direction.OUT, "KH", on=NOV_2)

    assert series.symbol_for(run, 5, "", NOV_2) == ""
    organs.committee.names.update(symbol="")
    assert series.symbol_for(run, 5, "KH", NOV_2) == ""
    Office.objects.all().delete()
    assert series.symbol_for(run, 5, "KH", NOV_2) == ""


def test_cancelled_number_stays_with_its_reason_and_is_never_given_again(people: People) -> None:
    entry = register_incoming(people.lan, make_paper().pk)

    skipped = cancel_number(people.lan, entry.series_id, 2, " đóng dấu nhầm ")
    cancelled = cancel_number(people.lan, entry.series_id, 1, "vào sổ nhầm", shown=entry.revision)
    again = register_incoming(people.lan, _of(entry).pk)

    assert [(e.number, e.paper_id, e.cancel_reason) for e in (skipped, cancelled)] == [
        (2, None, "đóng dấu nhầm"),
        (1, entry.paper_id, "vào sổ nhầm"),
    ]
    assert again.number == 3
    with pytest.raises(NumberTaken):
        register_incoming(people.lan, make_paper().pk, number=2)


def test_number_is_cancelled_only_with_reason_in_turn_and_once(people: People) -> None:
    entry = register_incoming(people.lan, make_paper().pk)
    run = entry.series_id

    with pytest.raises(ValidationError, match="lý do"):
        cancel_number(people.lan, run, 2, "  ")
    with pytest.raises(ValidationError, match="Số 3 chưa đến lượt: số tiếp theo là 2"):
        cancel_number(people.lan, run, 3, "nhầm")
    with pytest.raises(Conflict):
        cancel_number(people.lan, run, 1, "nhầm")
    cancel_number(people.lan, run, 1, "nhầm", shown=1)
    with pytest.raises(ValidationError, match="Số 1 đã bỏ rồi"):
        cancel_number(people.lan, run, 1, "nhầm", shown=2)


def test_row_is_corrected_with_its_earlier_state_kept(people: People) -> None:
    entry = register_incoming(people.lan, make_paper().pk, note="khẩn")

    entry = correct_entry(people.lan, entry.pk, 1, note="bản giấy đến sau", on=dt.date(2026, 11, 3))
    entry = note_forwarded(people.lan, entry.pk, 2, receivers="Phòng Kinh tế", on=dt.date(2026, 11, 3), receipt="Bình")

    assert (entry.note, entry.receivers, entry.receipt, entry.revision) == ("bản giấy đến sau", "Phòng Kinh tế", "Bình", 3)
    kept = EarlierState.objects.filter(subject_kind="registry.registerentry").order_by("revision")
    assert [(s.state["note"], s.state["receivers"]) for s in kept] == [("khẩn", ""), ("bản giấy đến sau", "")]
    with pytest.raises(Conflict):
        correct_entry(people.lan, entry.pk, 1, note="")
    with pytest.raises(ValidationError, match="không thuộc sổ này"):
        correct_entry(people.lan, entry.pk, 3, on=dt.date(2027, 1, 1))
    with pytest.raises(ValueError, match="not corrected here"):
        correct_entry(people.lan, entry.pk, 3, number=5)


def test_paper_is_entered_in_the_register_of_its_direction(people: People) -> None:
    with pytest.raises(ValidationError, match="thuộc sổ khác"):
        register_incoming(people.lan, _out().pk)
    with pytest.raises(ValidationError, match="thuộc sổ khác"):
        register_outgoing(people.lan, make_paper().pk)


def test_only_those_who_take_papers_in_keep_the_registers(people: People) -> None:
    entry = register_incoming(people.lan, make_paper().pk)

    for forbidden in (
        lambda: register_incoming(people.ha, make_paper().pk),
        lambda: register_outgoing(people.ha, _out().pk),
        lambda: cancel_number(people.ha, entry.series_id, 2, "nhầm"),
        lambda: correct_entry(people.ha, entry.pk, 1, note="x"),
        lambda: open_series(people.ha, Direction.OUT, "KH"),
        lambda: open_congress_series(people.ha, NOV_2, NOV_2),
    ):
        with pytest.raises(PermissionDenied):
            forbidden()
    assert RegisterEntry.objects.count() == 1


def test_every_number_leaves_a_line_in_the_audit(people: People) -> None:
    entry = register_incoming(people.lan, make_paper().pk)
    cancel_number(people.lan, entry.series_id, 2, "nhầm")

    lines = Entry.objects.filter(subject_kind="registry.registerentry").order_by("pk")
    assert [(x.verb, x.actor_id, x.changes["number"]) for x in lines] == [
        ("registry.register-incoming", people.lan.pk, "1"),
        ("registry.cancel-number", people.lan.pk, "2"),
    ]


def test_series_of_a_register_stand_newest_first(people: People) -> None:
    for year in (2025, 2027, 2026):
        open_series(people.lan, Direction.IN, on=dt.date(year, 5, 1))

    assert [row.start.year for row in series.series_of(Direction.IN)] == [2027, 2026, 2025]
    assert [row.scope for row in series.series_of(Direction.IN)] == [Scope.YEAR] * 3


# -- how the office numbers what it issues ------------------------------------------------------------------------------------------


def test_office_decides_anew_how_it_numbers_from_a_day_on(people: People, organs: Organs) -> None:
    decide_numbering(people.lan, scope=Scope.YEAR, per_type=False, since=dt.date(2026, 11, 10), source="Quy định 12-QĐ/ĐU")
    decide_numbering(people.lan, scope=Scope.YEAR, per_type=True, since=dt.date(2027, 1, 1), source="Quy định 15-QĐ/ĐU")

    found = [series.practice_of(Direction.OUT, day) for day in (NOV_2, dt.date(2026, 11, 10), dt.date(2027, 1, 1))]

    assert [(practice.scope, practice.per_type) for practice in found] == [("term", True), ("year", False), ("year", True)]
    assert found[1].source == "Quy định 12-QĐ/ĐU"
    assert Entry.objects.filter(verb="registry.decide-numbering").count() == 2


@pytest.mark.parametrize(
    ("scope", "since", "source", "words"),
    [
        (Scope.YEAR, dt.date(2026, 11, 10), "Quy định 12-QĐ/ĐU", "đã được quy định"),
        (Scope.YEAR, dt.date(2026, 12, 1), " ", "văn bản quy định"),
        (Scope.CONGRESS, dt.date(2026, 12, 1), "Quy định 12-QĐ/ĐU", "đại hội có sổ riêng"),
    ],
)
def test_what_cannot_be_decided_of_numbers_is_said(
    scope: str, since: dt.date, source: str, words: str, people: People, organs: Organs
) -> None:
    decide_numbering(people.lan, scope=Scope.YEAR, per_type=False, since=dt.date(2026, 11, 10), source="Quy định 12-QĐ/ĐU")

    with pytest.raises(ValidationError, match=words):
        decide_numbering(people.lan, scope=scope, per_type=False, since=since, source=source)

    assert Numbering.objects.count() == 1


def test_leader_does_not_decide_how_papers_are_numbered(people: People, organs: Organs) -> None:
    with pytest.raises(PermissionDenied):
        decide_numbering(people.hoa, scope=Scope.YEAR, per_type=False, since=NOV_2, source="Quy định 12-QĐ/ĐU")
