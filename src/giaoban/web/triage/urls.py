"""Today's papers, one key each; proposals, slips, annotations."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
