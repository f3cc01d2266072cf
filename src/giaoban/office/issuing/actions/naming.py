"""The list of nơi nhận follows the paper's own words; whom the directory does not know by them, somebody says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import ValidationError

from giaoban.office.audit.acts import act, require
from giaoban.office.directory.actions.checks import move_on
from giaoban.office.directory.actions.names import learn_alias
from giaoban.office.directory.models import Account
from giaoban.office.directory.rules import may_answer_names
from giaoban.office.issuing import rules
from giaoban.office.issuing.actions.checks import held
from giaoban.office.issuing.models import Draft, DraftState, Recipient
from giaoban.office.issuing.recipients import Key, Named, Whom, bare, is_for_people_alone, key_of, named, open_lines
from giaoban.office.work.actions import NotNow

ONE_BY_ONE = "Văn bản trong phạm vi Thường trực chỉ gửi từng đồng chí; nơi khác thì ghi tên ở mục Nơi khác và chuyển ngoài phần mềm."
_OTHER_WORDS = "Nơi nhận ghi trong văn bản vừa đổi. Xem lại rồi ghi."


def follow_words(draft: Draft, before: Sequence[str], after: Sequence[str]) -> None:
    """The paper says nơi nhận in other words than before: who is new in them comes into the list, who is no more in them goes out of it.

    What somebody put there or took off by hand stays so, and so does whom it was sent to; who is named in other words than before stands
    under the new ones. Part of the act that writes the version.
    """
    if set(before) == set(after):
        return
    gone, new = [line for line in before if line not in after], [line for line in after if line not in before]
    found = named(draft, [*gone, *after])
    no_more, now = _keys(found[: len(gone)]), _keys(found[len(gone) :])
    named_so = list(draft.recipients.filter(sent_at=None, group__in=gone))
    leave = [row.pk for row in named_so if key_of(row) in no_more.keys() - now.keys()]
    draft.recipients.filter(pk__in=leave).delete()
    for row in named_so:
        if key_of(row) in now:
            Recipient.objects.filter(pk=row.pk).update(group=now[key_of(row)])
    _add(draft, (row for one in found[len(gone) :] if one.words in new for row in one.rows))


def _keys(found: Iterable[Named]) -> dict[Key, str]:
    """Whom lines mean, each with the words of the last that names him."""
    return {key_of(row): one.words for one in found for row in one.rows}


def _add(draft: Draft, rows: Iterable[Recipient]) -> None:
    """Those who are not in the list yet, behind the others."""
    there = list(draft.recipients.all())
    kept, last = {key_of(row) for row in there}, max((row.place for row in there), default=0)
    fresh: dict[Key, Recipient] = {}
    for row in rows:
        if key_of(row) not in kept:
            fresh.setdefault(key_of(row), row)
    for place, row in enumerate(fresh.values(), last + 1):
        row.draft, row.place = draft, place
    Recipient.objects.bulk_create(fresh.values())


def say_who(actor: Account, draft_id: int, shown: int, answers: Mapping[str, Whom]) -> Draft:
    """Whom lines of the paper mean that the directory does not know: organs, people, or somebody outside. It is learnt for the next paper.

    Nothing is learnt of a restricted paper, nor of people: who held a post today need not hold it tomorrow.
    """
    with act(actor, "issuing.say-who") as line:
        draft = held(actor, draft_id, shown)
        require(rules.keeps(actor, draft) or rules.may_number(actor, draft))
        if draft.state == DraftState.WITHDRAWN:
            raise NotNow("Dự thảo này đã thôi trình.")
        questions = {one.words: one for one in open_lines(draft, list(draft.recipients.select_related("organ", "person")))[0]}
        if not answers.keys() <= questions.keys():
            raise NotNow(_OTHER_WORDS)
        alone = is_for_people_alone(draft)
        if alone and any(whom.organs for whom in answers.values()):
            raise ValidationError(ONE_BY_ONE)
        for words, whom in answers.items():
            rows = whom.rows(words)
            _join(draft, words, rows)
            _add(draft, rows)
            if not (alone or whom.people) and questions[words].may_be_learnt and may_answer_names(actor):
                learn_alias(actor, bare(words), [organ.pk for organ in whom.organs])
        move_on(line, draft, shown)
        line.about(draft, recipients=draft.recipients.count())
    return draft


def _join(draft: Draft, words: str, rows: Iterable[Recipient]) -> None:
    """Who stands in the list by himself already is the one that the line means."""
    there = {key_of(row): row for row in draft.recipients.filter(group="")}
    same = [there[key_of(row)].pk for row in rows if key_of(row) in there and not row.words]
    draft.recipients.filter(pk__in=same).update(group=words)
