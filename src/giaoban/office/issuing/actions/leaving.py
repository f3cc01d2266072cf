"""A paper has to go as secret: the draft that it was goes with it, with all its versions and files, and others say nothing of it.

This is asked before the rooms below forget what they made of the paper: what its words came to is still known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from giaoban.office.audit.acts import act, forget_states
from giaoban.office.issuing.actions.signing import sources_of
from giaoban.office.issuing.content import as_text, paragraphs
from giaoban.office.issuing.models import Consultation, Draft, FiledPaper, IssuedLine, Opinion, Return, Signing, SubmissionSlip, Version
from giaoban.office.issuing.telling import SUBJECT
from giaoban.office.meetings.actions.leaving import meetings_of
from giaoban.office.notices.actions import forget
from giaoban.office.programme.actions.leaving import lines_of
from giaoban.office.registry.actions.arrivals import remove_unused
from giaoban.office.registry.models import File, Paper
from giaoban.office.work.actions.leaving import tasks_of
from giaoban.office.work.models import Orientation


def leave_with_paper(paper: Paper) -> None:
    """Take away the draft that became the paper, and the drafts on their way for it or for what came of it, with all earlier states.

    Out of other versions, also of papers that are issued, go the sentences that came from it.
    """
    with act(None, "issuing.leave-with-paper") as line:
        tasks = tasks_of(paper)
        its_own = Q(task__in=tasks) | Q(meeting__in=meetings_of(paper)) | Q(programme__paper=paper)
        gone = list(Draft.objects.filter(Q(paper=paper) | Q(paper=None) & (Q(answers=paper) | Q(about=paper) | its_own)))
        line.changes["drafts"] = len(gone)
        keys = [draft.pk for draft in gone]
        files = _files_of(keys)
        forget_states("issuing.draft", keys)
        forget_states("issuing.opinion", Opinion.objects.filter(consultation__draft__in=keys).values_list("pk", flat=True))
        forget(SUBJECT, keys)
        IssuedLine.objects.filter(paper=paper).delete()
        FiledPaper.objects.filter(paper=paper).delete()
        for model in (Return, SubmissionSlip, Consultation):
            model._default_manager.filter(draft__in=keys).delete()
        for draft in gone:
            draft.signings.all().delete()
        Version.objects.filter(draft__in=keys).delete()
        Draft.objects.filter(pk__in=keys).delete()
        Draft.objects.filter(answers=paper).update(answers=None)
        Draft.objects.filter(about=paper).update(about=None, to_first="")
        for file in files + _cut_out(_sources_in(paper, tasks)):
            remove_unused(file)


def _sources_in(paper: Paper, tasks: set[int]) -> dict[str, set[int]]:
    """What came of the paper and stands behind sentences, as the sources of versions name it."""
    directions = set(Orientation.objects.filter(paper=paper).values_list("pk", flat=True))
    return {"work.task": tasks, "work.orientation": directions, "programme.line": lines_of(paper)}


def _cut_out(named: dict[str, set[int]]) -> list[File]:
    """Take out of every version the blocks that came from these, and the file that has them too. Returns those files."""
    if not any(named.values()):
        return []
    for kind, things in named.items():
        IssuedLine.objects.filter(source_kind=kind, source_id__in=things).delete()
    rows = Version.objects.select_related("file").iterator()
    found = [(version, keys) for version, keys in ((row, _keys_from(row, named)) for row in rows) if keys]
    for version, keys in found:
        content = _without(version.content, keys)
        sources = {key: came_from for key, came_from in version.sources.items() if key not in keys}
        Version.objects.filter(pk=version.pk).update(content=content, sources=sources, text=as_text(content), file=None, name="")
    return [version.file for version, _ in found if version.file is not None] + _signed_of([version.pk for version, _ in found])


def _signed_of(versions: list[int]) -> list[File]:
    """The files in which versions were signed digitally; the signatures stay recorded, without them."""
    rows = Signing.objects.filter(version__in=versions, file__isnull=False).select_related("file")
    files = [row.file for row in rows if row.file is not None]
    rows.update(file=None)
    return files


def _keys_from(version: Version, named: dict[str, set[int]]) -> set[str]:
    """The blocks of a version that came from any of these."""
    said = paragraphs(version.content)
    return {one.key for one in said if any(key in named.get(kind, ()) for kind, key in sources_of(version, one))}


def _without(content: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    """The same without these blocks, in the body and in the annexes."""
    body = [block for block in content.get("body", ()) if block.get("key") not in keys]
    annexes = {"annexes": [_without(annex, keys) for annex in content["annexes"]]} if "annexes" in content else {}
    return content | {"body": body} | annexes


def _files_of(keys: Iterable[int]) -> list[File]:
    of_drafts = Q(draft_versions__draft__in=keys) | Q(draft_returns__draft__in=keys) | Q(draft_signings__draft__in=keys)
    return list(File.objects.filter(of_drafts).distinct())
