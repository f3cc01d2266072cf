"""By what pages of the schedule are kept: who sees the same as others do, and the rooms whose acts change what is seen."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings import rules

# Work that goes on changes no meeting: a paper that has to leave, or a sentence, may.
ROOMS = ("meetings", "days", "directory", "access", "registry", "evidence", "review", "compiling", "issuing")


def who_sees(account: Account) -> int | None:
    """None of those who see all meetings, and so the same; else the person, who sees what nobody else may."""
    return None if rules.sees_all_of(account) == max(Confidentiality) else account.pk
