"""A reading with everything in it, each thing at its place in a paper of xã Minh Sơn."""

from dataclasses import replace
from datetime import date, time

from giaoban.reading.model import (
    AgendaItem,
    Citation,
    Deadline,
    Document,
    Duty,
    Finding,
    Meeting,
    OrderInPassing,
    OutlineItem,
    Quoted,
    Reading,
    Signature,
    Source,
    Span,
    Task,
)

TEXT = """ĐẢNG ỦY XÃ MINH SƠN
Số 15-TB/ĐU
Minh Sơn, ngày 02 tháng 11 năm 2026

Kính gửi: Các chi bộ trực thuộc.

1. Công việc
Văn phòng Đảng ủy chủ trì, phối hợp với Công an xã tổng hợp theo Kết luận số 9-KL/TU
của Tỉnh ủy, báo cáo trước ngày 15/11/2026. Tăng cường đoàn kết.
2. Hội nghị
Sáng ngày 20/11/2026: Hội nghị Ban Thường vụ tại hội trường.
(1) Báo cáo tháng (Văn phòng chuẩn bị). Giao Văn phòng gửi giấy mời.
Giao ban chiều thứ Hai hằng tuần.

Nơi nhận:
- Thường trực Tỉnh ủy,
- Lưu Văn phòng Đảng ủy.
CHÁNH VĂN PHÒNG
Trần Thị Mai
"""


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return start, start + len(words)


TASK = TEXT[at("Văn phòng Đảng ủy chủ trì")[0] : at("trước ngày 15/11/2026.")[1]]
CITED = "Kết luận số 9-KL/TU\ncủa Tỉnh ủy"


def full_reading() -> Reading:
    cited = Citation(
        " ".join(CITED.split()), at(CITED), at("Kết luận số 9-KL/TU"), "KL", "9-KL/TU", issuer="Tỉnh ủy", relation="implements"
    )
    return Reading(
        Source(TEXT, "15-TB.txt"),
        _document(),
        (OutlineItem("1", "1.", "Công việc", at("Công việc")), OutlineItem("2", "2.", "Hội nghị", at("Hội nghị"))),
        (cited,),
        (_task(), Task("Tăng cường đoàn kết.", at("Tăng cường đoàn kết."), "1", 0, "orientation")),
        (_meeting(),),
        (Duty("Giao ban", at("Giao ban"), "FREQ=WEEKLY;BYDAY=MO", "afternoon", {"recurrence": at("thứ Hai hằng tuần")}),),
        (Finding("weekday-and-date-disagree", at("ngày 20/11/2026"), "Ngày 20/11/2026 là thứ Sáu."),),
    )


def _document() -> Document:
    return Document(
        type="TB",
        number="15-TB/ĐU",
        date=date(2026, 11, 2),
        issuing_body="ĐẢNG ỦY XÃ MINH SƠN",
        regime="party",
        signature=Signature(position="CHÁNH VĂN PHÒNG", name="Trần Thị Mai"),
        recipients=(Quoted("Thường trực Tỉnh ủy", at("Thường trực Tỉnh ủy")),),
        addressees=(Quoted("Các chi bộ trực thuộc", at("Các chi bộ trực thuộc")),),
        archive="Văn phòng Đảng ủy",
        evidence={"number": at("15-TB/ĐU"), "signature.name": at("Trần Thị Mai")},
    )


def _task() -> Task:
    return Task(
        " ".join(TASK.split()),
        at(TASK),
        "1",
        0,
        lead=("Văn phòng Đảng ủy",),
        support=("Công an xã",),
        deadline=Deadline("trước ngày 15/11/2026", at("trước ngày 15/11/2026"), "DATE", date(2026, 11, 15), "before"),
        product="báo cáo",
        citations=(0,),
        evidence={"lead": at("Văn phòng Đảng ủy"), "support": (at("Công an xã"),)},
    )


def _meeting() -> Meeting:
    return Meeting(
        "Hội nghị Ban Thường vụ",
        at("Hội nghị Ban Thường vụ"),
        date(2026, 11, 20),
        time=time(7, 30),
        part_of_day="morning",
        certainty="tentative",
        place="hội trường",
        agenda=(AgendaItem("1", "Báo cáo tháng", at("Báo cáo tháng"), ("Văn phòng",), {"prepared_by": at("Văn phòng chuẩn bị")}),),
        orders=(OrderInPassing("Giao Văn phòng gửi giấy mời.", at("Giao Văn phòng gửi giấy mời."), ("Văn phòng",)),),
        evidence={"date": at("20/11/2026"), "place": at("hội trường")},
    )


def hostile_reading() -> Reading:
    """A paper that tries to be more than words."""
    text = "<script>alert(1)</script> & \"'><img src=x onerror=alert(2)>\x1b[2J\x00\u202e\nhai"
    reading = full_reading()
    whole = (0, len(text))
    task = Task(text, whole, lead=(text,), evidence={"<b>\"'": (1, 5)})
    return replace(
        reading,
        source=Source(text, f"{text}.txt"),
        document=Document(subject=text, number=text),
        outline=(),
        citations=(),
        tasks=(task,),
        meetings=(),
        duties=(),
        findings=(Finding("unreadable-region", whole, text),),
    )
