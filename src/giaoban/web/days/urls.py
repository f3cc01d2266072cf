"""Days off and make-up days, and how deadlines are read."""

from giaoban.office.directory.visibility import Kind, Role
from giaoban.web.days import views
from giaoban.web.doors import holds, page, sees

keeps_days = holds(Role.CHIEF, Role.COMPILER)

urlpatterns = [
    page("days/", views.year, name="days", opens_to=sees(Kind.DIRECTORY)),
    page("days/new/", views.new, name="own-day-new", opens_to=keeps_days),
    page("days/settings/", views.settings, name="day-settings", opens_to=keeps_days),
    page("days/<int:own_day_id>/", views.change, name="own-day", opens_to=keeps_days),
    page("days/<int:own_day_id>/withdraw/", views.withdraw, name="own-day-withdraw", opens_to=keeps_days),
]
