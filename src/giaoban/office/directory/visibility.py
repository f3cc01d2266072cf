"""Who sees what: one table of kind × role × relation × confidentiality. Rules and querysets both read it; nothing is visible by default."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Any, NamedTuple, Protocol

from django.db.models import Exists, OuterRef, Q, QuerySet


class Role(StrEnum):
    """What an account may be in the office. Several at once are possible."""

    CLERK = "clerk"  # văn thư
    COMPILER = "compiler"  # chuyên viên tổng hợp
    CHIEF = "chief"  # chánh văn phòng
    LEADER = "leader"  # thường trực
    FOCAL_POINT = "focal-point"  # đầu mối đơn vị
    MEMBER = "member"  # cán bộ, ủy viên
    RECEPTION_OFFICER = "reception-officer"  # cán bộ tiếp dân
    AUDITOR = "auditor"  # kiểm tra nhật ký
    ADMINISTRATOR = "administrator"  # quản trị hệ thống: sees no content


ROLE_WORDS = {
    Role.CLERK: "Văn thư",
    Role.COMPILER: "Chuyên viên tổng hợp",
    Role.CHIEF: "Chánh Văn phòng",
    Role.LEADER: "Thường trực",
    Role.FOCAL_POINT: "Đầu mối đơn vị",
    Role.MEMBER: "Cán bộ, ủy viên",
    Role.RECEPTION_OFFICER: "Cán bộ tiếp dân",
    Role.AUDITOR: "Kiểm tra nhật ký",
    Role.ADMINISTRATOR: "Quản trị hệ thống",
}
OFFICE_ROLES = frozenset({Role.CLERK, Role.COMPILER, Role.CHIEF})


class Kind(StrEnum):
    """Kinds of things that are seen or not. What hangs on a paper (parts, readings, facts, proposals) is seen through it."""

    PAPER = "paper"
    DIRECTORY = "directory"  # organs, people, positions
    ACCOUNT = "account"
    AUDIT = "audit"  # acts without the content they are about
    INTAKE = "intake"  # files on their way in, imports, refusals
    WORK = "work"  # tasks, what is reported of them, orientations
    MAIL = "mail"  # the outbox: mails hold no content
    TARGET = "target"  # indicators with targets and measurements, projects with their money
    REPORT_DUTY = "report-duty"  # reports that are owed upward
    PROGRAMME = "programme"  # programmes of work with their lines
    MEETING = "meeting"  # meetings with their agendas, papers, minutes and conclusions
    SCHEDULE = "schedule"  # the week as it was published
    DRAFT = "draft"  # papers of our own on their way to be signed
    OWN_TEMPLATE = "own-template"  # templates of papers; they hold no content


class Relation(StrEnum):
    """How a person stands to a thing."""

    ANY = "any"
    OWN_ORGAN = "own-organ"  # the person's organ leads, supports, measures, prepares or was sent the thing
    PERSONAL = "personal"  # it was sent to the person, is in the person's charge, or is the person's own


class Confidentiality(IntEnum):
    """How far inside a thing is. Secret papers (MẬT and above) never enter at all."""

    OPEN = 0
    RESTRICTED = 1  # hạn chế: internal circulation, personnel


class Grant(NamedTuple):
    """One row: who holds `role` and stands in `relation` sees things of `kind` up to `most`."""

    kind: Kind
    role: Role
    relation: Relation
    most: Confidentiality


_K, _R, _N, _C = Kind, Role, Relation, Confidentiality
GRANTS: tuple[Grant, ...] = (
    Grant(_K.PAPER, _R.CLERK, _N.ANY, _C.RESTRICTED),
    Grant(_K.PAPER, _R.CHIEF, _N.ANY, _C.RESTRICTED),
    Grant(_K.PAPER, _R.LEADER, _N.ANY, _C.RESTRICTED),
    Grant(_K.PAPER, _R.COMPILER, _N.ANY, _C.OPEN),
    Grant(_K.PAPER, _R.COMPILER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.PAPER, _R.FOCAL_POINT, _N.OWN_ORGAN, _C.OPEN),
    Grant(_K.PAPER, _R.FOCAL_POINT, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.PAPER, _R.MEMBER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.PAPER, _R.RECEPTION_OFFICER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.DIRECTORY, _R.CLERK, _N.ANY, _C.RESTRICTED),
    Grant(_K.DIRECTORY, _R.COMPILER, _N.ANY, _C.RESTRICTED),
    Grant(_K.DIRECTORY, _R.CHIEF, _N.ANY, _C.RESTRICTED),
    Grant(_K.DIRECTORY, _R.LEADER, _N.ANY, _C.RESTRICTED),
    Grant(_K.DIRECTORY, _R.FOCAL_POINT, _N.ANY, _C.OPEN),
    Grant(_K.DIRECTORY, _R.MEMBER, _N.ANY, _C.OPEN),
    Grant(_K.DIRECTORY, _R.RECEPTION_OFFICER, _N.ANY, _C.OPEN),
    Grant(_K.DIRECTORY, _R.ADMINISTRATOR, _N.ANY, _C.OPEN),
    Grant(_K.ACCOUNT, _R.ADMINISTRATOR, _N.ANY, _C.RESTRICTED),
    Grant(_K.AUDIT, _R.AUDITOR, _N.ANY, _C.RESTRICTED),
    Grant(_K.INTAKE, _R.CLERK, _N.ANY, _C.RESTRICTED),
    Grant(_K.INTAKE, _R.CHIEF, _N.ANY, _C.RESTRICTED),
    Grant(_K.WORK, _R.CLERK, _N.ANY, _C.RESTRICTED),
    Grant(_K.WORK, _R.CHIEF, _N.ANY, _C.RESTRICTED),
    Grant(_K.WORK, _R.LEADER, _N.ANY, _C.RESTRICTED),
    Grant(_K.WORK, _R.COMPILER, _N.ANY, _C.OPEN),
    Grant(_K.WORK, _R.COMPILER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.WORK, _R.FOCAL_POINT, _N.OWN_ORGAN, _C.OPEN),
    Grant(_K.WORK, _R.FOCAL_POINT, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.WORK, _R.MEMBER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.WORK, _R.RECEPTION_OFFICER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.MAIL, _R.CHIEF, _N.ANY, _C.OPEN),
    Grant(_K.MAIL, _R.ADMINISTRATOR, _N.ANY, _C.OPEN),
    Grant(_K.TARGET, _R.CLERK, _N.ANY, _C.OPEN),
    Grant(_K.TARGET, _R.COMPILER, _N.ANY, _C.OPEN),
    Grant(_K.TARGET, _R.CHIEF, _N.ANY, _C.OPEN),
    Grant(_K.TARGET, _R.LEADER, _N.ANY, _C.OPEN),
    Grant(_K.TARGET, _R.FOCAL_POINT, _N.OWN_ORGAN, _C.OPEN),
    Grant(_K.TARGET, _R.FOCAL_POINT, _N.PERSONAL, _C.OPEN),
    Grant(_K.TARGET, _R.MEMBER, _N.PERSONAL, _C.OPEN),
    Grant(_K.REPORT_DUTY, _R.CLERK, _N.ANY, _C.OPEN),
    Grant(_K.REPORT_DUTY, _R.COMPILER, _N.ANY, _C.OPEN),
    Grant(_K.REPORT_DUTY, _R.CHIEF, _N.ANY, _C.OPEN),
    Grant(_K.REPORT_DUTY, _R.LEADER, _N.ANY, _C.OPEN),
    Grant(_K.REPORT_DUTY, _R.FOCAL_POINT, _N.OWN_ORGAN, _C.OPEN),
    Grant(_K.PROGRAMME, _R.CLERK, _N.ANY, _C.RESTRICTED),
    Grant(_K.PROGRAMME, _R.CHIEF, _N.ANY, _C.RESTRICTED),
    Grant(_K.PROGRAMME, _R.LEADER, _N.ANY, _C.RESTRICTED),
    Grant(_K.PROGRAMME, _R.COMPILER, _N.ANY, _C.OPEN),
    Grant(_K.PROGRAMME, _R.FOCAL_POINT, _N.OWN_ORGAN, _C.OPEN),
    Grant(_K.PROGRAMME, _R.FOCAL_POINT, _N.PERSONAL, _C.OPEN),
    Grant(_K.PROGRAMME, _R.MEMBER, _N.PERSONAL, _C.OPEN),
    Grant(_K.MEETING, _R.CLERK, _N.ANY, _C.RESTRICTED),
    Grant(_K.MEETING, _R.CHIEF, _N.ANY, _C.RESTRICTED),
    Grant(_K.MEETING, _R.LEADER, _N.ANY, _C.RESTRICTED),
    Grant(_K.MEETING, _R.COMPILER, _N.ANY, _C.OPEN),
    Grant(_K.MEETING, _R.COMPILER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.MEETING, _R.FOCAL_POINT, _N.OWN_ORGAN, _C.OPEN),
    Grant(_K.MEETING, _R.FOCAL_POINT, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.MEETING, _R.MEMBER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.MEETING, _R.RECEPTION_OFFICER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.SCHEDULE, _R.CLERK, _N.ANY, _C.RESTRICTED),
    Grant(_K.SCHEDULE, _R.CHIEF, _N.ANY, _C.RESTRICTED),
    Grant(_K.SCHEDULE, _R.LEADER, _N.ANY, _C.RESTRICTED),
    Grant(_K.SCHEDULE, _R.COMPILER, _N.ANY, _C.OPEN),
    Grant(_K.SCHEDULE, _R.FOCAL_POINT, _N.ANY, _C.OPEN),
    Grant(_K.SCHEDULE, _R.MEMBER, _N.ANY, _C.OPEN),
    Grant(_K.SCHEDULE, _R.RECEPTION_OFFICER, _N.ANY, _C.OPEN),
    Grant(_K.DRAFT, _R.CHIEF, _N.ANY, _C.OPEN),
    Grant(_K.DRAFT, _R.CHIEF, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.DRAFT, _R.LEADER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.DRAFT, _R.CLERK, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.DRAFT, _R.COMPILER, _N.PERSONAL, _C.RESTRICTED),
    Grant(_K.DRAFT, _R.FOCAL_POINT, _N.OWN_ORGAN, _C.OPEN),
    Grant(_K.DRAFT, _R.FOCAL_POINT, _N.PERSONAL, _C.OPEN),
    Grant(_K.DRAFT, _R.MEMBER, _N.PERSONAL, _C.OPEN),
    Grant(_K.DRAFT, _R.RECEPTION_OFFICER, _N.PERSONAL, _C.OPEN),
    Grant(_K.OWN_TEMPLATE, _R.CLERK, _N.ANY, _C.OPEN),
    Grant(_K.OWN_TEMPLATE, _R.COMPILER, _N.ANY, _C.OPEN),
    Grant(_K.OWN_TEMPLATE, _R.CHIEF, _N.ANY, _C.OPEN),
    Grant(_K.OWN_TEMPLATE, _R.LEADER, _N.ANY, _C.OPEN),
    Grant(_K.OWN_TEMPLATE, _R.FOCAL_POINT, _N.ANY, _C.OPEN),
    Grant(_K.OWN_TEMPLATE, _R.MEMBER, _N.ANY, _C.OPEN),
    Grant(_K.OWN_TEMPLATE, _R.RECEPTION_OFFICER, _N.ANY, _C.OPEN),
)
OF_KIND = {kind: tuple(grant for grant in GRANTS if grant.kind == kind) for kind in Kind}  # every page asks, for each entry of its menu


class Holder(Protocol):
    """Who has roles: an account, or nobody in particular."""

    @property
    def roles(self) -> frozenset[Role]:
        """The roles in force today."""
        ...


def reach(holder: Holder, kind: Kind) -> dict[Relation, Confidentiality]:
    """How far in a person sees things of a kind, relation by relation; empty when not at all."""
    found: dict[Relation, Confidentiality] = {}
    roles = holder.roles
    for grant in OF_KIND[kind]:
        if grant.role in roles:
            found[grant.relation] = max(grant.most, found.get(grant.relation, grant.most))
    return found


def sees_some(holder: Holder, kind: Kind) -> bool:
    """Is there any thing of the kind that the person could see?"""
    return bool(reach(holder, kind))


def one_of(seen: QuerySet[Any], key: str) -> Q:
    """Of rows that hang on a thing (`key`: the way to it): those whose thing is among the ones that a person sees.

    Asked row by row: whoever asks has few rows in hand, and there are many things. As `IN`, SQLite lists all of them first.
    """
    return Q(Exists(seen.filter(pk=OuterRef(key)))) if seen.query.where else Q()
