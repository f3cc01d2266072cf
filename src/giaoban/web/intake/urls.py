"""Files dropped in, each with its progress."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
