"""Organs, people, areas of charge, accounts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
