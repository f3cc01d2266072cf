"""Files of matters: opened, corrected, closed; papers put in and taken out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.actions.checks import said
from giaoban.office.directory.models import Account
from giaoban.office.issuing import queries, rules
from giaoban.office.issuing.models import CaseFile, FiledPaper
from giaoban.office.registry.queries import visible_to as papers_visible_to

_LONGEST_NOTE = 200
_CLOSED = "Hồ sơ đã kết thúc. Bỏ ngày kết thúc trước khi sửa."


def begin_casefile(actor: Account, *, title: str, code: str = "", kept_for: str = "") -> CaseFile:
    """A file for a matter."""
    with act(actor, "issuing.begin-casefile") as line:
        require(rules.may_keep_casefiles(actor))
        title = said(title, "title", "Ghi tên hồ sơ.")
        made = CaseFile.objects.create(title=title, code=code.strip(), kept_for=kept_for.strip(), entered_by=actor)
        line.about(made)
    return made


def change_casefile(
    actor: Account, casefile_id: int, shown: int, *, title: str, code: str = "", kept_for: str = "", closed_on: dt.date | None = None
) -> CaseFile:
    """Another title or code; closed on a local day, or open again."""
    with act(actor, "issuing.change-casefile") as line:
        kept = _held(actor, casefile_id)
        facts: dict[str, Any] = {"code": code.strip(), "kept_for": kept_for.strip(), "closed_on": closed_on}
        revise(line, kept, shown, title=said(title, "title", "Ghi tên hồ sơ."), **facts)
    return kept


def file_paper(actor: Account, casefile_id: int, paper_id: int, note: str = "") -> FiledPaper:
    """Put a paper into the file; one that is there already stays where it is."""
    with act(actor, "issuing.file-paper") as line:
        kept = _held(actor, casefile_id)
        if kept.closed_on is not None:
            raise ValidationError(_CLOSED)
        paper = papers_visible_to(actor).get(pk=paper_id)
        place = (kept.rows.aggregate(last=Max("place"))["last"] or 0) + 1
        values = {"place": place, "note": " ".join(note.split())[:_LONGEST_NOTE], "by": actor}
        row, _ = FiledPaper.objects.get_or_create(casefile=kept, paper=paper, defaults=values)
        line.about(kept, paper=paper.pk)
    return row


def unfile_paper(actor: Account, casefile_id: int, paper_id: int) -> None:
    """Take a paper out of the file; the paper itself stays."""
    with act(actor, "issuing.unfile-paper") as line:
        kept = _held(actor, casefile_id)
        if kept.closed_on is not None:
            raise ValidationError(_CLOSED)
        paper = papers_visible_to(actor).get(pk=paper_id)
        kept.rows.filter(paper=paper).delete()
        line.about(kept, paper=paper.pk)


def _held(actor: Account, casefile_id: int) -> CaseFile:
    require(rules.may_keep_casefiles(actor))
    return queries.casefiles_visible_to(actor).select_for_update(of=("self",)).get(pk=casefile_id)
