"""Papers that may be one: the same bytes, or the same number, issuer and date."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection
from django.db.models import Max, QuerySet

from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.registry.models import File, Paper
from giaoban.office.registry.spelling import folded


def with_file(file: File) -> QuerySet[Paper]:
    """The papers that hold a file already."""
    return Paper.objects.filter(parts__file=file).distinct().order_by("pk")


def most_inside(files: Iterable[File]) -> int:
    """How far inside the papers are that hold one of the files already: the same words are as far inside wherever else they come in."""
    most = Paper.objects.filter(parts__file__in=list(files)).aggregate(most=Max("confidentiality"))["most"]
    return int(most or Confidentiality.OPEN)


def like(paper: Paper) -> list[Paper]:
    """The other papers with its number, its date and, where both say whose they are, its issuer. A draft without a number is like none."""
    if not paper.number_key or paper.date is None:
        return []
    others = Paper.objects.filter(number_key=paper.number_key, date=paper.date).exclude(pk=paper.pk).order_by("pk")
    return [other for other in others if _same_issuer(paper, other)]


def _same_issuer(one: Paper, other: Paper) -> bool:
    if one.issuer_id and other.issuer_id:
        return one.issuer_id == other.issuer_id
    names = {folded(one.issuer_text), folded(other.issuer_text)} - {""}
    return len(names) < 2


def one_at_a_time(name: str) -> None:
    """Let nobody else pass with the same name until the transaction is over. SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
