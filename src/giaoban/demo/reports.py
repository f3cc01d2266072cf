"""The demo's reports: last month's, frozen with its figures; this month's, being written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from giaoban.office.directory.models import Account
from giaoban.office.reporting.actions import add_line, draw_up, issue_report
from giaoban.office.reporting.models import Section
from giaoban.office.work.period.spans import span_of


def load_reports(accounts: Mapping[str, Account], today: dt.date) -> None:
    """Make both, through the same acts as in any office."""
    ha, mai = accounts["ha"], accounts["mai"]
    month = span_of("month", today)
    last = draw_up(ha, month.before)
    issue_report(mai, last.pk, last.revision)
    this = draw_up(ha, month)
    text = "Phối hợp đón, làm việc với đoàn công tác của Thường trực Tỉnh ủy; chuẩn bị đầy đủ nội dung, chu đáo về điều kiện."
    add_line(ha, this.pk, Section.RESULTS, text, "Xây dựng Đảng")
