"""Proposals on screen: each with its reason and link; taken, left out, worded, put in order; the paper; nothing typed is lost."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from giaoban.office.compiling.actions import decline
from giaoban.office.compiling.actions.beginning import next_period
from giaoban.office.compiling.models import Decision
from giaoban.office.directory.models import Office
from giaoban.office.meetings.models import Competence, Matter, Registration
from giaoban.office.programme.models import Line, Programme
from tests.office.compiling.rows import make_draft, make_registration, make_task, make_work, waiting
from tests.office.meetings.rows import make_item, make_meeting, make_series
from tests.office.programme.rows import fresh, make_line, make_programme
from tests.office.targets.rows import make_duty
from tests.papers import make_paper
from tests.people import Organs, People
from tests.web.directory.pages import shown, signed_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
NOVEMBER_YEAR = dt.date(2026, 1, 1)


def words(page: str) -> str:
    """The page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def draft(organs: Organs) -> Programme:
    """December's."""
    return make_draft(organs)


def sent(client: Client, name: str, *args: object, **values: object) -> str:
    """The page that comes after something was sent."""
    answer = client.post(reverse(name, args=args), values, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def form(draft: Programme, people: People) -> dict[str, str]:
    """What the row of the first proposal sends."""
    one = waiting(people.mai, draft)[0]
    return {"source": one.source, "key": one.key, "shown": str(one.revision)}


def test_page_has_every_proposal_with_why_where_and_what_stands_beside(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee), due="2026-11-20", organ=organs.economy)
    matter = Matter.objects.create(name="Kế hoạch đầu tư công", source="Quy chế, Điều 6")
    Competence.objects.create(matter=matter, body="committee", does="decides")
    registration = make_registration(people, organs, matter=matter)
    meeting = make_meeting(dt.date(2026, 12, 24))
    make_item(meeting, prepared_by=organs.office)

    page = shown(signed_in(people.mai), "programme-proposals", draft.pk)

    said = words(page)
    assert "Đề xuất cho chương trình tháng 12/2026" in said
    assert f"Có {len(waiting(people.mai, draft)) + 3} đề xuất chờ quyết định" in said  # three days of December are kept
    assert "Vì sao: Chưa xong ở tháng 11/2026, thời gian 20/11/2026: quá hạn" in said
    assert "Phòng Kinh tế chủ trì" in said
    assert "Không đúng thẩm quyền: Ban Thường vụ không quyết định" in said
    assert "Chưa rõ: thời gian, trách nhiệm, thẩm quyền" in said
    assert "Dự thảo Báo cáo kết quả năm 2026 (Văn phòng Đảng ủy chuẩn bị)" in said
    for name, thing in (("programme-line", line), ("registration", registration), ("meeting", meeting)):
        assert f'href="{reverse(name, args=[thing.pk])}"' in page


def test_paper_of_january_does_not_say_in_which_year_it_will_be_signed(people: People, organs: Organs) -> None:
    january = make_programme(organs.committee, dt.date(2027, 1, 1), state="draft")
    make_line(january)

    assert "ngày … tháng … năm …" in words(shown(signed_in(people.mai), "programme-paper", january.pk))


def test_words_of_others_are_shown_as_words(draft: Programme, people: People, organs: Organs) -> None:
    make_line(make_programme(organs.committee), text="<script>alert(1)</script> {{ 7*7 }}")
    page = shown(signed_in(people.mai), "programme-proposals", draft.pk)

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page


def test_one_key_takes_a_proposal_and_only_what_changed_comes_back(draft: Programme, people: People, organs: Organs) -> None:
    line = make_line(make_programme(organs.committee))
    mai, typed = signed_in(people.mai), form(draft, people)

    answers = [mai.post(reverse("proposal-take", args=[draft.pk]), typed, headers=HTMX) for _ in range(2)]  # a double click

    for answer in answers:
        assert (answer.status_code, "đã đưa" in str(answer.headers["HX-Trigger"]).lower()) == (200, False)
        assert answer.content.decode().count("<li") == 2  # the part of the outline, and the line: the row itself is gone
        assert 'hx-swap-oob="true"' in answer.content.decode()
    assert (fresh(line).state, draft.lines.count()) == ("carried", 1)


def test_proposal_is_worded_and_grouped_as_it_is_taken(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)

    page = sent(
        signed_in(people.ha), "proposal-take", draft.pk, **form(draft, people), words="Rà soát hộ nghèo, cận nghèo.", group="Giảm nghèo"
    )  # fmt: skip

    line = draft.lines.get()
    assert (line.text, line.group) == ("Rà soát hộ nghèo, cận nghèo.", "Giảm nghèo")
    assert "Đã đưa vào: Rà soát hộ nghèo, cận nghèo." in words(page)


def test_proposal_that_moved_on_is_shown_anew_and_nothing_typed_is_lost(draft: Programme, people: People, organs: Organs) -> None:
    make_line(make_programme(organs.committee))
    typed = form(draft, people) | {"shown": "0", "words": "Lời đã gõ", "group": "Nhóm đã gõ"}

    answer = signed_in(people.mai).post(reverse("proposal-take", args=[draft.pk]), typed, headers=HTMX)

    page = answer.content.decode()
    assert (answer.status_code, draft.lines.count()) == (422, 0)
    assert "Chưa lưu: Nguồn của đề xuất này vừa thay đổi" in page
    assert "Lời đã gõ</textarea>" in page
    assert 'value="Nhóm đã gõ"' in page


def test_proposal_that_is_gone_says_so(draft: Programme, people: People, organs: Organs) -> None:
    make_registration(people, organs)
    typed = form(draft, people)
    Registration.objects.all().delete()
    mai = signed_in(people.mai)

    answer = mai.post(reverse("proposal-take", args=[draft.pk]), typed, headers=HTMX)

    assert (answer.status_code, "Đề xuất này không còn" in answer.content.decode()) == (422, True)
    assert "Đề xuất này không còn" in words(sent(mai, "proposal-take", draft.pk, **typed))


@pytest.mark.parametrize("name", ["proposal-take", "proposal-leave", "proposal-reconsider", "proposal-undo", "programme-order"])
def test_what_names_nothing_is_no_request(name: str, draft: Programme, people: People) -> None:
    assert signed_in(people.mai).post(reverse(name, args=[draft.pk])).status_code == 400


def test_proposal_is_left_out_with_its_reason_and_looked_at_again(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    mai, typed = signed_in(people.mai), form(draft, people)
    address = reverse("proposal-leave", args=[draft.pk])

    assert mai.post(address, typed, headers=HTMX).status_code == 422
    assert mai.post(address, typed | {"reason": "Việc nhỏ"}, headers=HTMX).status_code == 200
    page = words(shown(mai, "programme-proposals", draft.pk))
    assert "Không đưa vào 1" in page
    assert "Nhiệm vụ đến hạn trong kỳ · Việc nhỏ · Trần Thị Mai" in page
    made = Decision.objects.get()
    page = sent(mai, "proposal-reconsider", draft.pk, decision=made.pk, shown=made.revision)
    assert "Đề xuất đã trở lại danh sách." in words(page)
    page = sent(mai, "proposal-reconsider", draft.pk, decision=made.pk, shown=made.revision)
    assert "Chỉ xem lại được đề xuất đã bỏ." in words(page)
    assert mai.post(reverse("proposal-reconsider", args=[draft.pk]), {"decision": 999999}).status_code == 404


def test_what_an_earlier_period_left_out_comes_with_what_was_said(draft: Programme, people: People, organs: Organs) -> None:
    task = make_task(people, organs)
    november = make_programme(organs.committee, state="draft")
    Decision.objects.create(
        programme=november, source="deadline", key=f"task-{task.pk}", state="declined", reason="Chưa đến lúc", by=people.ha
    )  # fmt: skip

    assert "Kỳ tháng 11/2026 không đưa vào: Chưa đến lúc" in words(shown(signed_in(people.mai), "programme-proposals", draft.pk))


def lines_of(page: str) -> list[str]:
    """The draft as the pane shows it: number and words."""
    return [words(row).replace(" .", ".") for row in re.findall(r'<span class="draft-number">.*?</p>', page, re.DOTALL)]


def test_lines_go_up_and_down_and_their_numbers_with_them(draft: Programme, people: People) -> None:
    first, second, grouped = make_line(draft, text="một"), make_line(draft, text="hai"), make_line(draft, text="ba", group="Nhóm")
    mai = signed_in(people.mai)
    page = shown(mai, "programme-proposals", draft.pk)
    assert [row[:8] for row in lines_of(page)] == ["I- Lãnh ", "1. một (", "2. hai (", "3. Nhóm", "(1). ba "]

    move = {"lines": [grouped.pk], "before": second.pk, "at": grouped.pk}
    answer = mai.post(reverse("programme-order", args=[draft.pk]), move, headers=HTMX)

    page = answer.content.decode()
    assert [row[:8] for row in lines_of(page)][1:] == ["1. một (", "2. Nhóm", "(1). ba ", "3. hai ("]
    assert f'aria-current="true" id="dong-{grouped.pk}"' in page
    page = sent(mai, "programme-order", draft.pk, lines=[second.pk], before=first.pk)
    assert [row[:6] for row in lines_of(page)][1] == "1. hai"
    answer = mai.post(reverse("programme-order", args=[draft.pk]), {"lines": [9999999], "before": first.pk, "at": first.pk}, headers=HTMX)
    assert (answer.status_code, "không còn trong dự thảo" in answer.content.decode()) == (422, True)


def test_line_is_worded_in_place_and_what_is_refused_stays_typed(draft: Programme, people: People) -> None:
    line, other = make_line(draft, text="một"), make_line(draft, text="hai")
    mai, address = signed_in(people.mai), reverse("programme-line-words", args=[line.pk])

    answer = mai.post(address, {"shown": "1", "words": "Theo mục 2 phần I.", "group": "Kinh tế", "before": "một"}, headers=HTMX)
    assert (answer.status_code, fresh(line).text, fresh(line).group) == (200, "Theo mục 2 phần I.", "Kinh tế")
    assert fresh(line).references.get().to == other

    answer = mai.post(address, {"shown": "1", "words": "Lời của người đến sau", "group": "", "before": ""}, headers=HTMX)
    page = answer.content.decode()
    assert (answer.status_code, fresh(line).text) == (422, "Theo mục 2 phần I.")
    assert "Người khác vừa sửa chỗ này; chưa lưu." in page
    assert "Lời của người đến sau</textarea>" in page
    page = sent(mai, "programme-line-words", line.pk, shown="1", words="", group="")
    assert "Người khác vừa sửa" in words(page)


def test_place_that_points_nowhere_is_told_beside_its_line_and_on_the_paper(draft: Programme, people: People) -> None:
    line = make_line(draft, text="một")
    mai = signed_in(people.mai)
    mai.post(reverse("programme-line-words", args=[line.pk]), {"shown": "1", "words": "Theo mục 7 phần I.", "group": ""})

    assert "“mục 7 phần I” không trỏ đến mục nào" in words(shown(mai, "programme-proposals", draft.pk))
    assert "mục 7 phần I không trỏ đến mục nào" in words(shown(mai, "programme-paper", draft.pk))


def test_issued_programme_has_no_proposals_and_no_moves(people: People, organs: Organs) -> None:
    issued = make_programme(organs.committee)
    make_line(issued, due="")

    page = shown(signed_in(people.mai), "programme-proposals", issued.pk)

    assert "Chương trình đã được đưa vào thực hiện." in words(page)
    assert (page.count("Đưa vào</button>"), page.count("draft-moves"), page.count("Sửa lời")) == (0, 0, 0)
    assert "Đưa đề xuất" not in page


def test_queries_of_the_page_are_as_many_for_one_as_for_three(draft: Programme, people: People, organs: Organs) -> None:
    november, year = make_programme(organs.committee), make_programme(organs.committee, NOVEMBER_YEAR, "year")
    above = make_paper(issuer=organs.province_committee)
    mai = signed_in(people.mai)

    def one_more(n: int) -> None:
        make_line(november, text=f"Dòng {n}", organ=organs.economy)
        make_line(year, text=f"Dòng năm {n}", due="2026-12", organ=organs.police)
        make_registration(people, organs, title=f"Đăng ký {n}")
        make_item(make_meeting(dt.date(2026, 12, 20 + n), title=f"Hội nghị {n}"), prepared_by=organs.office)
        make_meeting(dt.date(2026, 12, 7), series=make_series(title=f"Giao ban {n}"), slot=dt.date(2026, 12, 7))
        make_task(people, organs, title=f"Đến hạn {n}")
        make_task(people, organs, title=f"Trên giao {n}", paper=above, deadline=None)
        make_duty(organs.province_committee, name=f"Báo cáo {n}")
        make_work(number=f"{n}-CT/TU")
        make_line(draft, text=f"Dòng dự thảo {n} theo Chỉ thị số {n}-CT/TU", organ=organs.front)
        declined = make_task(people, organs, title=f"Đã bỏ {n}")
        decline(people.ha, draft.pk, "deadline", f"task-{declined.pk}", 1, reason="Việc nhỏ")

    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            shown(mai, "programme-proposals", draft.pk)
        return len(caught)

    one_more(1)
    asked()
    first = asked()
    one_more(2)
    one_more(3)

    assert asked() == first
    page = words(shown(mai, "programme-proposals", draft.pk))
    assert all(f"{what} 3" in page for what in ("Dòng", "Đăng ký", "Hội nghị", "Đến hạn", "Trên giao", "Dòng dự thảo", "Đã bỏ"))


def test_paper_is_shown_as_it_will_be_and_comes_as_word_and_pdf(draft: Programme, people: People, organs: Organs) -> None:
    make_line(draft, text="=cmd|' /C calc'!A0 <b>{{ 1 }}</b> #sys.inputs", due="")
    hoa = signed_in(people.hoa)

    page = shown(hoa, "programme-paper", draft.pk)
    word, pdf = (hoa.get(reverse(f"programme-{kind}", args=[draft.pk])) for kind in ("word", "pdf"))

    assert {"ĐẢNG BỘ TỈNH AN BÌNH", "CHƯƠNG TRÌNH", "T/L BAN THƯỜNG VỤ", "1. =cmd|"} <= {one for one in (
        "ĐẢNG BỘ TỈNH AN BÌNH", "CHƯƠNG TRÌNH", "T/L BAN THƯỜNG VỤ", "1. =cmd|") if one in words(page)}  # fmt: skip
    inside = ZipFile(io.BytesIO(word.content)).read("word/document.xml").decode()
    assert "=cmd|' /C calc'!A0 &lt;b&gt;{{ 1 }}&lt;/b&gt; #sys.inputs" in inside
    assert pdf.content.startswith(b"%PDF")
    assert word.headers["Content-Disposition"] == 'attachment; filename="chuong-trinh-month-2026-12-01.docx"'


def test_next_months_programme_is_begun_by_one_button(people: People, organs: Organs) -> None:
    mai = signed_in(people.mai)
    assert "Chưa có dự thảo" in words(shown(mai, "programme-next"))

    page = sent(mai, "programme-next")

    made = Programme.objects.get()
    assert made.first == next_period("month", timezone.localdate())[0]
    assert f"Đề xuất cho chương trình {made.period}" in words(page)
    assert mai.get(reverse("programme-next")).url == reverse("programme-proposals", args=[made.pk])  # type: ignore[attr-defined]
    Programme.objects.update(state="underway")
    assert mai.get(reverse("programme-next")).url == reverse("programme", args=[made.pk])  # type: ignore[attr-defined]


def test_office_that_is_not_set_up_is_told_what_to_do(people: People) -> None:
    Office.objects.all().delete()

    assert "Chưa ghi cơ quan của văn phòng này" in words(sent(signed_in(people.mai), "programme-next"))


def test_draft_leads_to_its_proposals_and_its_paper(draft: Programme, people: People) -> None:
    make_line(draft, because="Theo chương trình năm")
    page = shown(signed_in(people.mai), "programme", draft.pk)

    assert f'href="{reverse("programme-proposals", args=[draft.pk])}"' in page
    assert f'href="{reverse("programme-paper", args=[draft.pk])}"' in page
    assert "Vì sao đưa vào: Theo chương trình năm" in words(page)
    assert reverse("programme-proposals", args=[draft.pk]) not in shown(signed_in(people.hoa), "programme", draft.pk)
    assert reverse("programme-next") in shown(signed_in(people.mai), "programmes")


def test_taking_is_undone_by_one_key(draft: Programme, people: People, organs: Organs) -> None:
    make_task(people, organs)
    mai, typed = signed_in(people.mai), form(draft, people)
    answer = mai.post(reverse("proposal-take", args=[draft.pk]), typed, headers=HTMX)
    undo = json.loads(answer.headers["HX-Trigger"])["toast"]["undo"]

    for said in ("Đã hoàn tác", "không còn trong dự thảo"):
        answer = mai.post(undo, headers=HTMX)
        assert (answer.status_code, said in json.loads(answer.headers["HX-Trigger"])["toast"]["text"]) == (204, True)
    assert (draft.lines.count(), len(waiting(people.mai, draft))) == (0, 1)
    assert "không còn trong dự thảo" in words(mai.post(undo, follow=True).content.decode())


def test_taking_a_registration_cannot_be_undone(draft: Programme, people: People, organs: Organs) -> None:
    make_registration(people, organs)

    answer = signed_in(people.mai).post(reverse("proposal-take", args=[draft.pk]), form(draft, people), headers=HTMX)

    assert list(json.loads(answer.headers["HX-Trigger"])["toast"]) == ["text"]


def test_month_that_runs_leads_on_to_the_next(people: People, organs: Organs) -> None:
    today = timezone.localdate()
    running, over = make_programme(organs.committee, today), make_programme(organs.committee, dt.date(2024, 1, 1))
    mai, hoa = signed_in(people.mai), signed_in(people.hoa)

    found = [reverse("programme-next") in shown(who, "programme", one.pk) for who, one in ((mai, running), (mai, over), (hoa, running))]

    assert found == [True, False, False]


def test_day_of_a_line_is_chosen_in_place_and_a_month_stays_where_none_is(draft: Programme, people: People) -> None:
    line, month = make_line(draft, text="một", due=""), make_line(draft, text="hai", due="2026-12")
    mai = signed_in(people.mai)

    def put(which: Line, **typed: str) -> str:
        kept = fresh(which)
        sent(mai, "programme-line-words", which.pk, shown=kept.revision, words=kept.text, group="", **typed)
        return fresh(which).due

    assert [put(line, due="2026-12-20", tentative="on"), fresh(line).tentative, put(line, due="")] == ["2026-12-20", True, ""]
    assert put(month, due="") == "2026-12"
    answer = mai.post(
        reverse("programme-line-words", args=[line.pk]), {"shown": fresh(line).revision, "words": "một", "due": "2027-01-05"}, headers=HTMX
    )  # fmt: skip
    assert (answer.status_code, 'value="2027-01-05"' in answer.content.decode()) == (422, True)


def test_proposal_is_taken_with_another_day_and_reason(draft: Programme, people: People, organs: Organs) -> None:
    make_line(make_programme(organs.committee))
    mai, typed = signed_in(people.mai), form(draft, people)
    address = reverse("proposal-take", args=[draft.pk])

    answer = mai.post(address, typed | {"due": "2027-01-05", "reason": "Chờ số liệu"}, headers=HTMX)
    assert (answer.status_code, "Chờ số liệu</textarea>" in answer.content.decode(), 'value="2027-01-05"' in answer.content.decode()) == (
        422, True, True
    )  # fmt: skip
    mai.post(address, typed | {"due": "2026-12-20", "reason": "Chờ số liệu"}, headers=HTMX)

    assert (draft.lines.get().due, draft.lines.get().because) == ("2026-12-20", "Chờ số liệu")
