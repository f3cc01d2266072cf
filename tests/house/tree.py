"""The project's own files: what git keeps, or, in an unpacked archive, what is not made by the tools."""

import os
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
_MADE = {".git", ".venv", "build", "dist", "__pycache__"}


@cache
def own_files() -> tuple[Path, ...]:
    """Every file of the project, relative to its root, also the new ones that are not committed yet."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        names = [Path(name) for name in listed.split("\0") if name]
    else:
        names = [path.relative_to(ROOT) for path in _walk()]
    return tuple(sorted(name for name in names if (ROOT / name).is_file()))


def _walk() -> list[Path]:
    found: list[Path] = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in _MADE and not name.endswith(("_cache", ".egg-info"))]
        found += [Path(folder, name) for name in files]
    return found


def own_code() -> tuple[Path, ...]:
    """The Python files of the project."""
    return tuple(path for path in own_files() if path.suffix == ".py")


def content(path: Path) -> str:
    """The text of one of the project's files."""
    return (ROOT / path).read_text(encoding="utf-8")
