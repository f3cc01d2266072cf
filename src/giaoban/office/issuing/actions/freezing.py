"""A report is frozen with the signature under its paper: what was signed and what stands are the same. Numbered later, nothing changes."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.issuing.content import paragraphs
from giaoban.office.issuing.models import Draft, Version
from giaoban.office.registry.models import Paper
from giaoban.office.reporting import actions as reporting
from giaoban.office.reporting.models import Count, Report


def hold_report(draft_id: int) -> None:
    """The report of a draft is locked before the draft, by whoever brings, signs or numbers it."""
    Report.objects.select_for_update(of=("self",)).filter(pk__in=Draft.objects.filter(pk=draft_id).values("report_id")).first()


def made_of(version: Version) -> Count | None:
    """The figures of which a version was made, if it says what it was made to say; of one that was rewritten nobody knows."""
    if version.draft.report_id is None or version.file_id is not None:
        return None
    said = _words(version.content)
    counts = Count.objects.filter(report=version.draft.report_id).defer("frozen").order_by("-pk")
    return next((one for one in counts.iterator() if _words(one.written) == said), None)


def _words(content: dict[str, object]) -> list[str]:
    return [said.text for said in paragraphs(content)]


def stands_with(draft: Draft, version: Version) -> bool:
    """Is the report frozen with the signature under this version, or was it before, in the same words?"""
    report = draft.report
    if report is None:
        return False
    return _words(report.written) == _words(version.content) if report.is_issued else made_of(version) is not None


def freeze_signed(actor: Account, draft: Draft, version: Version) -> None:
    """The version was signed: the report stands with its figures from now on. One that was rewritten is frozen by hand."""
    if draft.report is not None and not draft.report.is_issued and (made := made_of(version)) is not None:
        reporting.freeze_as_signed(actor, made, version.content)


def thaw_unsigned(actor: Account, draft: Draft) -> None:
    """It was not signed after all."""
    if draft.report is not None:
        reporting.thaw_unsigned(actor, draft.report.pk)


def name_paper(actor: Account, draft: Draft, version: Version, paper: Paper) -> None:
    """The number of what was signed stands beside the report that says the same."""
    report = Report.objects.filter(pk=draft.report_id).first() if draft.report_id is not None else None
    if report is not None and report.is_issued and _words(report.written) == _words(version.content):
        reporting.name_paper(actor, report.pk, paper)
