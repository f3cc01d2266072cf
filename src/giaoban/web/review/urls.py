"""Source left, findings right, one key a decision."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
