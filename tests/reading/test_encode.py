import json
from dataclasses import replace
from datetime import date, time

import pytest

from giaoban.reading.encode import NotAReading, from_json, plain, to_json
from giaoban.reading.model import (
    AgendaItem,
    Citation,
    Deadline,
    Document,
    Duty,
    Finding,
    ForPosition,
    Meeting,
    OrderInPassing,
    OutlineItem,
    Period,
    Quoted,
    Reading,
    Signature,
    Source,
    Task,
)

TEXT = "I. Văn phòng báo cáo trước ngày 15/10/2026 theo Kết luận số 9-KL/ĐU.\n2\nHọp giao ban."
FULL = Reading(
    source=Source(TEXT, "9.txt", "text/plain", "0" * 64, 2, ocr=False),
    document=Document(
        type="TB",
        date=date(2026, 10, 1),
        regime="state",
        period=Period(date(2026, 10, 1), date(2026, 10, 31)),
        signature=Signature("TM.", "ỦY BAN NHÂN DÂN", ForPosition("KT.", "CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Phạm Quang Minh"),
        signatures=(Signature(name="Lê Văn Hòa"),),
        recipients=(Quoted("Văn phòng", (3, 12), ((5, 6),)),),
        evidence={"number": (0, 2), "signature.name": ((0, 1), (2, 3))},
    ),
    outline=(OutlineItem("I", "I.", "Văn phòng", (0, 12)),),
    citations=(Citation("Kết luận số 9-KL/ĐU", (48, 67), (48, 67), "KL", "9-KL/ĐU", relation="implements", refers_to=0),),
    tasks=(Task("báo cáo", (13, 20), "I", 0, deadline=Deadline("trước", (21, 26), "DATE", date(2026, 10, 15), "before"), citations=(0,)),),
    meetings=(
        Meeting(
            "Họp giao ban",
            (71, 83),
            time=time(7, 30),
            agenda=(AgendaItem("1", "Họp", (71, 74), ("Văn phòng",)),),
            orders=(OrderInPassing("giao ban", (75, 83)),),
        ),
    ),
    duties=(Duty("giao ban", (75, 83), "FREQ=WEEKLY;BYDAY=MO", "morning"),),
    findings=(Finding("preparer-missing", (71, 74), "Chưa rõ đơn vị chuẩn bị."),),
)


def encoded(reading: Reading = FULL) -> dict[str, object]:
    value: dict[str, object] = json.loads(json.dumps(to_json(reading, "0.1.0", "1")))
    return value


def test_reading_comes_back_from_json_the_same() -> None:
    assert from_json(encoded()) == FULL


def test_encoded_values_are_in_iso_forms() -> None:
    meeting = plain(FULL.meetings[0])

    assert (meeting["time"], plain(FULL.document)["date"], meeting["span"]) == ("07:30", "2026-10-01", [71, 83])


def test_ranges_left_out_are_told_only_where_there_are_any() -> None:
    told = ["without" in plain(quoted) for quoted in (Quoted("a", (0, 1)), Quoted("a", (0, 3), ((1, 2),)))]

    assert told == [False, True]


def test_encoded_reading_says_what_read_it() -> None:
    assert encoded()["reader"] == {"version": "0.1.0", "lexicon": "1"}


def test_fields_of_a_later_version_are_passed_over() -> None:
    value = encoded()
    value["later"] = 1
    value["source"]["later"] = 1  # type: ignore[index]
    value["tasks"][0]["later"] = {"a": 1}  # type: ignore[index]

    assert from_json(value) == FULL


def test_fields_left_out_have_their_usual_value() -> None:
    value = {"schema": "giaoban.reading/1", "text": "a", "source": {}, "document": {"number": "1-CV/ĐU"}}

    assert from_json(value) == Reading(Source("a"), Document(number="1-CV/ĐU"))


def test_findings_of_the_file_stay_findings_of_the_reading() -> None:
    finding = Finding("tracked-changes", (0, 2), "Văn bản còn dấu vết sửa đổi.")
    reading = replace(FULL, source=replace(FULL.source, findings=(finding,)), findings=(finding,))

    assert from_json(encoded(reading)).findings == (finding,)


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        None,
        {"schema": "giaoban.reading/2", "text": "", "source": {}},
        {"schema": "giaoban.reading/1", "source": {}},
        {"schema": "giaoban.reading/1", "text": "", "source": None},
        {"schema": "giaoban.reading/1", "text": 1, "source": {}},
        {"schema": "giaoban.reading/1", "text": "", "source": {"pages": True}},
        {"schema": "giaoban.reading/1", "text": "", "source": {}, "document": {"date": "2026-13-01"}},
        {"schema": "giaoban.reading/1", "text": "", "source": {}, "document": {"regime": "royal"}},
        {"schema": "giaoban.reading/1", "text": "", "source": {}, "document": {"evidence": {"number": [0]}}},
        {"schema": "giaoban.reading/1", "text": "", "source": {}, "tasks": {}},
        {"schema": "giaoban.reading/1", "text": "", "source": {}, "tasks": [{"text": "a"}]},
        {"schema": "giaoban.reading/1", "text": "", "source": {}, "tasks": [{"text": "a", "span": [0, 1, 2]}]},
    ],
)
def test_values_of_another_form_are_refused(value: object) -> None:
    with pytest.raises(NotAReading, match=r"^not of the form giaoban\.reading/1"):
        from_json(value)  # type: ignore[arg-type]
