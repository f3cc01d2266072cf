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
    return tuple(sorted(name for name in _listed() or _walked() if (ROOT / name).is_file()))


def _listed() -> list[Path]:
    """What git lists; nothing where there is no git or it does not trust the folder."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        return []
    return [Path(name) for name in names if name]


def _walked() -> list[Path]:
    found: list[Path] = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in _MADE and not name.endswith(("_cache", ".egg-info"))]
        found += [Path(folder, name).relative_to(ROOT) for name in files]
    return found


def own_code() -> tuple[Path, ...]:
    """The Python files of the project, without the migrations, which a tool writes."""
    return tuple(path for path in own_files() if path.suffix == ".py" and "migrations" not in path.parts)


def content(path: Path) -> str:
    """The text of one of the project's files."""
    return (ROOT / path).read_text(encoding="utf-8")
