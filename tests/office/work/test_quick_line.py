"""Orders as they are noted down while somebody speaks, Thursday 05/11/2026 at 19:40, by the clerk Nguyễn Thị Lan."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pytest
from django.utils import timezone

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.work.models import Origin
from giaoban.office.work.quick import Understood, known_to, understand
from tests.people import Organs, People

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 5, 19, 40, tzinfo=timezone.get_default_timezone())


class Said(NamedTuple):
    """A line and what it says: who gives, who leads, who supports, what, by when."""

    line: str
    giver: str
    lead: str
    support: str
    what: str
    day: str


# fmt: off
LINES = (
    Said("Đ/c Bí thư chỉ đạo CAX kiểm tra các ngầm tràn", "hoa", "police", "", "Kiểm tra các ngầm tràn", ""),
    Said("Đ/c Bí thư điện Công an xã kiểm tra các ngầm tràn, phối hợp với MTTQ, báo cáo trước 17h ngày mai", "hoa", "police", "front",
         "Kiểm tra các ngầm tràn, báo cáo trước 17:00 thứ Sáu 06/11/2026", "06/11"),
    Said("BT giao PKT rà soát hộ dân ven suối xong trước sáng thứ Sáu", "hoa", "economy", "", "Rà soát hộ dân ven suối", "06/11"),
    Said("PBTTT giao UBKT kiểm tra chi bộ Đồng Mít, xong trong tháng 12", "nam", "inspection", "", "Kiểm tra chi bộ Đồng Mít", "31/12"),
    Said("CT giao PKT và CAX dọn hành lang đường liên xã trong 5 ngày", "minh", "economy police", "",
         "Dọn hành lang đường liên xã", "10/11"),
    Said("CVP nhắc VP gửi giấy mời trước ngày mai", "mai", "office", "", "Gửi giấy mời", "06/11"),
    Said("Anh Nam nhắc Văn phòng chuẩn bị tài liệu họp Ban Thường vụ trong tuần này", "nam", "office", "",
         "Chuẩn bị tài liệu họp Ban Thường vụ", "06/11"),
    Said("Chị Mai dặn BXDĐ góp ý quy chế, hạn 20/11", "mai", "building", "", "Góp ý quy chế", "20/11"),
    Said("Đ/c Hòa: UBKT báo cáo kết quả kiểm tra trước ngày 15", "hoa", "inspection", "", "Báo cáo kết quả kiểm tra", "15/11"),
    Said("Đ/c Lê Văn Hòa yêu cầu Phòng Kinh tế báo cáo giải ngân cuối tháng", "hoa", "economy", "", "Báo cáo giải ngân", "30/11"),
    Said("Bí thư Hòa giao Công an xã trực đêm nay", "hoa", "police", "", "Trực", "05/11"),
    Said("Chủ tịch UBND gọi điện yêu cầu Phòng Kinh tế lập tiến độ chậm nhất 20/11", "minh", "economy", "", "Lập tiến độ", "20/11"),
    Said("Chủ tịch Minh giao PKT chủ trì, CAX phối hợp giải phóng mặt bằng, xong trước 25/11", "minh", "economy", "police",
         "Giải phóng mặt bằng", "25/11"),
    Said("BT kết luận PKT chủ trì, phối hợp với CAX, MTTQ rà soát hộ nghèo, chậm nhất 20/11", "hoa", "economy", "police front",
         "Rà soát hộ nghèo", "20/11"),
    Said("BT giao CAX, MTTQ phối hợp PKT dọn rác, báo cáo trước 10h sáng mai", "hoa", "police front", "economy",
         "Dọn rác, báo cáo trước 10:00 thứ Sáu 06/11/2026", "06/11"),
    Said("Bí thư giao anh Bình chuẩn bị báo cáo giá đất trước thứ Hai tuần sau", "hoa", "binh", "", "Chuẩn bị báo cáo giá đất", "09/11"),
    Said("Bí thư chỉ đạo Trưởng Công an xã bố trí lực lượng trực đêm nay", "hoa", "police", "", "Bố trí lực lượng trực", "05/11"),
    Said("Theo ý kiến đ/c Bí thư, PKT kiểm tra hồ Khe Lim trong 24 giờ", "hoa", "economy", "", "Kiểm tra hồ Khe Lim", "06/11"),
    Said("Đ/c Minh điện giao Công an xã cùng MTTQ vận động dân di dời trong hôm nay", "minh", "police", "front",
         "Vận động dân di dời", "05/11"),
    Said("Bí thư giao rà soát hộ nghèo: PKT, xong 20/11", "hoa", "economy", "", "Rà soát hộ nghèo", "20/11"),
    Said("Đ/c Hòa yêu cầu các chi bộ nộp báo cáo trước 30/11", "hoa", "cell", "", "Nộp báo cáo", "30/11"),
    Said("Bí thư giao PKT, phối hợp Công an xã, lập danh sách hộ vướng mặt bằng trong tuần", "hoa", "economy", "police",
         "Lập danh sách hộ vướng mặt bằng", "06/11"),
    Said("Bí thư giao Văn phòng chuẩn bị họp sáng thứ Ba, gửi giấy mời trước thứ Hai", "hoa", "office", "",
         "Chuẩn bị họp sáng thứ Ba, gửi giấy mời", "09/11"),
    Said("Bí thư giao PKT kiểm tra kế hoạch ngày 12/10", "hoa", "economy", "", "Kiểm tra kế hoạch ngày 12/10", ""),
    Said("Nam giao PKT làm tờ trình", "nam", "economy", "", "Làm tờ trình", ""),
    Said("Qua điện thoại: Bí thư giao BXDĐ, UBKT góp ý dự thảo đến hết ngày 12/11/2026", "hoa", "building inspection", "",
         "Góp ý dự thảo", "12/11"),
    Said("dc Bi thu chi dao CAX kiem tra ngam tran truoc ngay mai", "hoa", "police", "", "Kiem tra ngam tran", "06/11"),
    Said("bi thu giao phong kinh te ra soat ho ngheo trong tuan nay", "hoa", "economy", "", "Ra soat ho ngheo", "06/11"),
    Said("anh Nam dien giao pkt lap danh sach truoc 20/11", "nam", "economy", "", "Lap danh sach", "20/11"),
    Said("  Bí thư   giao  PKT:   kiểm tra đập Khe Lim ,  xong  cuối tháng ", "hoa", "economy", "", "Kiểm tra đập Khe Lim", "30/11"),
    Said("Bi\u0301 thư giao PKT ra\u0300 soát chợ", "hoa", "economy", "", "Rà soát chợ", ""),
)
# fmt: on


def read(line: str, by: Account) -> Understood:
    return understand(line, known_to(by, NOW))


@pytest.mark.parametrize("said", LINES, ids=lambda said: said.line)
def test_line_is_understood_without_a_question(said: Said, people: People, organs: Organs) -> None:
    found = read(said.line, people.lan)
    names = {organ.pk: field for field in organs.__dataclass_fields__ if isinstance(organ := getattr(organs, field), Organ)}
    persons = {account.person_id: account.username for account in people.all()}

    def told(side: tuple[object, ...]) -> str:
        return " ".join(name for who in side for name in ([names[o] for o in who.organs] or [persons[who.person]]))  # type: ignore[attr-defined]

    day = f"{found.deadline.day:%d/%m}" if found.deadline and found.deadline.day else ""
    giver = persons[found.giver.person] if found.giver else ""
    assert (giver, told(found.leads), told(found.supports), found.what, day) == said[1:]
    assert found.unsure == ()


@pytest.mark.parametrize(
    ("line", "unsure"),
    [
        ("Giao PKT lập tiến độ giải ngân", ("giver",)),
        ("Thường trực giao Văn phòng rà soát quy chế", ("giver",)),
        ("Đ/c Tuấn giao Văn phòng rà soát quy chế", ("giver",)),
        ("Bí thư giao Trạm Y tế phun khử khuẩn trước ngày mai", ("lead",)),
        ("Bí thư giao Ủy ban rà soát quy chế", ("lead", "what")),
        ("Bí thư giao rà soát quy chế", ("lead",)),
        ("Bí thư giao PKT phối hợp Đội Thuế rà soát quy chế", ("support",)),
        ("Bí thư giao PKT báo cáo thứ Năm", ("deadline",)),
        ("Bí thư giao PKT báo cáo cuối tuần", ("deadline",)),
        ("Bí thư giao PKT", ("what",)),
        ("", ("giver", "lead", "what")),
        ("Ban", ("giver", "lead", "what")),
    ],
)
def test_what_is_not_sure_is_asked(line: str, unsure: tuple[str, ...], people: People) -> None:
    assert read(line, people.lan).unsure == unsure


def test_two_of_one_name_are_both_offered(people: People) -> None:
    other = Person.objects.create(full_name="Trần Văn Bình")
    found = read("Bí thư giao anh Bình chuẩn bị báo cáo", people.lan)

    assert found.leads[0].person_choices == (people.binh.person_id, other.pk)
    assert found.unsure == ("lead",)


def test_leader_is_meant_before_others_of_his_name(people: People) -> None:
    Person.objects.create(full_name="Trần Văn Nam")

    assert read("Anh Nam giao PKT làm tờ trình", people.lan).giver.person == people.nam.person_id  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("Giao ban: Bí thư giao PKT làm tờ trình", Origin.BRIEFING),
        ("Bí thư điện giao PKT làm tờ trình", Origin.TELEPHONE),
        ("ĐT: Bí thư giao PKT làm tờ trình", Origin.TELEPHONE),
        ("Bí thư giao PKT làm tờ trình", None),
        ("Điện lực và PKT làm tờ trình", None),
    ],
)
def test_origin_is_what_the_line_says(line: str, origin: Origin | None, people: People) -> None:
    assert read(line, people.lan).origin == origin


def test_leader_who_writes_gives_his_own_order(people: People) -> None:
    found = read("PKT làm tờ trình", people.hoa)

    assert (found.giver.person if found.giver else None, found.unsure) == (people.hoa.person_id, ())


def test_line_as_typed_is_kept(people: People) -> None:
    line = "Bí thư giao PKT làm tờ trình trước 17h ngày mai"

    assert read(line, people.lan).line == line


def test_line_is_read_with_a_fixed_number_of_queries(people: People, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(15):  # type: ignore[operator]
        known = known_to(people.lan, NOW)
    with django_assert_num_queries(0):  # type: ignore[operator]
        understand(LINES[1].line, known)
