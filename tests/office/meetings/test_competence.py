"""The competence table: kept by the chief, it proposes a body by the words of a title, and says when a matter is before the wrong one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.acts import Conflict
from giaoban.office.meetings.actions import add_matter, change_matter, end_matter
from giaoban.office.meetings.competence import proposed_for, warning
from giaoban.office.meetings.models import Competence, Matter
from tests.people import People

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 20)
SOURCE = "Quy chế làm việc của Đảng ủy xã Minh Sơn, Điều 7"


def make_matter(people: People, **fields: Any) -> Matter:
    """Public investment: the committee decides, the Standing Board is heard."""
    values: dict[str, Any] = {
        "name": "Đầu tư công",
        "words": "đầu tư công\nvốn đầu tư",
        "source": SOURCE,
        "valid_from": dt.date(2026, 1, 1),
    }
    return add_matter(people.mai, bodies={"committee": "decides", "standing-board": "gives-opinion"}, **(values | fields))


@pytest.mark.parametrize("title", ["Kế hoạch đầu tư công năm 2027", "KE HOACH DAU TU CONG", "Phân bổ vốn đầu tư, giai đoạn 2"])
def test_body_is_proposed_by_words_of_the_title_however_they_are_typed(title: str, people: People) -> None:
    matter = make_matter(people)

    found = proposed_for(title, [matter], DAY)

    assert found is not None
    assert (found.matter, found.body) == (matter, "committee")
    assert found.words == f"Loại việc “Đầu tư công”: trình Ban Chấp hành (theo {SOURCE})."


def test_longest_word_wins_and_part_of_a_word_is_none(people: People) -> None:
    wide = make_matter(people)
    narrow = make_matter(people, name="Điều chỉnh đầu tư công", words="điều chỉnh kế hoạch đầu tư công")

    found = proposed_for("Điều chỉnh kế hoạch đầu tư công", [wide, narrow], DAY)

    assert found is not None
    assert found.matter == narrow
    assert proposed_for("Tổng vốn đầu tưởng", [wide], DAY) is None


def test_row_out_of_force_proposes_nothing(people: People) -> None:
    matter = end_matter(people.mai, make_matter(people).pk, 1, DAY)

    assert proposed_for("Đầu tư công", [matter], DAY) is not None
    assert proposed_for("Đầu tư công", [matter], DAY + dt.timedelta(1)) is None
    assert proposed_for("Đầu tư công", [matter], dt.date(2025, 12, 31)) is None


def test_wrong_body_is_said_with_the_regulation(people: People) -> None:
    matter = make_matter(people)

    assert warning(matter, "permanent-leaders") == (
        "Không đúng thẩm quyền: Thường trực không quyết định, không cho ý kiến “Đầu tư công”. "
        f"Theo {SOURCE}: Ban Chấp hành quyết định; Ban Thường vụ cho ý kiến."
    )
    assert [warning(matter, "committee"), warning(matter, "standing-board"), warning(None, "committee"), warning(matter, "")] == [""] * 4
    Competence.objects.all().delete()
    assert warning(Matter.objects.get(), "committee") == ""


def test_body_that_is_only_told_is_the_wrong_one(people: People) -> None:
    matter = add_matter(people.mai, name="a", source="b", bodies={"committee": "decides", "peoples-council": "is-informed"})

    assert warning(matter, "peoples-council") != ""


def test_matter_that_nobody_decides_is_heard_by_who_gives_an_opinion(people: People) -> None:
    matter = make_matter(people)
    matter.competences.filter(does="decides").delete()

    first = proposed_for("Đầu tư công", [matter], DAY)
    matter.competences.all().delete()
    second = proposed_for("Đầu tư công", [Matter.objects.get()], DAY)

    assert first is not None
    assert second is not None
    assert (first.body, second.body) == ("standing-board", "")
    assert "chưa ghi cơ quan quyết định" in second.words


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " ", "source": "b"}, "name"),
        ({"name": "a", "source": ""}, "source"),
        ({"name": "a", "source": "b", "valid_from": DAY, "valid_to": DAY - dt.timedelta(1)}, "valid_to"),
        ({"name": "a", "source": "b", "bodies": {"committee": "is-informed"}}, "__all__"),
    ],
)
def test_row_that_says_too_little_is_refused(values: dict[str, Any], field: str, people: People) -> None:
    with pytest.raises(ValidationError) as refused:
        add_matter(people.mai, **({"bodies": {"committee": "decides"}} | values))

    assert list(getattr(refused.value, "error_dict", {"__all__": None})) == [field]
    assert Matter.objects.count() == 0


def test_table_is_changed_by_the_chief_alone_and_never_unseen(people: People) -> None:
    matter = make_matter(people)
    with pytest.raises(PermissionDenied):
        change_matter(people.ha, matter.pk, 1, name="a", source="b", bodies={})

    same: dict[str, Any] = {name: getattr(matter, name) for name in ("name", "words", "source", "valid_from")}
    changed = change_matter(people.mai, matter.pk, 1, bodies={"permanent-leaders": "decides", "nobody": "decides"}, **same)
    with pytest.raises(Conflict):
        change_matter(people.mai, matter.pk, 1, bodies={"committee": "decides"}, **same)
    again = change_matter(people.mai, matter.pk, 2, bodies={"committee": "decides"}, **(same | {"name": "Vốn"}))

    assert (changed.revision, again.revision) == (2, 3)
    assert [(one.body, one.does) for one in again.competences.all()] == [("committee", "decides")]
