"""Who may do what with targets, projects and report duties. What may be seen agrees with `queries`; a test holds the two together."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES, Kind, Relation, Role, reach
from giaoban.office.targets.models import Indicator, Measurement, Project, ReportClosed, ReportDuty


def may_see_indicator(account: Account, indicator: Indicator) -> bool:
    """May the person see this indicator? Units those they answer for or measure, members those they are in charge of."""
    if sees_every_unit(account, indicator):
        return True
    return _is_of_own_unit(account) and any(organ.pk in account.organ_ids for organ in indicator.units.all())


def may_see_measurement(account: Account, measurement: Measurement) -> bool:
    """May the person see what was measured? Units that only measure see their own values, not those of others."""
    indicator = measurement.indicator
    if sees_every_unit(account, indicator):
        return True
    return measurement.organ_id in account.organ_ids and may_see_indicator(account, indicator)


def sees_every_unit(account: Account, indicator: Indicator) -> bool:
    """Does the person see what every unit measured of an indicator he sees? Then how far it is can be said to him."""
    return _sees_as_a_whole(account, Kind.TARGET, indicator.organ_id, indicator.leader_id)


def may_see_project(account: Account, project: Project) -> bool:
    """May the person see this project?"""
    return _sees_as_a_whole(account, Kind.TARGET, project.organ_id, project.leader_id)


def may_see_duty(account: Account, duty: ReportDuty) -> bool:
    """May the person see this report duty? A unit those it prepares."""
    return _sees_as_a_whole(account, Kind.REPORT_DUTY, duty.preparer_id, None)


def may_see_closing(account: Account, closing: ReportClosed) -> bool:
    """May the person see by which paper a report was sent?"""
    return may_see_duty(account, closing.duty)


def may_keep_targets(account: Account) -> bool:
    """May the person enter and change indicators with their targets, projects and report duties, and close reports?"""
    return bool(account.roles & OFFICE_ROLES)


def may_measure(account: Account, indicator: Indicator, organ_id: int) -> bool:
    """May the person enter what a unit measured: the office for every unit that measures the indicator, a unit for itself?"""
    return organ_id in measuring_organs(indicator) and _speaks_for(account, organ_id) and may_see_indicator(account, indicator)


def may_measure_some(account: Account, indicator: Indicator) -> bool:
    """Is there a unit for which the person may enter a value?"""
    return any(may_measure(account, indicator, organ_id) for organ_id in measuring_organs(indicator))


def may_correct_measurement(account: Account, measurement: Measurement) -> bool:
    """May the person correct or withdraw what was measured: the office all of it, a unit its own?"""
    return _speaks_for(account, measurement.organ_id) and may_see_measurement(account, measurement)


def may_record_on(account: Account, project: Project) -> bool:
    """May the person enter milestones and money of a project: the office, and its owner?"""
    return _speaks_for(account, project.organ_id) and may_see_project(account, project)


def measuring_organs(indicator: Indicator) -> list[int]:
    """The units that measure an indicator; without any named, the responsible one."""
    return [organ.pk for organ in indicator.units.all()] or [indicator.organ_id]


def _sees_as_a_whole(account: Account, kind: Kind, organ_id: int | None, person_id: int | None) -> bool:
    stands = {
        Relation.ANY: True,
        Relation.OWN_ORGAN: organ_id in account.organ_ids,
        Relation.PERSONAL: person_id is not None and person_id == account.person_id,
    }
    return any(stands[relation] for relation in reach(account, kind))


def _is_of_own_unit(account: Account) -> bool:
    return Relation.OWN_ORGAN in reach(account, Kind.TARGET)


def _speaks_for(account: Account, organ_id: int) -> bool:
    return may_keep_targets(account) or (Role.FOCAL_POINT in account.roles and organ_id in account.organ_ids)
