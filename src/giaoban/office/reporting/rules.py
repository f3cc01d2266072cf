"""Who may do what with reports. What may be seen agrees with `queries`; a test holds the two together.

A report tells of every unit's work, late or not: it is for the office and the leaders, who see all of it. Units see of it their own figures
alone, on the page of figures. Nothing of a restricted task stands in a report, whoever writes it: it goes to many.
"""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Confidentiality, Role
from giaoban.office.reporting.models import Report, ReportLine
from giaoban.office.work.rules import sees_all_of


def sees_reports(account: Account) -> bool:
    """Does the person see the reports: whoever sees the work of every unit?"""
    return sees_all_of(account) is not None


def may_see(account: Account, report: Report) -> bool:
    """May the person see this report?"""
    return sees_reports(account) and report.pk is not None


def may_see_line(account: Account, line: ReportLine) -> bool:
    """May the person see this line: of a report that he sees, and not of what was put further inside since?"""
    return may_see(account, line.report) and not _is_further_inside(line)


def _is_further_inside(line: ReportLine) -> bool:
    told_of = [line.task, line.orientation.paper if line.orientation else None]
    if line.line is not None:
        told_of += [line.line.paper, line.line.programme.paper]
    return any(one is not None and one.confidentiality > Confidentiality.OPEN for one in told_of)


def may_write(account: Account) -> bool:
    """May the person draw up reports and put them in words: the office?"""
    return bool(account.roles & OFFICE_ROLES)


def may_issue(account: Account) -> bool:
    """May the person freeze a report with its figures: the chief of office, or who compiles it?"""
    return bool(account.roles & {Role.CHIEF, Role.COMPILER})


def may_reopen(account: Account) -> bool:
    """May the person have a frozen report counted anew: the chief of office?"""
    return Role.CHIEF in account.roles
