"""Papers that came without a letterhead."""

from __future__ import annotations

import pytest

from giaoban.reading.layout import lay_out
from giaoban.reading.letterhead.untitled import tell_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1. Các thôn trồng cây.\nTrên đây là Kế hoạch trồng cây của xã.\n".replace("Kế", "kế"), "KH"),
        ("1. Các thôn trồng cây.\nXã thông báo để các thôn biết, thực hiện.\n", "TB"),
        ("- 8h00: Họp giao ban.\n- 14h00: Tiếp công dân.\n", "LICH"),
        ("1. Các thôn trồng cây.\n2. Văn phòng theo dõi.\n", None),
        ("Nội dung thông báo.\n" + "Các thôn trồng cây ở ven đường, quanh nhà văn hóa và trường học. " * 6 + "\n", None),
        ("", None),
    ],
)
def test_kind_is_told_by_the_last_words_or_the_hours(text: str, kind: str | None) -> None:
    found = tell_kind(lay_out(text))
    assert (found[0] if found else None) == kind
