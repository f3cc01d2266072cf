"""How tasks are looked at is kept too: saved views, layouts of reports, workbooks that are made behind the pages."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Kind, sees_some
from giaoban.office.jobs.actions import put_down
from giaoban.office.work import rules
from giaoban.office.work.chosen import Chosen
from giaoban.office.work.columns import KNOWN, Layout
from giaoban.office.work.models import ReportLayout, SavedView, Workbook

WORKBOOK = "work.workbook"
_LONGEST_HEAD = 60


def save_view(actor: Account, name: str, asked: Chosen, *, shared: bool) -> SavedView:
    """Keep filters under a name; the same name again is the same view with other filters."""
    with act(actor, "work.save-view") as line:
        require(sees_some(actor, Kind.WORK))
        if not name.strip():
            raise ValidationError({"name": "Đặt tên cho bộ lọc."})
        values = {"query": asked.query(), "shared": shared}
        view, made = SavedView.objects.get_or_create(owner=actor, name=name.strip(), defaults=values)
        if made:
            line.about(view, shared=shared)
        else:
            revise(line, view, view.revision, **values)
    return view


def forget_view(actor: Account, view_id: int) -> None:
    """A view is kept no more. Only its owner may say so."""
    with act(actor, "work.forget-view") as line:
        view = SavedView.objects.get(pk=view_id)
        require(rules.may_forget_view(actor, view))
        line.about(view)
        view.delete()


def keep_layout(
    actor: Account, kept: ReportLayout | None, shown: int, name: str, columns: Sequence[tuple[str, str]], *, standard: bool = False
) -> ReportLayout:
    """Write a layout, or change the one that was shown: (field, head) each, in order. Raises ValidationError for a name that is taken."""
    with act(actor, "work.keep-layout") as line:
        require(rules.may_keep_layouts(actor))
        fields = [field for field, _ in columns]
        if not fields or len(set(fields)) < len(fields) or not set(fields) <= set(KNOWN):
            raise ValidationError("Hãy chọn ít nhất một cột, mỗi cột một lần.")
        others = ReportLayout.objects.exclude(pk=kept.pk) if kept else ReportLayout.objects.all()
        if not name.strip() or others.filter(name=name.strip()).exists():
            raise ValidationError({"name": "Đặt cho mẫu một tên riêng."})
        values = {"name": name.strip(), "columns": [{"field": f, "head": h.strip()[:_LONGEST_HEAD] or KNOWN[f].head} for f, h in columns]}
        if kept is None:
            kept = ReportLayout.objects.create(**values, standard=standard)
            line.about(kept, columns=[[], values["columns"]])
        else:
            revise(line, kept, shown, **values)
    return kept


def ask_workbook(actor: Account, asked: Chosen, layout: Layout, title: str) -> Workbook:
    """Ask for an Excel file of what the filters show, in the columns of a layout. A job makes it."""
    with act(actor, "work.ask-workbook") as line:
        require(sees_some(actor, Kind.WORK))
        columns = [list(column) for column in layout.columns]
        book = Workbook.objects.create(by=actor, query=asked.query(), title=title[:200], columns=columns)
        line.about(book, layout=layout.name)
        put_down(WORKBOOK, f"workbook {book.pk}", workbook_id=book.pk)
    return book
