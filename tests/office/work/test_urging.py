"""Đôn đốc: three letters on Monday, each unit its own overdue tasks only; what was in them stays as it stood then."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Office, Organ, OrganName, RoleHolding
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.jobs.models import Job
from giaoban.office.notices.models import Notice
from giaoban.office.registry.actions import expel_secret, take_in
from giaoban.office.work import actions, queries, rules
from giaoban.office.work.actions import NotNow, Urge, urge
from giaoban.office.work.models import Assignment, Task, Urging, UrgingLetter, UrgingLine
from giaoban.office.work.urging.files import forget_files, put_together, zip_path
from giaoban.office.work.urging.letters import head_for, words_of
from giaoban.office.work.urging.overdue import late_shares, late_units, sum_of
from giaoban.writing.letter import Letter, letter_of
from giaoban.writing.setting import NUMBER_BLANKS
from tests.letters import letter
from tests.office.registry.test_nothing_kept import left_behind, read
from tests.office.work.story import day, fact, given, helped_by, led_by, share_of
from tests.papers import make_paper
from tests.people import Organs, People

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def letters_dir(tmp_path: Path, settings: Any) -> Path:
    """Letters that are put together, in a folder of their own."""
    settings.LETTERS_DIR, settings.FILES_DIR = tmp_path / "letters", tmp_path / "files"
    return tmp_path / "letters"


def asked(key: str = "k1", on: int = 0, **more: Any) -> Urge:
    """Letters of today, to be answered in four days."""
    return Urge(key, day(on), day(on + 4), **more)


def late(task: Task, organ: Organ, days: int = 3) -> Assignment:
    """The share's deadline was some days ago."""
    share = share_of(task, organ)
    Assignment.objects.filter(pk=share.pk).update(deadline=day(-days), first_deadline=day(-days))
    return share


def seen(*organs: Organ, on: int = 0) -> dict[int, str]:
    """What a preview shows of some units."""
    found = late_shares([organ.pk for organ in organs], day(on))
    return {organ.pk: sum_of(found.get(organ.pk, ())) for organ in organs}


def paper_to(urging: Urging, organ: Organ) -> Letter:
    """The words of a unit's letter."""
    letter = urging.letters.get(organ=organ)
    return letter_of(words_of(letter, list(letter.lines.all())))


@pytest.fixture
def three(people: People, organs: Organs) -> dict[str, Task]:
    """Work that is late: of the economy division two pieces, of which one with the police; of the police one; of the school one."""
    shared = given(people, led_by(organs.economy), helped_by(organs.police), title="Rà soát các dự án chậm tiến độ")
    own = given(people, led_by(organs.economy), title="Bàn giao mặt bằng nhà văn hóa")
    school = given(people, led_by(organs.school), helped_by(organs.police), title="Sửa cổng trường")
    late(shared, organs.economy, 3)
    late(shared, organs.police, 2)
    late(own, organs.economy, 9)
    late(school, organs.school, 1)
    return {"shared": shared, "own": own, "school": school}


def test_each_unit_gets_one_letter_with_its_own_overdue_tasks_only(people: People, organs: Organs, three: dict[str, Task]) -> None:
    made = urge(people.lan, asked(), seen(organs.economy, organs.police, organs.school))

    told = {str(letter.organ): [(line.title, line.days_late) for line in letter.lines.all()] for letter in made.letters.all()}
    assert told == {
        "Phòng Kinh tế": [("Bàn giao mặt bằng nhà văn hóa", 9), ("Rà soát các dự án chậm tiến độ", 3)],
        "Công an xã Minh Sơn": [("Rà soát các dự án chậm tiến độ", 2)],
        "Trường Tiểu học Minh Sơn": [("Sửa cổng trường", 1)],
    }
    for organ, others in ((organs.police, "Phòng Kinh tế"), (organs.economy, "Công an"), (organs.school, "Công an")):
        assert others not in repr(paper_to(made, organ))


def test_letter_says_all_that_a_letter_says(people: People, organs: Organs, three: dict[str, Task]) -> None:
    made = urge(people.mai, asked(words="Đây là lần thứ hai.\n\n=1+1"), seen(organs.police))
    today, answer = day(0), day(4)

    paper = paper_to(made, organs.police)
    assert (paper.above, paper.issuer, paper.number) == ("ĐẢNG BỘ TỈNH AN BÌNH", "ĐẢNG ỦY XÃ MINH SƠN", f"Số{NUMBER_BLANKS}-CV/ĐU")
    assert (paper.subject, paper.addressee) == ("về việc đôn đốc thực hiện nhiệm vụ quá hạn", "Công an xã Minh Sơn")
    assert paper.place_day.startswith(f"Minh Sơn, ngày {today.day:02} tháng ")
    assert paper.before == (f"Qua theo dõi, tính đến ngày {today:%d/%m/%Y}, Công an xã Minh Sơn còn 01 nhiệm vụ quá hạn, cụ thể như sau:",)
    told = f"Điện thoại ngày {today:%d/%m/%Y}"
    assert paper.rows == (("1", "Rà soát các dự án chậm tiến độ (phối hợp)", told, f"{day(-2):%d/%m/%Y}", "2"),)
    assert paper.after[:2] == ("Đây là lần thứ hai.", "=1+1")
    assert paper.after[2].endswith(f"gửi về Văn phòng Đảng ủy chậm nhất ngày {answer:%d/%m/%Y}.")
    assert (paper.recipients, paper.authority) == (("- Như trên;", "- Lưu Văn phòng Đảng ủy."), "T/L BAN THƯỜNG VỤ")
    assert (paper.office_title, paper.signer) == ("CHÁNH VĂN PHÒNG", "Trần Thị Mai")


def test_peoples_committee_writes_in_the_form_of_the_state(people: People, organs: Organs, three: dict[str, Task]) -> None:
    Office.objects.update(organ=organs.peoples_committee)
    paper = paper_to(urge(people.lan, asked(), seen(organs.economy)), organs.economy)

    assert (paper.party, paper.above, paper.issuer) == (False, "", "ỦY BAN NHÂN DÂN XÃ MINH SƠN")
    assert paper.number == f"Số:{NUMBER_BLANKS}/UBND-VP"
    assert (paper.subject, paper.authority) == ("V/v đôn đốc thực hiện nhiệm vụ quá hạn", "TL. CHỦ TỊCH")
    assert (paper.after[-1][-13:], paper.recipients[-1]) == (f"{day(4):%d/%m/%Y}./."[-13:], "- Lưu: VT.")


def test_what_is_not_known_stays_empty(people: People, organs: Organs) -> None:
    Office.objects.all().delete()
    RoleHolding.objects.filter(role="chief").delete()

    head = head_for(day(0))
    assert (head.issuer, head.above, head.place, head.signer, head.office_title) == ("", "", "", "", "CHÁNH VĂN PHÒNG")


def test_what_is_further_inside_stands_in_no_letter_and_is_told_to_who_sees_it(
    people: People, organs: Organs, three: dict[str, Task]
) -> None:
    Task.objects.filter(pk=three["own"].pk).update(confidentiality=Confidentiality.RESTRICTED)
    inside = make_paper(confidentiality=Confidentiality.RESTRICTED)
    Task.objects.filter(pk=three["school"].pk).update(paper=inside)
    by_unit = {one.organ_id: (one.many, one.within) for one in late_units(people.lan, day(0)).units}

    assert by_unit == {organs.economy.pk: (1, 1), organs.police.pk: (1, 0)}
    assert {one.organ_id: (one.many, one.within) for one in late_units(people.ha, day(0)).units} == {
        organs.economy.pk: (1, 0),
        organs.police.pk: (1, 0),
    }
    assert [late_units(account, day(0)).within for account in (people.lan, people.ha, people.binh)] == [2, 0, 0]
    assert late_units(people.binh, day(0)).units == ()
    made = urge(people.lan, asked(), seen(organs.economy))
    assert [line.title for line in UrgingLine.objects.all()] == ["Rà soát các dự án chậm tiến độ"]
    assert "Bàn giao" not in repr(paper_to(made, organs.economy))


def test_what_is_done_paused_or_not_due_is_not_urged(people: People, organs: Organs, three: dict[str, Task]) -> None:
    share = share_of(three["shared"], organs.police)
    actions.report_done(people.cuong, share.pk, share.revision, "Đã phối hợp")
    actions.pause(people.mai, three["own"].pk, Task.objects.get(pk=three["own"].pk).revision, "Chờ vốn")

    found = late_shares([organs.economy.pk, organs.police.pk], day(0))
    assert [share.title for share in found[organs.economy.pk]] == ["Rà soát các dự án chậm tiến độ"]
    assert (organs.police.pk in found, late_shares([organs.school.pk], day(-1))) == (False, {})


def test_what_was_in_a_letter_stays_as_it_stood_then(people: People, organs: Organs, three: dict[str, Task]) -> None:
    made = urge(people.lan, asked(), seen(organs.economy))
    before = paper_to(made, organs.economy)
    task = Task.objects.get(pk=three["own"].pk)
    actions.change_task(people.mai, task.pk, task.revision, title="Bàn giao mặt bằng")
    share = share_of(task, organs.economy)
    actions.move_deadline(people.mai, share.pk, share.revision, day(9), "Thêm thời gian")
    OrganName.objects.filter(organ=organs.economy).update(text="Phòng Kinh tế, Hạ tầng")
    Office.objects.update(place="Nơi khác")

    assert paper_to(Urging.objects.get(), organs.economy) == before


def test_urged_again_on_another_day_is_the_second_time(people: People, organs: Organs, three: dict[str, Task]) -> None:
    urge(people.lan, asked("k1"), seen(organs.police))
    urge(people.lan, asked("k2"), seen(organs.police))
    urge(people.lan, asked("k3", on=7), seen(organs.economy, organs.police, on=7))

    times = UrgingLine.objects.filter(letter__organ=organs.police).values_list("letter__urging__key", "time")
    assert list(times) == [("k1", 1), ("k2", 1), ("k3", 2)]
    assert {one.organ_id: (one.urged, one.last) for one in late_units(people.mai, day(0)).units} == {
        organs.economy.pk: (1, day(7)),
        organs.police.pk: (2, day(7)),
        organs.school.pk: (0, None),
    }


def test_confirmed_twice_is_one_urging_with_one_line_in_the_record(people: People, organs: Organs, three: dict[str, Task]) -> None:
    shown = seen(organs.economy, organs.police)
    once, again = urge(people.lan, asked(), shown), urge(people.lan, asked(), shown)

    (entry,) = Entry.objects.filter(verb="work.urge")
    assert (once, Urging.objects.count(), UrgingLetter.objects.count()) == (again, 1, 2)
    assert (entry.actor_id, entry.subject_id, entry.changes["units"]) == (people.lan.pk, once.pk, [organs.economy.pk, organs.police.pk])
    assert "Rà soát" not in str(entry.changes)


@pytest.mark.parametrize("what", ["title", "deadline", "done", "more"])
def test_what_changed_since_the_preview_is_shown_again_and_nothing_is_written(
    what: str, people: People, organs: Organs, three: dict[str, Task]
) -> None:
    shown = seen(organs.economy, organs.police)
    share = share_of(three["shared"], organs.police)
    if what == "title":
        actions.change_task(people.mai, share.task_id, share.task.revision, title="Rà soát")
    elif what == "deadline":
        actions.move_deadline(people.mai, share.pk, share.revision, day(9), "Thêm thời gian")
    elif what == "done":
        actions.report_done(people.cuong, share.pk, share.revision, "Đã phối hợp")
    else:
        late(three["school"], organs.police)

    with pytest.raises(NotNow, match=r"vừa thay đổi ở: .*Công an xã Minh Sơn"):
        urge(people.lan, asked(), shown)
    assert (Urging.objects.count(), UrgingLine.objects.count(), Entry.objects.filter(verb="work.urge").count()) == (0, 0, 0)


def test_nobody_chosen_or_no_such_unit_is_refused(people: People, organs: Organs, three: dict[str, Task]) -> None:
    for shown in ({}, {987654: sum_of(())}):
        with pytest.raises(NotNow):
            urge(people.lan, asked(), shown)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [(Urge("k", day(-1), day(3)), "day"), (Urge("k", day(40), day(44)), "day"), (Urge("k", day(2), day(1)), "reply_by")],
)
def test_days_that_cannot_be_are_refused_at_their_field(wrong: Urge, field: str, people: People, organs: Organs) -> None:
    with pytest.raises(ValidationError) as refused:
        urge(people.lan, wrong, {organs.economy.pk: ""})
    assert list(refused.value.message_dict) == [field]


def test_too_many_words_are_refused(people: People, organs: Organs) -> None:
    with pytest.raises(ValidationError):
        urge(people.lan, asked(words="a" * 2001), {organs.economy.pk: ""})


@pytest.mark.parametrize("name", ["hoa", "nam", "binh", "cuong", "sen", "thanh", "yen", "kien"])
def test_only_the_office_urges(name: str, people: People, organs: Organs, three: dict[str, Task]) -> None:
    account = getattr(people, name)
    with pytest.raises(PermissionDenied):
        urge(account, asked(), seen(organs.economy))
    with pytest.raises(PermissionDenied):
        actions.gather_letters(account, urge(people.lan, asked("k2"), seen(organs.economy)), [])


def test_who_may_have_a_letter_agrees_between_rule_and_query(people: People, organs: Organs, three: dict[str, Task]) -> None:
    made = urge(people.lan, asked(), seen(organs.economy, organs.police))
    Task.objects.filter(pk=three["own"].pk).update(confidentiality=Confidentiality.RESTRICTED)

    for account in people.all():
        letters = set(queries.letters_visible_to(account))
        assert letters == {letter for letter in UrgingLetter.objects.all() if rules.may_see_letter(account, letter)}
        assert set(queries.urgings_visible_to(account)) == {one for one in [made] if rules.may_see_urging(account, one)}
    assert [letter.organ_id for letter in queries.letters_visible_to(people.ha)] == [organs.police.pk]
    assert queries.letters_visible_to(people.mai).count() == 2


def test_unit_follows_that_its_own_share_was_urged_and_no_others(people: People, organs: Organs, three: dict[str, Task]) -> None:
    urge(people.lan, asked(), seen(organs.economy, organs.police, organs.school))

    def followed(account: Any) -> list[str]:
        return sorted(f"{line.assignment}: {line.title}" for line in queries.urged_visible_to(account))

    assert followed(people.cuong) == ["Công an xã Minh Sơn: Rà soát các dự án chậm tiến độ"]
    assert followed(people.binh) == [
        "Công an xã Minh Sơn: Rà soát các dự án chậm tiến độ",  # it leads that one
        "Phòng Kinh tế: Bàn giao mặt bằng nhà văn hóa",
        "Phòng Kinh tế: Rà soát các dự án chậm tiến độ",
    ]
    assert (followed(people.sen), len(followed(people.mai))) == ([], 4)


def test_units_are_told_that_they_were_urged_each_of_its_own(people: People, organs: Organs, three: dict[str, Task]) -> None:
    urge(people.mai, asked(), seen(organs.economy, organs.police))

    told = Notice.objects.filter(kind="work.urged").order_by("pk")
    assert {(row.account_id, row.reason) for row in told} == {
        (people.binh.pk, "Đơn vị đồng chí được đôn đốc bằng công văn"),
        (people.cuong.pk, "Đơn vị đồng chí được đôn đốc bằng công văn"),
    }
    assert all(row.subject_kind == "work.task" for row in told)


def test_letters_together_are_two_files_a_unit(people: People, organs: Organs, three: dict[str, Task]) -> None:
    made = urge(people.lan, asked(), seen(organs.economy, organs.police, organs.school))
    counted: list[int] = []
    out = io.BytesIO()
    put_together(list(queries.letters_visible_to(people.lan)), out, counted.append)

    names = zipfile.ZipFile(out).namelist()
    stem = f"don-doc-{made.day:%Y%m%d}"
    assert counted == [1, 2, 3]
    assert names[:2] == [f"001-{stem}-phong-kinh-te.docx", f"001-{stem}-phong-kinh-te.pdf"]
    assert [name[-40:] for name in names[4:]] == [f"003-{stem}-truong-tieu-hoc-minh-son.{ending}"[-40:] for ending in ("docx", "pdf")]


def test_few_letters_need_no_job_many_do(people: People, organs: Organs, three: dict[str, Task]) -> None:
    urge(people.lan, asked(), seen(organs.economy, organs.police, organs.school))
    assert Job.objects.filter(kind="work.letters").count() == 0

    others = [organs.building, organs.inspection, organs.front]
    for organ in others:
        late(given(people, led_by(organ), title=f"Việc của {organ}"), organ)
    made = urge(people.lan, asked("k2"), seen(organs.economy, organs.police, organs.school, *others))
    assert [len(job.payload["letters"]) for job in Job.objects.filter(kind="work.letters")] == [6]
    assert made.letters.count() == 6


def test_secret_paper_takes_its_rows_and_what_was_written_besides_along(
    people: People, organs: Organs, three: dict[str, Task], letters_dir: Path, django_capture_on_commit_callbacks: Any
) -> None:
    paper = read(take_in(people.lan, data=letter("85-KH/TU"), name="ke-hoach.txt", key="k1"))
    (task,) = actions.open_from_facts(people.lan, [fact(paper, people, lead=organs.police, title="Tuyệt đối kín: kiểm tra kho")])
    actions.hand_out(people.mai, task.pk, task.revision)
    late(task, organs.police)
    made = urge(people.lan, asked(words="Riêng việc kiểm tra kho phải xong ngay."), seen(organs.economy, organs.police))
    letters_dir.mkdir()
    kept = zip_path(made, list(made.letters.all()))
    kept.write_bytes(b"PK")

    assert "work.urgingline" in left_behind("kiểm tra kho")
    with django_capture_on_commit_callbacks(execute=True):
        expel_secret(people.lan, paper.pk)
    assert (left_behind("kiểm tra kho"), kept.exists()) == ([], False)
    rows = {tuple(row[1:]) for row in paper_to(Urging.objects.get(), organs.police).rows}
    assert ("Nội dung đã gỡ theo quy định về bảo vệ bí mật nhà nước.", "", "", "") in rows
    assert len(paper_to(Urging.objects.get(), organs.economy).rows) == 2


def test_files_of_other_urgings_stay(letters_dir: Path) -> None:
    letters_dir.mkdir()
    for name in ("1-a.zip", "1-a.1.part", "11-b.zip"):
        (letters_dir / name).write_bytes(b"PK")
    forget_files([1])

    assert [file.name for file in letters_dir.iterdir()] == ["11-b.zip"]
