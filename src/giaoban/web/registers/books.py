"""Sổ đóng quyển: the books of the registry to be printed and bound, volume by volume, each as a PDF; all volumes of a book in one archive
that is sent while it is made."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import RawIOBase
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import office
from giaoban.office.registry.books import BOOKS, EMPTY_ROWS, INCOMING, VOLUME, BookForm
from giaoban.office.registry.columns import as_text
from giaoban.office.registry.entries import VALUES, chosen_entries
from giaoban.office.registry.models import Direction, RegisterEntry
from giaoban.office.registry.queries import sees_all
from giaoban.web.answers import saved
from giaoban.web.doors import Knock
from giaoban.web.numbers import whole
from giaoban.web.registers.asked import Asked, asked, filter_context
from giaoban.web.registers.book_rows import cells_of, in_book
from giaoban.writing.register_book import Cover, book_pdf

_AT_ONCE = 500
_DOTS = "………"
_PARTLY = "Bản in không có các văn bản ngoài phạm vi được xem của người in."


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume: which one, its first and last row."""

    number: int
    first: tuple[int, str, dt.date]
    last: tuple[int, str, dt.date]
    many: int

    @property
    def numbers(self) -> tuple[str, str]:
        """The first number and the last."""
        return f"{self.first[0]}{self.first[1]}", f"{self.last[0]}{self.last[1]}"

    @property
    def days(self) -> tuple[str, str]:
        """The first day and the last."""
        return as_text(self.first[2]), as_text(self.last[2])


def books(request: Knock) -> HttpResponse:
    """Which books there are; of the one that is chosen its volumes."""
    form = BOOKS.get(request.GET.get("form", ""), INCOMING)
    wanted = asked(form.direction or Direction.OUT, request.GET)
    context: dict[str, Any] = {
        "forms": [{"form": one, "url": f"?form={one.key}", "current": one == form} for one in BOOKS.values()],
        "form": form,
        "by_hand": form.direction is None,
        "volumes": _shown(request, form, wanted),
        "two_sided": bool(request.GET.get("two_sided")),
        "zip_url": reverse(f"book-{form.key}-zip") + wanted.near(),
        "many": VOLUME,
    }
    return render(request, "registers/books.html", context | filter_context(wanted))


def _shown(request: Knock, form: BookForm, wanted: Asked) -> list[dict[str, Any]]:
    url = reverse(f"book-{form.key}")
    if form.direction is None:
        return [{"number": 1, "many": EMPTY_ROWS, "url": url + wanted.near()}]
    volumes = _volumes(_rows(request.user, form, wanted))
    by_number = wanted.chosen.by_number
    return [
        {
            "number": one.number, "many": one.many, "numbers": one.numbers if by_number else None, "days": one.days,
            "url": url + wanted.near(volume=str(one.number)),
        }
        for one in volumes
    ]  # fmt: skip


def volume(request: Knock, form: BookForm) -> HttpResponse:
    """One volume of a book as a PDF. 404 for one that there is not."""
    wanted = asked(form.direction or Direction.OUT, request.GET)
    number = whole(request.GET.get("volume")) or 1
    if form.direction is None:
        return saved(_bound(request, form, wanted, None), "application/pdf", _name(form, wanted, 1))
    found = _volumes(_rows(request.user, form, wanted))
    if not 1 <= number <= len(found):
        raise Http404
    return saved(_bound(request, form, wanted, found[number - 1]), "application/pdf", _name(form, wanted, number))


def all_volumes(request: Knock, form: BookForm) -> StreamingHttpResponse:
    """Every volume in one archive. A volume is sent as soon as it is made, so that no book is too long to wait for."""
    wanted = asked(form.direction or Direction.OUT, request.GET)
    found: list[Volume | None] = [*_volumes(_rows(request.user, form, wanted))] if form.direction else [None]
    if not found:
        raise Http404
    made = ((_name(form, wanted, at), one) for at, one in enumerate(found, start=1))
    answer = StreamingHttpResponse(
        _archive((name, _bound(request, form, wanted, one)) for name, one in made), content_type="application/zip"
    )  # fmt: skip
    answer.headers["Content-Disposition"] = f'attachment; filename="{_called(form, wanted)}.zip"'
    return answer


class _Sent(RawIOBase):
    """What an archive has written since it was last asked."""

    def __init__(self) -> None:
        self.kept = bytearray()

    def writable(self) -> bool:
        """It takes what is written; nobody goes back in it."""
        return True

    def write(self, data: Any) -> int:
        """Keep it until it is taken."""
        self.kept += data
        return len(data)

    def taken(self) -> bytes:
        """What is there, once."""
        data, self.kept = bytes(self.kept), bytearray()
        return data


def _archive(files: Iterator[tuple[str, bytes]]) -> Iterator[bytes]:
    sent = _Sent()
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            archive.writestr(name, data)
            yield sent.taken()
    yield sent.taken()


def _rows(account: Account, form: BookForm, wanted: Asked) -> QuerySet[RegisterEntry]:
    """The rows of the book, the oldest first."""
    return in_book(account, form, chosen_entries(account, wanted.chosen)).reverse()


def _volumes(rows: QuerySet[RegisterEntry]) -> list[Volume]:
    found: list[Volume] = []
    first, last, many = None, None, 0
    for last in rows.values_list("number", "suffix", "on").iterator(chunk_size=VOLUME):
        first, many = first or last, many + 1
        if many == VOLUME:
            found.append(Volume(len(found) + 1, first, last, many))
            first, many = None, 0
    return [*found, Volume(len(found) + 1, first, last, many)] if first and last else found


def _bound(request: Knock, form: BookForm, wanted: Asked, one: Volume | None) -> bytes:
    rows: Iterator[tuple[str, ...]] = iter(())
    if one is not None:
        start = (one.number - 1) * VOLUME
        found = list(_rows(request.user, form, wanted).values(*VALUES)[start : start + VOLUME])
        some = (found[at : at + _AT_ONCE] for at in range(0, len(found), _AT_ONCE))
        rows = chain.from_iterable(cells_of(request.user, form, rows) for rows in some)
    return book_pdf(
        _cover(request, form, wanted, one), form.columns, rows, lies=form.lies, two_sided=bool(request.GET.get("two_sided")),
        empty=EMPTY_ROWS if one is None else 0,
    )  # fmt: skip


def _cover(request: Knock, form: BookForm, wanted: Asked, one: Volume | None) -> Cover:
    kept = office()
    organ = kept.organ if kept else None
    book = _run(wanted) if one is not None else f"Năm: {timezone.localdate().year}"
    first, last = one.days if one else (_DOTS, _DOTS)
    lines = [book, f"Từ ngày {first} đến ngày {last}"]
    if form.numbered and one is not None:
        first, last = one.numbers if wanted.chosen.by_number else (_DOTS, _DOTS)
        lines.append(f"Từ số {first} đến số {last}")
    lines.append(f"Quyển số: {one.number if one else _DOTS}")
    parts = [form.name, book.replace("Năm: ", "năm "), *([f"quyển {one.number}"] if one else [])]
    return Cover(
        (organ.parent.name,) if organ and organ.parent else (), organ.name if organ else "", form.name, tuple(lines), ", ".join(parts),
        "" if sees_all(request.user) else _PARTLY,
    )  # fmt: skip


def _run(wanted: Asked) -> str:
    """`Năm: 2026`; of a series that runs otherwise its own name."""
    name = wanted.book.name if wanted.book else f"Năm {timezone.localdate().year}"
    return name.replace("Năm ", "Năm: ", 1) if name.startswith("Năm ") else name


def _called(form: BookForm, wanted: Asked) -> str:
    return f"so-{form.key}-{wanted.book.key}" if wanted.book and form.direction else f"so-{form.key}"


def _name(form: BookForm, wanted: Asked, number: int) -> str:
    return f"{_called(form, wanted)}-quyen-{number}.pdf"
