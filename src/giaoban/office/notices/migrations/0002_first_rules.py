"""The rules of reminding that an office begins with; its chief changes them."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SOURCE = "Mặc định của chương trình; Chánh Văn phòng sửa theo quy chế làm việc"
FIRST_RULES = (
    # days from the deadline, weekday once it is over, who
    (-3, None, ["lead", "person"]),
    (0, None, ["lead", "person"]),
    (1, None, ["lead", "person", "giver", "chief"]),
    (None, 0, ["lead", "person", "chief"]),
)


def put_down(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put them down."""
    rules = apps.get_model("notices", "ReminderRule").objects
    for days, weekday, receivers in FIRST_RULES:
        rules.create(days=days, weekday=weekday, receivers=receivers, source=SOURCE)


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]

    operations = [migrations.RunPython(put_down, migrations.RunPython.noop)]
