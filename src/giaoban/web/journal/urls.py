"""The record of acts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
