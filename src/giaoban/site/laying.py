"""The tables of an empty database, laid all at once.

To bring an empty database through every migration has Django imagine the whole office anew before each of hundreds of steps, for a
minute on a modest computer. What they come to stands in the models; that both come to the same, a test tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from django.apps import apps
from django.db import router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import StateApps
from django.db.models import Model


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Is there no table yet?"""
    return not connection.introspection.table_names()


def lay_tables(connection: BaseDatabaseWrapper) -> None:
    """Lay all tables, put in what our migrations put in, and note every migration as done: all of it or nothing."""
    loader, notes = MigrationLoader(connection), MigrationRecorder(connection).migration_qs
    with connection.schema_editor() as editor:
        for model in (*_models(loader, connection), notes.model):
            editor.create_model(model)
        for step in _put_in(loader):
            step.code(cast("StateApps", apps), editor)  # as they are now is as they stand in the migrations' last state
        notes.bulk_create(notes.model(app=app, name=name) for app, name in sorted(loader.disk_migrations))


def _models(loader: MigrationLoader, connection: BaseDatabaseWrapper) -> Iterator[type[Model]]:
    """The models whose tables migrations lay; those between two of many come with them."""
    for config in apps.get_app_configs():
        if config.label in loader.migrated_apps:
            found = router.get_migratable_models(config, connection.alias)
            yield from (model for model in found if model._meta.can_migrate(connection))


def _put_in(loader: MigrationLoader) -> Iterator[RunPython]:
    """The steps of our own that put rows in; those of the libraries mend what stands already, and nothing does."""
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("giaoban.")}
    for app, name in sorted(loader.disk_migrations):
        if app in ours:
            yield from (step for step in loader.disk_migrations[app, name].operations if isinstance(step, RunPython))
