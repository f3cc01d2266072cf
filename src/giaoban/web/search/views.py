"""What the search box finds."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from giaoban.office.registry.models import Paper
from giaoban.office.registry.searching import search
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.triage.sorting import row

A_PAGE = 30
_FURTHEST = 100  # pages; who has not found it by then types another word


def results(request: Knock) -> HttpResponse:
    """The papers that fit, the newest first."""
    typed = request.GET.get("q", "").strip()[:200]
    page = _page(request.GET.get("page", ""))
    found: list[Paper] = []
    if typed:
        papers = search(request.user, typed).prefetch_related("entries")
        found = list(papers[(page - 1) * A_PAGE : page * A_PAGE + 1])
    context = {
        "typed": typed,
        "rows": [row(paper) for paper in found[:A_PAGE]],
        "previous_url": _url(typed, page - 1) if page > 1 else None,
        "next_url": _url(typed, page + 1) if len(found) > A_PAGE else None,
        "sentence": _sentence(typed, len(found), page),
    }
    return render(request, "search/results.html", context)


def _page(text: str) -> int:
    return min(whole(text) or 1, _FURTHEST)


def _url(typed: str, page: int) -> str:
    return "?" + urlencode({"q": typed, "page": page})


def _sentence(typed: str, many: int, page: int) -> str:
    if not typed:
        return "Gõ số, ký hiệu, trích yếu, nơi gửi hoặc ngày, có dấu hay không dấu."
    if not many:
        return f"Không thấy văn bản nào khớp với “{typed}”. Thử gõ ít chữ hơn, hoặc bỏ dấu."
    if page == 1 and many <= A_PAGE:
        return f"{many} văn bản khớp với “{typed}”."
    return f"Trang {page} các văn bản khớp với “{typed}”, mới nhất trước."
