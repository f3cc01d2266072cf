"""What docs/operating.md tells an operator is what there is."""

import re
from pathlib import Path

from giaoban.site.environment import SETTINGS

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "operating.md").read_text("utf-8")


def test_every_setting_is_listed_with_its_default() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \| (?:`([^`]*)`)? *\|", DOCUMENT, re.MULTILINE)

    assert listed == [(setting.name, setting.default) for setting in SETTINGS]


def test_every_command_that_is_told_exists() -> None:
    from giaoban.cli import _parser

    offered = set(_parser()._subparsers._group_actions[0].choices or ())  # type: ignore[union-attr]

    assert set(re.findall(r"`?giaoban ([a-z][a-z-]+)", DOCUMENT)) - offered == set()


def test_unit_starts_what_the_bundle_installs() -> None:
    unit = (ROOT / "packaging" / "giaoban.service").read_text("utf-8")
    installs = (ROOT / "packaging" / "install").read_text("utf-8")

    assert re.findall(r"^ExecStart=(\S+)/bin/giaoban serve$", unit, re.MULTILINE) == re.findall(
        r"^to=\$\{1:-(\S+)\}$", installs, re.MULTILINE
    )
