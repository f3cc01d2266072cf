"""Files are named after what they are about, and speak of this project alone."""

import re

from tests.house.tree import content, own_code, own_files

SAY_NOTHING = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "stuff"}
MACHINE_PATH = re.compile(r"(?<![\w.~/})])/(?:work|root|home|tmp|Users|opt)/\w")
SUFFIXES = {".py", ".md", ".toml", ".html", ".css", ".js", ".json", ".txt", ".typ", ""}
TEXTS = tuple(path for path in own_files() if path.suffix in SUFFIXES and path.name != "LICENSE")


def test_names_say_what_files_are_about() -> None:
    assert [str(path) for path in own_code() if SAY_NOTHING.intersection([path.stem, *path.parts[:-1]])] == []


def test_texts_name_no_place_of_a_machine() -> None:
    assert {str(path): found for path in TEXTS if (found := MACHINE_PATH.findall(content(path)))} == {}


def test_path_of_a_machine_is_seen() -> None:
    assert MACHINE_PATH.findall("see /" + "home/lan/papers") == ["/" + "home/l"]
