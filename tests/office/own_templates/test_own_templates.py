"""Templates of the office's own: kept with every version by those who compile, used by whoever writes papers."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.own_templates import queries, rules
from giaoban.office.own_templates.actions import add_template, renew_template, restore_template, withdraw_template
from giaoban.office.own_templates.models import OwnTemplate
from giaoban.writing.own_template_parts import NotATemplate
from tests.people import People
from tests.writing.papers import PROGRAMME
from tests.writing.templates import code, template
from tests.writing.test_own_template import lines_of

pytestmark = pytest.mark.django_db
FIRST, SECOND = template("{{trích yếu}}"), template("Về {{trích yếu}}", "{{nội dung}}")
WRITERS = ["lan", "ha", "mai", "hoa", "nam", "minh", "binh", "cuong", "sen", "thanh"]


def added(people: People, name: str = "Chương trình tháng", kind: str = "Chương trình") -> OwnTemplate:
    return add_template(people.mai, kind, name, FIRST)


def refused(error: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return error.value.message_dict


def test_template_is_kept_with_its_versions_and_filled_with_the_one_that_holds(people: People) -> None:
    made = add_template(people.ha, "Chương trình", "  Chương trình  tháng ", FIRST, " mẫu đầu ")
    renew_template(people.mai, made.pk, 1, SECOND, "thêm nội dung")
    made.refresh_from_db()

    assert (made.name, made.latest, made.revision) == ("Chương trình tháng", 2, 2)
    assert [(each.number, each.fields, each.note, each.by) for each in queries.versions_of(made)] == [
        (2, ["nội dung", "trích yếu"], "thêm nội dung", people.mai),
        (1, ["trích yếu"], "mẫu đầu", people.ha),
    ]
    data, left = queries.filled_with(made, PROGRAMME)
    assert (lines_of(data)[0], "nội dung" in left, "nơi nhận" in left) == ("Về công tác tháng 12 năm 2026", False, True)
    data, left = queries.filled_with(made, PROGRAMME, 1)
    assert (lines_of(data), "nội dung" in left) == (["công tác tháng 12 năm 2026"], True)
    assert list(Entry.objects.order_by("pk").values_list("verb", "subject_id", "changes")) == [
        ("own_templates.add-template", made.pk, {"kind": [None, "Chương trình"], "name": [None, "Chương trình tháng"]}),
        ("own_templates.renew-template", made.pk, {"latest": [1, 2]}),
    ]


def test_version_that_a_release_lets_in_no_more_is_not_filled(people: People) -> None:
    made = added(people)
    made.versions.update(data=template("{{trích yếu}}", change=code("DDEAUTO x")))

    with pytest.raises(NotATemplate):
        queries.filled_with(made, PROGRAMME)


def test_faulty_file_is_refused_with_every_fault_and_nothing_kept(people: People) -> None:
    made, faulty = added(people), template("{{lạ}}", change=code("DDE x"))
    with pytest.raises(ValidationError) as first:
        add_template(people.mai, "Giấy mời", "Mời họp", faulty)
    with pytest.raises(ValidationError) as second:
        renew_template(people.mai, made.pk, 1, faulty)

    assert [len(refused(first)["file"]), len(refused(second)["file"])] == [2, 2]
    assert (OwnTemplate.objects.count(), made.versions.count(), Entry.objects.count()) == (1, 1, 1)


def test_what_cannot_be_named_so_is_said_at_its_place(people: People) -> None:
    made = added(people)
    for kind, name, place in (("Chương trình", made.name, "name"), ("Chương trình", "  ", "name"), ("Thư tay", "Thư", "kind")):
        with pytest.raises(ValidationError) as error:
            add_template(people.mai, kind, name, SECOND)
        assert list(refused(error)) == [place]
    assert added(people, kind="Kế hoạch").kind == "Kế hoạch"


def test_office_has_no_more_templates_than_anybody_looks_through(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("giaoban.office.own_templates.actions._MOST", 1)
    added(people)
    with pytest.raises(ValidationError, match="Hãy rút mẫu không còn dùng trước"):
        added(people, "Chương trình quý")


def test_same_file_is_no_newer_version_and_an_older_sight_changes_nothing(people: People) -> None:
    made = added(people)
    with pytest.raises(ValidationError, match="chính là bản đang dùng"):
        renew_template(people.mai, made.pk, 1, FIRST)
    renew_template(people.mai, made.pk, 1, SECOND)
    with pytest.raises(Conflict):
        renew_template(people.ha, made.pk, 1, FIRST)

    assert made.versions.count() == 2


def test_withdrawn_template_is_used_no_more_until_it_is_restored(people: People) -> None:
    made = added(people)
    withdraw_template(people.mai, made.pk, 1)
    assert [list(queries.for_kind(account, "Chương trình")) for account in (people.mai, people.binh)] == [[], []]
    assert [list(queries.visible_to(account)) for account in (people.mai, people.binh)] == [[made], []]
    with pytest.raises(ValidationError, match="đã rút"):
        renew_template(people.mai, made.pk, 2, SECOND)

    restore_template(people.mai, made.pk, 2)
    assert list(queries.for_kind(people.binh, "Chương trình")) == [made]
    assert list(queries.for_kind(people.binh, "")) == []


def test_template_is_not_restored_beside_one_of_its_name(people: People) -> None:
    made = added(people)
    withdraw_template(people.mai, made.pk, 1)
    added(people)
    with pytest.raises(ValidationError, match="Đã có mẫu tên này"):
        restore_template(people.mai, made.pk, 2)


def test_chief_of_office_and_compiler_alone_keep_templates(people: People) -> None:
    made = added(people)
    keepers = [account.username for account in people.all() if rules.may_keep(account)]
    for account in people.all():
        if account.username not in keepers:
            with pytest.raises(PermissionDenied):
                add_template(account, "Giấy mời", "Mời họp", FIRST)
            with pytest.raises(PermissionDenied):
                renew_template(account, made.pk, 1, SECOND)
            for turn in (withdraw_template, restore_template):
                with pytest.raises(PermissionDenied):
                    turn(account, made.pk, 1)

    assert keepers == ["ha", "mai"]
    assert (OwnTemplate.objects.count(), made.versions.count()) == (1, 1)


@pytest.mark.parametrize("withdrawn", [False, True])
def test_question_for_many_and_rule_for_one_agree(withdrawn: bool, people: People) -> None:
    made = added(people)
    if withdrawn:
        withdraw_template(people.mai, made.pk, 1)
        made.refresh_from_db()

    by_rule = [account.username for account in people.all() if rules.may_see(account, made)]
    assert by_rule == [account.username for account in people.all() if made in queries.visible_to(account)]
    assert by_rule == (["ha", "mai"] if withdrawn else WRITERS)
