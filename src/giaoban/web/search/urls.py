"""One box for number, subject, sender and date."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
