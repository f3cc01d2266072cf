"""Registers of papers in and out, their numbers, print and Excel."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
