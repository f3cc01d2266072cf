"""Another system's register taken over."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
