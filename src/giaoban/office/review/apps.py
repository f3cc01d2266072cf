"""The room as Django knows it."""

from django.apps import AppConfig


class Review(AppConfig):
    """What the machine proposes and what a clerk decides; turns proposals into facts."""

    name = "giaoban.office.review"
    label = "review"
