"""Nơi nhận as the paper says it becomes the list: exactly one organ, a group, or a question that somebody answers once."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Alias, OrganGroup
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import actions
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.models import Draft, Recipient
from giaoban.office.issuing.recipients import open_lines, words_in
from giaoban.office.programme.models import Line
from giaoban.office.registry.models import RegisterEntry
from giaoban.office.work.actions import NotNow
from tests.office.compiling.rows import make_draft
from tests.office.issuing.rows import begun, fresh, signature
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def said(people: People, draft: Draft, *lines: str, **head: Any) -> Draft:
    """The next version, with these nơi nhận."""
    actions.write_version(people.ha, draft.pk, fresh(draft).revision, content=typed("Một việc.", recipients=list(lines), **head))
    return fresh(draft)


def listed(draft: Draft) -> list[tuple[str, str]]:
    """The list: who, and the words by which the paper names him."""
    return [(str(row), row.group) for row in draft.recipients.select_related("organ", "person")]


def unclear(draft: Draft) -> list[str]:
    """The lines of which nobody knows whom they mean."""
    return [one.words for one in open_lines(draft, list(draft.recipients.select_related("organ", "person")))[0]]


def left(draft: Draft) -> list[str]:
    """The lines that are known, and not in the list."""
    return [one.words for one in open_lines(draft, list(draft.recipients.select_related("organ", "person")))[1]]


def test_exact_organ_group_and_file_are_in_the_list_and_the_rest_is_a_question(people: People, organs: Organs) -> None:
    group = OrganGroup.objects.create(name="Các đoàn thể xã")
    group.organs.set([organs.front, organs.cell])

    draft = said(
        people, begun(people, organs), "Tỉnh ủy An Bình (để báo cáo)", "UBND xã", "- Phòng Kinh tế;", "Các đoàn thể xã (để thực hiện)",
        "Bùi Thị Sen", "Hợp tác xã Đồng Mít", "Lưu Văn phòng Đảng ủy.",
    )  # fmt: skip

    assert listed(draft) == [
        ("Tỉnh ủy An Bình", "Tỉnh ủy An Bình (để báo cáo)"),
        ("Ủy ban nhân dân xã Minh Sơn", "UBND xã"),
        ("Phòng Kinh tế", "Phòng Kinh tế"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Sơn", "Các đoàn thể xã (để thực hiện)"),
        ("Chi bộ thôn Đồng Mít", "Các đoàn thể xã (để thực hiện)"),
        ("Bùi Thị Sen", "Bùi Thị Sen"),
        ("Lưu Văn phòng Đảng ủy", "Lưu Văn phòng Đảng ủy"),
    ]
    assert (unclear(draft), left(draft)) == (["Hợp tác xã Đồng Mít"], [])


def test_as_above_is_whom_it_is_addressed_to() -> None:
    content = {"recipients": ["Như trên", "Như Kính gửi;", "Lưu Văn phòng"], "addressees": ["Phòng Kinh tế", "Công an xã"]}

    assert words_in(content) == ["Phòng Kinh tế", "Công an xã", "Lưu Văn phòng"]
    assert words_in({"recipients": ["Như trên"]}) == ["Như trên"]
    assert words_in({}) == []


def test_list_follows_the_words_where_nobody_has_touched_it(people: People, organs: Organs) -> None:
    draft = said(people, begun(people, organs), "UBND xã", "Phòng Kinh tế", "Công an xã", "Lưu Văn phòng")
    kept = draft.recipients.exclude(organ=organs.economy)
    draft = actions.set_recipients(
        people.ha, draft.pk, draft.revision, organs=[row.organ for row in kept if row.organ] + [organs.school], words=["Lưu Văn phòng"]
    )
    assert left(draft) == ["Phòng Kinh tế"]

    draft = said(people, draft, "UBND xã", "Phòng Kinh tế", "Ban Xây dựng Đảng", "Lưu Văn phòng")

    # The police is not named any more, the board is new; the division was taken off by hand, the school put there by hand.
    assert [name for name, _ in listed(draft)] == [
        "Ủy ban nhân dân xã Minh Sơn", "Trường Tiểu học Minh Sơn", "Lưu Văn phòng", "Ban Xây dựng Đảng",
    ]  # fmt: skip
    assert left(draft) == ["Phòng Kinh tế"]


def test_whom_somebody_put_there_stays_when_the_paper_named_him_for_a_while(people: People, organs: Organs) -> None:
    draft = said(people, begun(people, organs), "UBND xã")
    whom = {"organs": [organs.peoples_committee, organs.economy], "people": [person_of(people.sen)], "words": ["Báo An Bình"]}
    draft = actions.set_recipients(people.ha, draft.pk, draft.revision, **whom)  # type: ignore[arg-type]

    draft = said(people, draft, "UBND xã", "Phòng Kinh tế", "Bùi Thị Sen", "Lưu Văn phòng")
    draft = said(people, draft, "UBND xã", "Lưu Văn phòng")

    assert [name for name, _ in listed(draft)] == [
        "Ủy ban nhân dân xã Minh Sơn", "Phòng Kinh tế", "Bùi Thị Sen", "Báo An Bình", "Lưu Văn phòng",
    ]  # fmt: skip


def test_words_that_somebody_put_there_stay_when_the_papers_own_identical_line_goes(people: People, organs: Organs) -> None:
    draft = said(people, begun(people, organs), "UBND xã")
    actions.set_recipients(people.ha, draft.pk, draft.revision, organs=[organs.peoples_committee], words=["Lưu Văn phòng"])
    said(people, draft, "UBND xã", "Lưu Văn phòng", "Lưu hồ sơ")
    kept = said(people, draft, "UBND xã", "Lưu Văn phòng", "Lưu hồ sơ", "Công an xã")
    actions.set_recipients(people.ha, kept.pk, kept.revision, organs=[organs.peoples_committee], words=["Lưu Văn phòng", "Lưu hồ sơ"])

    said(people, draft, "UBND xã")

    assert [who for who, _ in listed(draft)] == ["Ủy ban nhân dân xã Minh Sơn", "Lưu Văn phòng"]


def test_line_in_other_words_is_the_same_one_and_goes_when_the_paper_names_him_no_more(people: People, organs: Organs) -> None:
    draft = said(people, begun(people, organs), "Phòng Kinh tế (để thực hiện)", "UBND xã")

    draft = said(people, draft, "Phòng Kinh tế (để báo cáo)", "UBND xã")
    assert (listed(draft)[0], left(draft)) == (("Phòng Kinh tế", "Phòng Kinh tế (để báo cáo)"), [])
    draft = said(people, draft, "UBND xã")
    assert [name for name, _ in listed(draft)] == ["Ủy ban nhân dân xã Minh Sơn"]


def test_words_that_stay_and_files_without_any_leave_the_list_alone(people: People, organs: Organs) -> None:
    draft = said(people, begun(people, organs), "UBND xã", "Công an xã")
    draft = actions.set_recipients(people.ha, draft.pk, draft.revision, organs=[organs.police])

    draft = said(people, draft, "Công an xã", "UBND xã")
    assert listed(draft) == [("Công an xã Minh Sơn", "Công an xã")]
    actions.write_version(people.ha, draft.pk, draft.revision, content=typed("Hai việc."))
    assert (listed(draft), left(draft)) == ([("Công an xã Minh Sơn", "Công an xã")], ["UBND xã"])


def test_who_got_it_and_whom_a_person_named_stay_when_the_words_go(people: People, organs: Organs) -> None:
    draft = said(people, begun(people, organs), "Công an xã", "Đồng chí phụ trách")
    draft = actions.say_who(people.ha, draft.pk, draft.revision, {"Đồng chí phụ trách": actions.Whom(people=(person_of(people.sen),))})
    Recipient.objects.filter(organ=organs.police).update(sent_at=draft.created_at)

    draft = said(people, draft, "UBND xã")

    assert [name for name, _ in listed(draft)] == ["Công an xã Minh Sơn", "Bùi Thị Sen", "Ủy ban nhân dân xã Minh Sơn"]


def test_question_is_answered_once_and_learnt(people: People, organs: Organs) -> None:
    draft = said(people, begun(people, organs), "Ban Quản lý chợ (để thực hiện)", "Báo An Bình", "Đồng chí trực")
    assert unclear(draft) == ["Ban Quản lý chợ (để thực hiện)", "Báo An Bình", "Đồng chí trực"]

    draft = actions.say_who(
        people.ha, draft.pk, draft.revision,
        {
            "Ban Quản lý chợ (để thực hiện)": actions.Whom(organs=(organs.economy,)),
            "Báo An Bình": actions.Whom(),
            "Đồng chí trực": actions.Whom(people=(person_of(people.sen), person_of(people.nam))),
        },
    )  # fmt: skip

    assert unclear(draft) == []
    assert listed(draft) == [
        ("Phòng Kinh tế", "Ban Quản lý chợ (để thực hiện)"), ("Báo An Bình", "Báo An Bình"), ("Bùi Thị Sen", "Đồng chí trực"),
        ("Vũ Đình Nam", "Đồng chí trực"),
    ]  # fmt: skip
    assert sorted(Alias.objects.values_list("text", flat=True)) == ["Ban Quản lý chợ", "Báo An Bình"]
    again = said(people, begun(people, organs, subject="Báo cáo khác"), "Ban Quản lý chợ", "Báo An Bình", "Đồng chí trực")
    assert listed(again) == [("Phòng Kinh tế", "Ban Quản lý chợ"), ("Báo An Bình", "Báo An Bình")]
    assert unclear(again) == ["Đồng chí trực"]


def test_who_stands_in_the_list_already_is_joined_to_the_words(people: People, organs: Organs) -> None:
    draft = said(people, begun(people, organs), "Ban Quản lý chợ")
    draft = actions.set_recipients(people.ha, draft.pk, draft.revision, organs=[organs.economy])

    draft = actions.say_who(people.ha, draft.pk, draft.revision, {"Ban Quản lý chợ": actions.Whom(organs=(organs.economy,))})

    assert listed(draft) == [("Phòng Kinh tế", "Ban Quản lý chợ")]
    draft = actions.set_recipients(people.ha, draft.pk, draft.revision, organs=[organs.economy, organs.police])
    assert listed(draft) == [("Phòng Kinh tế", "Ban Quản lý chợ"), ("Công an xã Minh Sơn", "")]


def test_who_may_say_and_what_must_hold(people: People, organs: Organs) -> None:
    draft = said(people, begun(people, organs), "Ban Quản lý chợ")
    answer = {"Ban Quản lý chợ": actions.Whom(organs=(organs.economy,))}

    with pytest.raises(Draft.DoesNotExist):
        actions.say_who(people.binh, draft.pk, draft.revision, answer)
    with pytest.raises(Conflict):
        actions.say_who(people.ha, draft.pk, draft.revision + 1, answer)
    with pytest.raises(NotNow, match="vừa đổi"):
        actions.say_who(people.ha, draft.pk, draft.revision, {"UBND xã": actions.Whom()})
    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Trình")
    actions.initial(people.mai, draft.pk, fresh(draft).revision)
    with pytest.raises(PermissionDenied):
        actions.say_who(people.nam, draft.pk, fresh(draft).revision, answer)
    draft = actions.withdraw(people.ha, draft.pk, fresh(draft).revision)
    with pytest.raises(NotNow, match="thôi trình"):
        actions.say_who(people.ha, draft.pk, draft.revision, answer)


def test_restricted_paper_names_people_alone_and_teaches_nothing(people: People, organs: Organs) -> None:
    draft = begun(people, organs, people.mai, confidentiality=Confidentiality.RESTRICTED)
    content = typed("Một việc.", recipients=["Phòng Kinh tế", "Bùi Thị Sen", "Ban Tổ chức Tỉnh ủy"])
    actions.write_version(people.mai, draft.pk, draft.revision, content=content)
    draft = fresh(draft)
    assert (listed(draft), unclear(draft)) == ([("Bùi Thị Sen", "Bùi Thị Sen")], ["Phòng Kinh tế", "Ban Tổ chức Tỉnh ủy"])

    with pytest.raises(ValidationError, match="từng đồng chí"):
        actions.say_who(people.mai, draft.pk, draft.revision, {"Phòng Kinh tế": actions.Whom(organs=(organs.economy,))})
    draft = actions.say_who(people.mai, draft.pk, draft.revision, {"Ban Tổ chức Tỉnh ủy": actions.Whom()})

    assert (unclear(draft), Alias.objects.count()) == (["Phòng Kinh tế"], 0)


def test_programme_that_is_brought_goes_to_whom_its_paper_names(people: People, organs: Organs) -> None:
    programme = make_draft(organs)
    Line.objects.create(programme=programme, place=1, text="Sửa kè thôn Đồng Mít", organ=organs.economy, due="2026-12")
    draft = actions.bring_programme(people.ha, programme.pk)
    assert [name for name, _ in listed(draft)] == ["Tỉnh ủy An Bình", "Phòng Kinh tế", "Lưu Văn phòng Đảng ủy"]
    assert unclear(draft) == ["Các đồng chí trong Ban Chấp hành"]

    Line.objects.create(programme=programme, place=2, text="Diễn tập", organ=organs.police, due="2026-12")
    Line.objects.filter(programme=programme, place=1).update(organ=organs.front)
    draft = actions.bring_programme(people.ha, programme.pk)
    assert [row.organ for row in draft.recipients.filter(organ__ours=True)] == [organs.front, organs.police]

    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Trình ký")
    draft = actions.initial(people.mai, draft.pk, fresh(draft).revision)
    draft = actions.sign(people.lan, draft.pk, draft.revision, signature(people))
    draft = actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered())
    sent = actions.distribute(people.lan, draft.pk, draft.revision)

    names = ["Tỉnh ủy An Bình", "Lưu Văn phòng Đảng ủy", "Ủy ban Mặt trận Tổ quốc Việt Nam xã Minh Sơn", "Công an xã Minh Sơn"]
    assert [str(row) for row in sent] == names
    assert RegisterEntry.objects.get().receivers == "; ".join(names)
