"""The first page, and what a supervisor asks of the server."""

from giaoban.web.desk import views
from giaoban.web.doors import everyone, page, signed_in

urlpatterns = [
    page("", views.desk, name="desk", opens_to=signed_in),
    page("health/live/", views.alive, name="health-live", opens_to=everyone),
    page("health/ready/", views.ready, name="health-ready", opens_to=everyone),
]
