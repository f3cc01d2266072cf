"""Đôn đốc: units are urged, a letter each. What was shown in the preview is what is written down, or nothing is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.models import Account, Organ
from giaoban.office.jobs.actions import put_down
from giaoban.office.work import rules
from giaoban.office.work.actions.following import NotNow
from giaoban.office.work.models import Assignment, Urging, UrgingLetter, UrgingLine
from giaoban.office.work.queries import letters_visible_to
from giaoban.office.work.telling import Happening, say
from giaoban.office.work.urging.files import AT_ONCE, LETTERS, job_key
from giaoban.office.work.urging.letters import head_for, letter_to
from giaoban.office.work.urging.overdue import late_shares, sum_of, times_before

LONGEST = 2000
AHEAD = 31  # days that a letter may be dated in advance


@dataclass(frozen=True, slots=True)
class Urge:
    """What is said to all the units: the day of the letters, by when to answer, a paragraph besides. `key` is that of the preview."""

    key: str
    day: dt.date
    reply_by: dt.date
    words: str = ""

    def check(self) -> None:
        """Raises ValidationError for days that cannot be, and for too many words."""
        today, wrong = timezone.localdate(), {}
        if not today <= self.day <= today + dt.timedelta(AHEAD):
            wrong["day"] = f"Ngày của công văn từ hôm nay đến {today + dt.timedelta(AHEAD):%d/%m/%Y}."
        if self.reply_by < self.day:
            wrong["reply_by"] = "Hạn trả lời không trước ngày của công văn."
        if len(self.words) > LONGEST:
            wrong["words"] = f"Nội dung thêm dài quá {LONGEST} chữ cái."
        if wrong:
            raise ValidationError(wrong)


def urge(actor: Account, asked: Urge, shown: Mapping[int, str]) -> Urging:
    """Urge units: organ → the sum of what was shown of it. Raises NotNow where something else is overdue by now; all or none.

    Asked again with the same key, it is the urging that was written down then.
    """
    done = Urging.objects.filter(key=asked.key, by=actor).first()
    if done is not None:
        return done
    with act(actor, "work.urge") as line:
        require(rules.may_urge(actor))
        asked.check()
        if not shown:
            raise NotNow("Chưa chọn đơn vị nào.")
        found = late_shares(shown.keys(), asked.day)
        organs = Organ.objects.prefetch_related("names").filter(pk__in=shown)
        moved = [organ.name for organ in organs if sum_of(found.get(organ.pk, ())) != shown[organ.pk]]
        if moved or len(organs) < len(shown):
            raise NotNow(f"Việc quá hạn vừa thay đổi ở: {', '.join(moved)}. Xem lại bản mới rồi lập công văn.")
        made = Urging.objects.create(key=asked.key, day=asked.day, reply_by=asked.reply_by, words=asked.words.strip(), by=actor)
        times = times_before([late.share_id for shares in found.values() for late in shares], asked.day)
        head = head_for(asked.day)
        pairs = [letter_to(organ, head, made, found[organ.pk]) for organ in organs]
        letters = UrgingLetter.objects.bulk_create([letter for letter, _ in pairs])
        for letter, lines in pairs:
            for row in lines:
                row.letter, row.time = letter, times.get(row.assignment_id or 0, 0) + 1
        UrgingLine.objects.bulk_create([row for _, lines in pairs for row in lines])
        line.about(made, units=[organ.pk for organ in organs], shares=[row.assignment_id for _, lines in pairs for row in lines])
        for share in Assignment.objects.select_related("task").filter(urged__letter__in=letters):
            say(actor, Happening.URGED, share.task, share)
        if len(letters) > AT_ONCE:
            gather_letters(actor, made, list(letters_visible_to(actor).filter(urging=made)))
    return made


def gather_letters(actor: Account, urging: Urging, letters: Sequence[UrgingLetter]) -> None:
    """Have a job put letters that the person was found to see together in one file."""
    with act(actor, "work.gather-letters") as line:
        require(rules.may_urge(actor))
        line.about(urging, letters=len(letters))
        put_down(LETTERS, job_key(urging, letters), letters=[letter.pk for letter in letters])
