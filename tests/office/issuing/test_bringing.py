"""The month closes: the next programme and the report go to signature without retyping, and their sentences are followed from then on."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import actions
from giaoban.office.issuing.content import as_text
from giaoban.office.issuing.models import Draft, DraftState, IssuedLine
from giaoban.office.programme.models import Line, Programme
from giaoban.office.registry.actions import expel_secret
from giaoban.office.reporting.actions import issue_report, reopen_report, word_line
from giaoban.office.reporting.models import Report, State
from giaoban.office.reporting.queries import rows_of_report
from giaoban.office.work.actions import NotNow
from giaoban.office.work.models import Task
from giaoban.office.work.period.figures import Key
from giaoban.office.work.period.tallies import Sought
from tests.office.compiling.rows import make_draft, make_work
from tests.office.issuing.rows import fresh, signature
from tests.office.programme.rows import make_line
from tests.office.reporting.rows import made
from tests.papers import make_paper
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, settings: Any) -> None:
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def december(organs: Organs) -> Programme:
    """December's programme with two lines, still a draft."""
    programme = make_draft(organs)
    for place, text in enumerate(("Sửa kè thôn Đồng Mít", "Tu bổ đường liên thôn"), 1):
        Line.objects.create(programme=programme, place=place, text=text, organ=organs.economy, due="2026-12")
    return programme


@pytest.fixture
def november(people: People, organs: Organs) -> Report:
    """November's report, being written, with a line of its own."""
    report = Report.objects.create(
        organ=organs.committee, period="month", first="2026-11-01", last="2026-11-30", year=2026, number=11, title="kết quả tháng 11"
    )
    report.lines.create(section="results", place=1, text="Đã sửa 300 m kè")
    return report


def issued(people: People, draft: Draft) -> Draft:
    """Submitted, initialled, signed by the deputy secretary, numbered."""
    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Trình ký")
    draft = fresh(draft)
    draft = actions.initial(people.mai, draft.pk, draft.revision)
    draft = actions.sign(people.lan, draft.pk, draft.revision, signature(people))
    return actions.issue(people.mai, draft.pk, draft.revision, actions.Numbered())


def test_programme_goes_to_signature_as_it_stands(people: People, december: Programme) -> None:
    draft = actions.bring_programme(people.ha, december.pk)

    version = draft.versions.get()
    assert (draft.kind, draft.subject, draft.programme, draft.organ) == ("CTr", "công tác tháng 12 năm 2026", december, december.organ)
    assert ["Sửa kè thôn Đồng Mít" in version.text, "Tu bổ đường liên thôn" in version.text] == [True, True]
    assert sorted(version.sources) == sorted(f"line:{line.pk}" for line in december.lines.all())


def test_programme_brought_again_is_the_next_version_of_the_same_draft(people: People, december: Programme, organs: Organs) -> None:
    first = actions.bring_programme(people.ha, december.pk)
    same = actions.bring_programme(people.ha, december.pk)
    Line.objects.create(programme=december, place=3, text="Trồng cây", organ=organs.economy, due="2026-12")

    again = actions.bring_programme(people.ha, december.pk)

    assert (first, same, again.versions.count()) == (again, again, 2)


def test_programme_on_the_leaders_desk_is_not_written_under_his_hands(people: People, december: Programme, organs: Organs) -> None:
    draft = actions.bring_programme(people.ha, december.pk)
    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Trình ký")
    Line.objects.create(programme=december, place=3, text="Trồng cây", organ=organs.economy, due="2026-12")

    with pytest.raises(NotNow):
        actions.bring_programme(people.ha, december.pk)

    assert draft.versions.count() == 1


def test_issued_programme_is_carried_out_and_its_sentences_are_followed(people: People, december: Programme) -> None:
    draft = issued(people, actions.bring_programme(people.ha, december.pk))

    actions.carry_out_programme(people.mai, draft.pk)

    december.refresh_from_db()
    assert (december.state, december.paper) == ("underway", draft.paper)
    found = IssuedLine.objects.filter(paper=draft.paper).values_list("source_kind", "source_id")
    assert sorted(found) == [("programme.line", line.pk) for line in december.lines.order_by("pk")]


def put_before(people: People, draft: Draft) -> Draft:
    """On the deputy secretary's desk, with the initials of the chief of office."""
    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Trình ký")
    return actions.initial(people.mai, draft.pk, fresh(draft).revision)


def test_report_is_frozen_with_the_signature_and_its_number_changes_nothing_of_it(
    people: People, organs: Organs, november: Report, monkeypatch: Any
) -> None:
    """Brought on one day, signed on another, numbered on a third, while its period runs and work goes on."""
    days = iter((3, 5, 9, 9))
    today = [dt.date(2026, 11, next(days))]
    monkeypatch.setattr("giaoban.office.reporting.actions.signed.timezone.localdate", lambda *_: today[0])
    given = made(organs.economy, "Việc thứ nhất", dt.date(2026, 11, 2), dt.date(2026, 11, 20))
    draft = actions.bring_report(people.ha, november.pk)
    words = draft.versions.get().text
    assert "Tính đến ngày 03/11/2026, các cơ quan, đơn vị phải thực hiện 1 việc" in words

    today[0] = dt.date(2026, 11, next(days))
    Task.objects.filter(pk=given.pk).update(done_on=dt.date(2026, 11, 4), workflow="done", closed=True)
    made(organs.police, "Việc giao sau khi trình", dt.date(2026, 11, 4), dt.date(2026, 11, 20))
    draft = put_before(people, draft)
    draft = actions.sign(people.nam, draft.pk, draft.revision, signature(people, day=today[0]))
    report = Report.objects.get(pk=november.pk)
    frozen = (report.state, report.counted_on, as_text(report.written), report.frozen)
    assert frozen[:3] == (State.ISSUED, dt.date(2026, 11, 3), words)
    assert [pk for _, pk in rows_of_report(people.mai, report, Sought(Key.RUNNING)).keys] == [given.pk]

    today[0] = dt.date(2026, 11, next(days))
    draft = actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered())
    report = Report.objects.get(pk=november.pk)
    assert (report.state, report.counted_on, as_text(report.written), report.frozen) == frozen
    assert (draft.kind, report.paper) == ("BC", draft.paper)
    assert actions.freeze_report(people.mai, draft.pk).paper == draft.paper
    with pytest.raises(PermissionDenied):
        actions.freeze_report(people.lan, draft.pk)
    with pytest.raises(ValidationError):
        actions.bring_report(people.ha, november.pk)


def test_report_is_frozen_with_the_words_that_were_signed(people: People, november: Report) -> None:
    draft = actions.bring_report(people.ha, november.pk)
    row = november.lines.get()
    word_line(people.ha, row.pk, row.revision, "Đã sửa 999 m kè")

    draft = issued(people, draft)

    report = Report.objects.get(pk=november.pk)
    assert (report.paper, as_text(report.written)) == (draft.paper, draft.versions.get().text)
    assert ["Đã sửa 300 m kè" in str(report.written), "999" in str(report.written)] == [True, False]
    with pytest.raises(ValidationError, match="Báo cáo đã chốt"):
        word_line(people.ha, row.pk, row.revision + 1, "Lời khác")


def test_report_that_was_brought_twice_is_frozen_as_its_signed_version_says(people: People, organs: Organs, november: Report) -> None:
    actions.bring_report(people.ha, november.pk)
    made(organs.economy, "Việc thứ nhất", dt.date(2026, 11, 2), dt.date(2026, 11, 20))
    assert actions.bring_report(people.ha, november.pk).versions.count() == 2
    draft = actions.bring_report(people.ha, november.pk)
    assert (draft.versions.count(), november.counts.count()) == (2, 2)

    draft = issued(people, draft)

    report = Report.objects.get(pk=november.pk)
    assert as_text(report.written) == draft.versions.all()[1].text
    assert len(report.frozen["tasks"]) == 1
    assert [one.taken_at is not None for one in report.counts.all()] == [True]


def test_signature_that_was_recorded_by_mistake_frees_the_report_again(people: People, november: Report) -> None:
    draft = put_before(people, actions.bring_report(people.ha, november.pk))
    draft = actions.sign(people.lan, draft.pk, draft.revision, signature(people))

    draft = actions.unsign(people.lan, draft.pk, draft.revision)

    report = Report.objects.get(pk=november.pk)
    assert (report.state, report.counted_on, report.frozen, report.written) == (State.DRAFT, None, {}, {})
    actions.sign(people.lan, draft.pk, draft.revision, signature(people))
    assert Report.objects.get(pk=november.pk).is_issued


def test_what_was_frozen_before_it_was_signed_stays_so_when_the_signature_is_taken_back(people: People, november: Report) -> None:
    frozen = issue_report(people.mai, november.pk, november.revision)
    draft = put_before(people, actions.bring_report(people.ha, november.pk))
    draft = actions.sign(people.lan, draft.pk, draft.revision, signature(people))

    actions.unsign(people.lan, draft.pk, draft.revision)

    report = Report.objects.get(pk=november.pk)
    assert (report.is_issued, report.revision, report.written) == (True, frozen.revision, frozen.written)


def test_words_that_were_rewritten_on_the_way_are_frozen_when_the_report_says_them(people: People, november: Report) -> None:
    draft = actions.bring_report(people.ha, november.pk)
    content = draft.versions.get().content
    other = json.loads(json.dumps(content, ensure_ascii=False).replace("300 m kè", "350 m kè"))
    actions.write_version(people.ha, draft.pk, draft.revision, content=other)
    draft = issued(people, fresh(draft))

    november.refresh_from_db()
    assert (november.state, november.paper) == (State.DRAFT, None)
    with pytest.raises(NotNow, match="khác văn bản đã ký, từ chỗ “- Đã sửa 350 m kè”"):
        actions.freeze_report(people.mai, draft.pk)
    row = november.lines.get()
    word_line(people.ha, row.pk, row.revision, "Đã sửa 350 m kè")
    report = actions.freeze_report(people.mai, draft.pk)
    assert (report.paper, as_text(report.written)) == (draft.paper, draft.versions.last().text)  # type: ignore[union-attr]


def test_report_that_was_opened_again_is_frozen_as_it_was_signed(people: People, november: Report) -> None:
    draft = issued(people, actions.bring_report(people.ha, november.pk))
    report = Report.objects.get(pk=november.pk)
    reopen_report(people.mai, report.pk, report.revision, "Xem lại số liệu")

    again = actions.freeze_report(people.mai, draft.pk)

    assert (again.state, again.paper, again.written) == (State.ISSUED, draft.paper, report.written)


def test_report_that_was_frozen_without_a_number_gets_it_and_nothing_else(people: People, november: Report) -> None:
    frozen = issue_report(people.mai, november.pk, november.revision)
    draft = issued(people, actions.bring_report(people.ha, november.pk))

    report = Report.objects.get(pk=november.pk)
    assert (report.paper, report.revision) == (draft.paper, frozen.revision + 1)
    assert (report.written, report.frozen, report.counted_on) == (frozen.written, frozen.frozen, frozen.counted_on)
    assert actions.freeze_report(people.mai, draft.pk).paper == draft.paper


def test_frozen_report_that_tells_of_what_is_further_inside_by_now_makes_no_paper(people: People, organs: Organs, november: Report) -> None:
    task = made(organs.economy, "Việc kín", dt.date(2026, 11, 2), dt.date(2026, 11, 20))
    november.lines.create(section="results", place=2, text="Việc kín: đã làm", task=task)
    report = issue_report(people.mai, november.pk, november.revision)
    Task.objects.filter(pk=task.pk).update(confidentiality=Confidentiality.RESTRICTED)

    with pytest.raises(ValidationError, match="diện hạn chế"):
        actions.bring_report(people.ha, report.pk)

    assert Draft.objects.count() == 0
    reopen_report(people.mai, report.pk, report.revision, "Rút nội dung hạn chế")
    assert "Việc kín" not in actions.bring_report(people.ha, report.pk).versions.get().text


def test_what_goes_as_secret_goes_from_what_reports_were_made_of_too(people: People, organs: Organs, november: Report) -> None:
    paper = make_paper()
    task = made(organs.economy, "Việc của văn bản mật", dt.date(2026, 11, 2), dt.date(2026, 11, 20), paper=paper)
    november.lines.create(section="results", place=2, text="Việc của văn bản mật: đã làm", task=task)
    actions.bring_report(people.ha, november.pk)

    expel_secret(people.lan, paper.pk)

    assert ["mật" in str(november.counts.get().written), "300 m kè" in str(november.counts.get().written)] == [False, True]


def test_programme_that_was_changed_after_signing_is_not_carried_out(people: People, december: Programme, organs: Organs) -> None:
    draft = issued(people, actions.bring_programme(people.ha, december.pk))
    added = Line.objects.create(programme=december, place=3, text=f"Mua xe mới {'cho xã ' * 40}", organ=organs.economy, due="2026-12")

    with pytest.raises(NotNow, match=r"khác văn bản đã ký, từ chỗ “3\. Mua xe mới cho xã .*…”"):
        actions.carry_out_programme(people.mai, draft.pk)

    december.refresh_from_db()
    assert (december.state, december.paper) == ("draft", None)
    added.delete()
    assert actions.carry_out_programme(people.mai, draft.pk).state == "underway"


def test_who_knows_more_of_what_is_cited_carries_out_what_was_signed(people: People, december: Programme) -> None:
    make_work(make_paper(confidentiality=Confidentiality.RESTRICTED))
    make_line(december, text="Thực hiện Chỉ thị số 19-CT/TU", due="")
    draft = issued(people, actions.bring_programme(people.ha, december.pk))

    assert actions.carry_out_programme(people.mai, draft.pk).paper == draft.paper


def test_what_is_not_there_is_not_closed(people: People, organs: Organs, december: Programme, november: Report) -> None:
    programme = actions.bring_programme(people.ha, december.pk)
    report = actions.bring_report(people.ha, november.pk)

    for close, draft in ((actions.carry_out_programme, programme), (actions.freeze_report, report)):
        with pytest.raises(NotNow, match="chưa ban hành"):
            close(people.mai, draft.pk)
    programme, report = issued(people, programme), issued(people, report)
    for close, draft in ((actions.carry_out_programme, report), (actions.freeze_report, programme)):
        with pytest.raises(NotNow, match="không gắn"):
            close(people.mai, draft.pk)


def test_nothing_of_a_restricted_paper_goes_out_with_the_programme(people: People, december: Programme) -> None:
    make_line(december, text="Nhân sự kín", paper=make_paper(confidentiality=Confidentiality.RESTRICTED))

    draft = actions.bring_programme(people.mai, december.pk)

    assert ("Nhân sự kín" in draft.versions.get().text, draft.confidentiality) == (False, Confidentiality.OPEN)


def test_programme_of_a_restricted_paper_is_not_brought(people: People, december: Programme) -> None:
    Programme.objects.filter(pk=december.pk).update(paper=make_paper(confidentiality=Confidentiality.RESTRICTED))

    with pytest.raises(ValidationError, match="hạn chế"):
        actions.bring_programme(people.mai, december.pk)

    assert Draft.objects.count() == 0


def test_programme_that_is_carried_out_or_empty_is_not_brought(people: People, organs: Organs, december: Programme) -> None:
    december.lines.all().delete()
    with pytest.raises(ValidationError):
        actions.bring_programme(people.ha, december.pk)
    Programme.objects.filter(pk=december.pk).update(state="underway")
    with pytest.raises(ValidationError):
        actions.bring_programme(people.ha, december.pk)

    assert Draft.objects.count() == 0


def test_who_does_not_keep_programmes_and_reports_brings_none(people: People, december: Programme, november: Report) -> None:
    with pytest.raises(Programme.DoesNotExist):
        actions.bring_programme(people.binh, december.pk)
    with pytest.raises(Report.DoesNotExist):
        actions.bring_report(people.binh, november.pk)
    with pytest.raises(PermissionDenied):
        actions.bring_report(people.minh, november.pk)


def test_what_another_brought_is_not_brought_beside_it(people: People, december: Programme, november: Report) -> None:
    for bring, key in ((actions.bring_programme, december.pk), (actions.bring_report, november.pk)):
        bring(people.mai, key)

        with pytest.raises(ValidationError, match=people.mai.name):
            bring(people.ha, key)

    assert Draft.objects.count() == 2


def test_what_was_issued_is_not_brought_again(people: People, december: Programme, november: Report) -> None:
    for bring, key in ((actions.bring_programme, december.pk), (actions.bring_report, november.pk)):
        issued(people, bring(people.ha, key))

        with pytest.raises(ValidationError, match=r"[Đđ]ã ban hành"):
            bring(people.ha, key)

    assert Draft.objects.count() == 2


@pytest.mark.parametrize("name", ["programme", "report"])
def test_no_two_drafts_stand_for_one(name: str, people: People, organs: Organs, december: Programme, november: Report) -> None:
    facts = {"kind": "CTr", "organ_id": organs.committee.pk, f"{name}_id": {"programme": december.pk, "report": november.pk}[name]}
    actions.begin_draft(people.ha, subject="Lần thứ nhất", **facts)  # type: ignore[arg-type]

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.begin_draft(people.ha, subject="Lần thứ hai", **facts)  # type: ignore[arg-type]


def test_given_up_draft_makes_room_for_another(people: People, december: Programme) -> None:
    first = actions.bring_programme(people.ha, december.pk)
    actions.withdraw(people.ha, first.pk, first.revision)

    second = actions.bring_programme(people.ha, december.pk)

    assert (first == second, fresh(first).state, second.state) == (False, DraftState.WITHDRAWN, DraftState.DRAFTING)
