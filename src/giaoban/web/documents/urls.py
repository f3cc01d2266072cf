"""A paper's own pages: facts, text, readings, citations, the paper with its states."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
