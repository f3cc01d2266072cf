"""What a leader wrote or agreed to becomes a task at once; the page says so, with the way there."""

from __future__ import annotations

from django.contrib import messages
from django.urls import reverse

from giaoban.office.work.models import Task
from giaoban.web.doors import Knock
from giaoban.web.templatetags.office import SEE


def say_opened(request: Knock, done: str, task: Task | None) -> None:
    """Say what was done, and that a task was opened, if one was."""
    if task is None:
        messages.success(request, f"{done}.")
    else:
        messages.success(request, f"{done}, đã mở nhiệm vụ.", extra_tags=f"{SEE}{reverse('task', args=[task.pk])}")
