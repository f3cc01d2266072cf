"""Matters that units register for the next period, and the competence table."""

from giaoban.office.directory.visibility import Kind, Role
from giaoban.office.meetings.registration_rules import may_register
from giaoban.web.doors import Rule, holds, office_staff, page, sees
from giaoban.web.registering import table, views

sees_meetings = sees(Kind.MEETING)
registers = Rule("registers matters", may_register)
chief = holds(Role.CHIEF)

urlpatterns = [
    page("registrations/", views.listing, name="registrations", opens_to=sees_meetings),
    page("registrations/new/", views.new, name="registration-new", opens_to=registers),
    page("registrations/<int:registration_id>/", views.one, name="registration", opens_to=sees_meetings),
    page("registrations/<int:registration_id>/correct/", views.correct, name="registration-correct", opens_to=registers),
    page("registrations/<int:registration_id>/withdraw/", views.withdraw, name="registration-withdraw", opens_to=registers),
    *(
        page(
            f"registrations/<int:registration_id>/{what}/", views.compile_one, name=f"registration-{what}", opens_to=office_staff, what=what
        )
        for what in views.ACTS
    ),
    page("competence/", table.table, name="competence", opens_to=sees_meetings),
    page("competence/new/", table.new, name="competence-new", opens_to=chief),
    page("competence/<int:matter_id>/", table.change, name="competence-change", opens_to=chief),
    page("competence/<int:matter_id>/end/", table.end, name="competence-end", opens_to=chief),
]
