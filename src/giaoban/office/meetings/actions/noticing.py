"""The notice of a meeting's conclusions: which outgoing paper it is, and where in each of its texts the conclusions stand."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef

from giaoban.office.audit.acts import Conflict, act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.evidence.models import Extraction
from giaoban.office.jobs.actions import put_down
from giaoban.office.meetings import record_rules as rules
from giaoban.office.meetings.actions.checks import touched
from giaoban.office.meetings.models import Conclusion, Meeting, NoticeQuote
from giaoban.office.meetings.noticed import place_in
from giaoban.office.meetings.queries import visible_to
from giaoban.office.registry import queries as registry
from giaoban.office.registry.actions import add_part
from giaoban.office.registry.models import Direction, Paper, Part
from giaoban.office.work.actions import NotNow

READ_NOTICE = "read-conclusion-notice"


def link_notice(actor: Account, meeting_id: int, shown: int, paper_id: int) -> Meeting:
    """This outgoing paper is the notice. Every version of it stands in its parts; the conclusions are looked for in each of their texts."""
    with act(actor, "meetings.link-notice") as line:
        meeting = _held(actor, meeting_id, shown)
        paper = registry.visible_to(actor).get(pk=paper_id)
        if paper.direction != Direction.OUT:
            raise ValidationError({"paper": "Thông báo kết luận là văn bản đi. Hãy chuyển văn bản này sang sổ văn bản đi trước."})
        if meeting.notice_id not in (None, paper.pk):
            _forget_quotes(meeting)
        revise(line, meeting, shown, notice=paper)
        _quote(meeting)
        touched()
    return meeting


def add_version(actor: Account, meeting_id: int, kind: Part.Kind, *, data: bytes, name: str, assured: bool = False) -> Part:
    """The notice returned with handwriting, or signed: one more file of the same paper, those before stay. Raises NotTakenIn."""
    meeting = visible_to(actor).get(pk=meeting_id)
    require(rules.may_link_notice(actor, meeting))
    if meeting.notice_id is None:
        raise NotNow("Chưa gắn thông báo kết luận cho cuộc họp này.")
    part = add_part(actor, meeting.notice_id, kind, data=data, name=name, assured=assured)
    put_down(READ_NOTICE, f"{READ_NOTICE}:{meeting.pk}:{part.pk}", meeting_id=meeting.pk, part_id=part.pk)
    return part


def unlink_notice(actor: Account, meeting_id: int, shown: int) -> Meeting:
    """It was another paper: the meeting waits for its notice again."""
    with act(actor, "meetings.unlink-notice") as line:
        meeting = _held(actor, meeting_id, shown)
        _forget_quotes(meeting)
        revise(line, meeting, shown, notice=None)
        touched()
    return meeting


def quote_notice(actor: Account | None, meeting_id: int) -> list[NoticeQuote]:
    """Look for the conclusions in the texts of the notice that were read since: each text once, what was found before stays."""
    with act(actor, "meetings.quote-notice") as line:
        seen = visible_to(actor) if actor is not None else Meeting.objects.all()
        meeting = seen.select_for_update(of=("self",)).get(pk=meeting_id)
        require(actor is None or rules.may_link_notice(actor, meeting))
        found = _quote(meeting)
        line.about(meeting, quotes=len(found))
    return found


def _held(actor: Account, meeting_id: int, shown: int) -> Meeting:
    meeting = visible_to(actor).select_for_update(of=("self",)).get(pk=meeting_id)
    require(rules.may_link_notice(actor, meeting), "Thông báo kết luận do Văn phòng gắn.")
    if meeting.revision != shown:
        raise Conflict(meeting)
    return meeting


def texts_of(paper_id: int) -> list[Extraction]:
    """The texts of all versions of a paper, in the order they were read."""
    return list(Extraction.objects.filter(file__parts__paper=paper_id).distinct().defer("pages").order_by("pk"))


def _quote(meeting: Meeting) -> list[NoticeQuote]:
    texts = texts_of(meeting.notice_id) if meeting.notice_id is not None else []
    standing = list(Conclusion.objects.filter(meeting=meeting, taken_back_at=None))
    there = set(NoticeQuote.objects.filter(conclusion__in=standing).values_list("conclusion", "extraction"))
    made = []
    for text in texts:
        for one in standing:
            place = place_in(text.text, one.text) if (one.pk, text.pk) not in there else None
            if place is not None:
                quote = text.text[place.start : place.end]
                made.append(NoticeQuote(conclusion=one, extraction=text, spans=[[place.start, place.end]], quote=quote, exact=place.exact))
    return NoticeQuote.objects.bulk_create(made)


def read_since(moment: dt.datetime) -> list[int]:
    """The meetings of whose notice a text was read since a moment, and in which conclusions were not looked for yet."""
    read = Extraction.objects.filter(created_at__gte=moment, file__parts__paper=OuterRef("notice"))
    quoted = NoticeQuote.objects.filter(conclusion__meeting=OuterRef(OuterRef("pk")), extraction=OuterRef("pk"))
    rows = Meeting.objects.filter(Exists(read.exclude(Exists(quoted))), notice__isnull=False)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _forget_quotes(meeting: Meeting) -> None:
    NoticeQuote.objects.filter(conclusion__meeting=meeting).delete()


def leave_with_paper(paper: Paper) -> None:
    """A notice that must not be here goes: its meetings wait for a notice again; of its words nothing stays."""
    with act(None, "meetings.leave-with-notice"):
        NoticeQuote.objects.filter(extraction__file__parts__paper=paper).delete()
        for meeting in Meeting.objects.filter(notice=paper):
            with act(None, "meetings.unlink-notice") as line:
                revise(line, meeting, meeting.revision, notice=None)
