"""Rows copied inside the database: a block of papers with all that hangs on them becomes many blocks. SQLite only.

Every table's rows are copied with ids moved by a stride of the table; what points into a copied table moves along, what points
elsewhere stays. What must be different in each row is made different: sums, keys and the ids of acts get the number of the copy, and
every moment becomes that of the copy.
"""

# ruff: noqa: SLF001 - Django documents _meta and _default_manager

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import connection, models

from giaoban.office.audit.models import EarlierState, Entry

_SUBJECTS = (Entry, EarlierState)  # they point at their subject by kind and id


class Block:
    """The rows that stand in the tables now. `paper_stride`: how far apart the papers of two copies are; other tables find theirs."""

    def __init__(self, tables: Sequence[type[models.Model]], kept_by_caller: dict[type[models.Model], int]) -> None:
        self.tables = list(tables)
        self.strides = {table: _last_id(table) for table in self.tables} | kept_by_caller
        self.statements = [_Copy(table, self.strides) for table in self.tables if self.strides[table]]

    def copy(self, number: int, moment: dt.datetime) -> None:
        """Add copy `number` (1, 2, …) of the block as it stood at first, at a moment."""
        at = moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat(" ")
        with connection.cursor() as cursor:
            for statement in self.statements:
                cursor.execute(statement.sql, {"n": number, "at": at})


class _Copy:
    """The statement that copies one table's block."""

    def __init__(self, table: type[models.Model], strides: dict[type[models.Model], int]) -> None:
        self.strides = strides
        fields = table._meta.concrete_fields
        names = ", ".join(_quoted(f.column) for f in fields)
        values = ", ".join(self._value(table, f) for f in fields)
        last = strides[table]
        where = _quoted(table._meta.db_table)
        self.sql = f"INSERT INTO {where} ({names}) SELECT {values} FROM {where} WHERE id <= {last}{self._of_what_is_copied(table)}"

    def _value(self, table: type[models.Model], field: models.Field[Any, Any]) -> str:
        column = _quoted(field.column)
        target = field.related_model
        if field.primary_key:
            return self._moved(column, table)
        if target in self.strides:
            return self._moved(column, target)
        if table in _SUBJECTS and field.name == "subject_id":
            return self._subject(column)
        if table is Entry and field.name == "sequence":  # as though the sealer had been here
            return self._moved("id", table)
        if isinstance(field, models.UUIDField) or (field.unique and isinstance(field, models.CharField)):
            return f"printf('%%08x', %(n)s) || substr({column}, 9)"
        if isinstance(field, models.DateTimeField):
            return f"CASE WHEN {column} IS NOT NULL THEN %(at)s END"
        return column

    def _of_what_is_copied(self, table: type[models.Model]) -> str:
        """Of a thing that stays alone, its earlier states stay alone: each has its number, once."""
        kinds = ", ".join(f"'{copied._meta.label_lower}'" for copied in self.strides)
        return f" AND subject_kind IN ({kinds})" if table is EarlierState else ""

    def _moved(self, column: str, table: type[models.Model]) -> str:
        return f"{column} + %(n)s * {self.strides[table]}"

    def _subject(self, column: str) -> str:
        kinds = " ".join(f"WHEN '{table._meta.label_lower}' THEN {self._moved(column, table)}" for table in self.strides)
        return f"CASE subject_kind {kinds} ELSE {column} END"


def _last_id(table: type[models.Model]) -> int:
    return int(table._default_manager.aggregate(last=models.Max("pk"))["last"] or 0)


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")
