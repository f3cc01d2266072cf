"""A job: what is to be done, how far it is, who holds it until when."""

from __future__ import annotations

from django.db import models


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", "chờ"
    RUNNING = "running", "đang làm"
    DONE = "done", "xong"
    FAILED = "failed", "không xong"


class Job(models.Model):
    """One piece of background work. `key` names what it does to what: asked for twice, it is one job.

    A worker holds it until `lease_until` (UTC); a job whose lease ran out while running was left by a killed worker and is taken
    up again. `step` is the last step that was written down; handlers go on from there. `error` is Vietnamese, for a clerk.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120, unique=True)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    step = models.CharField(max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=60, blank=True)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        """Workers look for what waits, and for leases that ran out."""

        indexes = [models.Index(fields=["state", "not_before"])]

    def __str__(self) -> str:
        """Kind and key."""
        return f"{self.kind} {self.key}"
