"""A paper in words: how it is called, what stands at the head of its pages, which pages there are."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from giaoban.account.words import kind
from giaoban.office.registry.models import Direction, Paper, Sorting, Urgency
from giaoban.web.templatetags.office import day

_PAGES = (
    ("paper", "Thông tin"),
    ("paper-followed", "Theo dõi trên văn bản"),
    ("paper-text", "Chữ và các lần đọc"),
    ("paper-citations", "Viện dẫn"),
    ("paper-history", "Lịch sử"),
)
_SORTINGS = {Sorting.TO_DO: "Phải làm", Sorting.INVITATION: "Mời họp", Sorting.TO_KNOW: "Để biết", Sorting.TO_FILE: "Lưu"}


def title(paper: Paper) -> str:
    """`Công văn 187-CV/ĐU`; the kind alone, or the first file's words, where there is no number."""
    name = kind(paper.type) if paper.type else "Văn bản"
    return f"{name} {paper.number}" if paper.number else name


def first_sentence(paper: Paper) -> str:
    """What a paper's page says first."""
    parts = [paper.issuer_text, f"ngày {day(paper.date)}" if paper.date else "", paper.subject]
    return " · ".join(part for part in parts if part)


def pages(paper: Paper, current: str) -> list[dict[str, Any]]:
    """The pages of a paper, as segments of a page's head."""
    return [{"label": label, "url": reverse(name, args=[paper.pk]), "current": name == current} for name, label in _PAGES]


def letterhead_facts(paper: Paper) -> list[dict[str, Any]]:
    """The register's facts of a paper; what is not known is left out, not guessed."""
    entries = list(paper.entries.all())
    rows = [
        (
            "Số đến" if paper.direction == Direction.IN else "Số đi",
            ", ".join(f"{e.number}{e.suffix}" for e in entries if not e.cancelled_at),
        ),
        ("Ngày đến", day(paper.received_on)),
        ("Số, ký hiệu", paper.number),
        ("Ngày văn bản", day(paper.date)),
        ("Cơ quan ban hành", paper.issuer_text),
        ("Loại", kind(paper.type) if paper.type else ""),
        ("Trích yếu", paper.subject),
        ("Người ký", paper.signer),
        ("Độ khẩn", Urgency(paper.urgency).label if paper.urgency else ""),
        ("Phân văn", _SORTINGS.get(Sorting(paper.sorting), "") if paper.sorting else "chưa phân"),
        ("Phạm vi", "Hạn chế" if paper.confidentiality else ""),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]
