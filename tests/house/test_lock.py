"""What is asked for, what is locked and what `make setup` begins with agree. Needs no network."""

import re
import tomllib
from pathlib import Path
from typing import Any

from tests.house.tree import content

PROJECT: dict[str, Any] = tomllib.loads(content(Path("pyproject.toml")))
LOCK: dict[str, Any] = tomllib.loads(content(Path("uv.lock")))
EXTRA = {requirement for extra in PROJECT["project"]["optional-dependencies"].values() for requirement in extra}
LOCKED = {package["name"]: package for package in LOCK["package"]}
MAKEFILE = content(Path("Makefile"))


def asked(group: str) -> set[str]:
    """The requirements of a dependency group with those of the groups it includes."""
    found: set[str] = set()
    for requirement in PROJECT["dependency-groups"][group]:
        found |= {requirement} if isinstance(requirement, str) else asked(requirement["include-group"])
    return found


def locked(requirements: list[dict[str, Any]]) -> set[str]:
    return {named(requirement) + requirement.get("specifier", "") for requirement in requirements}


def named(requirement: dict[str, Any]) -> str:
    """A requirement's name with the extras asked of it."""
    extras = ",".join(requirement.get("extras", []))
    return str(requirement["name"]) + (f"[{extras}]" if extras else "")


def test_lock_holds_what_the_program_asks_for() -> None:
    assert locked(LOCKED["giaoban"]["metadata"]["requires-dist"]) == set(PROJECT["project"]["dependencies"]) | EXTRA


def test_lock_holds_what_each_group_asks_for() -> None:
    groups = LOCKED["giaoban"]["metadata"]["requires-dev"]

    assert {name: locked(groups[name]) for name in groups} == {name: asked(name) for name in PROJECT["dependency-groups"]}


def test_setup_begins_with_the_locked_uv() -> None:
    pinned = re.findall(r"^UV := (\S+)$", MAKEFILE, re.MULTILINE)

    assert pinned == [LOCKED["uv"]["version"]]


def test_versions_of_program_and_project_agree() -> None:
    from giaoban import __version__

    assert PROJECT["project"]["version"] == LOCKED["giaoban"]["version"] == __version__


def test_licence_of_every_dependency_is_listed() -> None:
    listed = set(re.findall(r"^\| ([a-z][\w-]*) \|", content(Path("THIRD-PARTY.md")), re.MULTILINE)) - {"package"}

    assert listed == LOCKED.keys() - {"giaoban"}
