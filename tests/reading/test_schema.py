import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from giaoban.reading.encode import to_json
from giaoban.reading.read import read_text
from tests.reading.test_encode import FULL

SCHEMA: dict[str, Any] = json.loads(files("giaoban.reading").joinpath("schema/reading-1.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
SAMPLES = sorted((p for p in files("giaoban").joinpath("samples").iterdir() if p.name.endswith(".txt")), key=lambda p: p.name)

# Pieces a paper is made of: put together at random they reach every reader.
PIECES = (
    "ĐẢNG BỘ TỈNH AN LẠC\n", "ĐẢNG ỦY XÃ MINH SƠN\n", "*\n", "Số 12-CTr/ĐU\n", "ĐẢNG CỘNG SẢN VIỆT NAM\n",
    "Minh Sơn, ngày 30 tháng 9 năm 2026\n",
    "CHƯƠNG TRÌNH\n", "công tác tháng 10 năm 2026\n", "Kính gửi: Các chi bộ trực thuộc.\n",
    "I- Nhiệm vụ trọng tâm\n", "1. ", "2. ", "a) ", "- ", "Điều 5. ",
    "Giao Văn phòng Đảng ủy chủ trì, phối hợp với UBND xã rà soát hồ sơ, báo cáo trước ngày 15/10/2026.\n", "Tăng cường công tác dân vận. ",
    "Kết luận số 21-KL/TW ngày 31/02/2026 của Bộ Chính trị về đổi mới công tác văn phòng; ", "Luật Đất đai năm 2024, ",
    "Chiều thứ Năm, ngày 22/10/2026: Hội nghị Ban Thường vụ Đảng ủy (dự kiến):\n", "1. Báo cáo tháng (Văn phòng Đảng ủy chuẩn bị)\n",
    "Giao ban vào chiều thứ Hai hằng tuần.\n", "Tiếp công dân định kỳ theo quy định.\n",
    "Nơi nhận:\n", "- Thường trực Đảng ủy,\n", "- Lưu Văn phòng Đảng ủy.\n",
    "T/M ĐẢNG ỦY\nBÍ THƯ\n\nLê Văn Hòa\n", "MẬT\n", "\n", "\n\n", " 3 \n", "\t", "\x00", "\f",
)  # fmt: skip


def faults(value: object) -> Iterator[str]:
    return (f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(value))


def objects(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_field_is_required_but_what_is_left_out() -> None:
    missing = [set(schema["properties"]) - set(schema["required"]) for schema in objects(SCHEMA)]

    assert {field for fields in missing for field in fields} == {"without"}


def test_schema_names_every_field_that_is_written() -> None:
    def strict(schema: object) -> object:
        if isinstance(schema, dict):
            closed = {"additionalProperties": False} if schema.get("type") == "object" and "properties" in schema else {}
            return {**{k: strict(v) for k, v in schema.items()}, **closed}
        return [strict(v) for v in schema] if isinstance(schema, list) else schema

    closed: Any = strict(SCHEMA)

    assert [error.message for error in Draft202012Validator(closed).iter_errors(to_json(FULL, "1", "1"))] == []


def test_full_reading_follows_the_schema() -> None:
    assert list(faults(to_json(FULL, "1", "1"))) == []


def test_reading_without_a_field_breaks_the_schema() -> None:
    value = to_json(FULL, "1", "1")
    del value["tasks"][0]["lead"]

    assert list(faults(value)) == ["$.tasks[0]: 'lead' is a required property"]


def test_reading_with_a_wrong_date_breaks_the_schema() -> None:
    value = to_json(FULL, "1", "1")
    value["document"]["date"] = "31/10/2026"

    assert len(list(faults(value))) == 1


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_reading_of_a_sample_follows_the_schema(sample: Any) -> None:
    assert list(faults(to_json(read_text(sample.read_text("utf-8")), "1", "1"))) == []


@pytest.mark.fuzz
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map("".join))
def test_reading_of_any_text_follows_the_schema(text: str) -> None:
    assert list(faults(to_json(read_text(text), "1", "1"))) == []
