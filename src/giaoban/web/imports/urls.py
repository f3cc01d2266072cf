"""Another system's register taken over."""

from django.urls import URLPattern

from giaoban.web.doors import page, takes_papers_in
from giaoban.web.imports import views

urlpatterns: list[URLPattern] = [
    page("imports/", views.imports, name="imports", opens_to=takes_papers_in),
    page("imports/<int:import_id>/", views.one_import, name="import", opens_to=takes_papers_in),
]
