"""Whatever changes what a calendar shows makes the stored bytes of feeds old: every act of the room, but those that no calendar shows."""

from __future__ import annotations

import ast
from pathlib import Path

from giaoban.office.meetings import actions

FOLDER = Path(actions.__file__).parent
# On papers of a matter, private notes, minutes, conclusions, registrations, the competence table; on feeds themselves, whose own revision
# is in their stamp.
FILES = {
    "competence.py", "concluding.py", "converting.py", "dossiers.py", "feeding.py", "noticing.py", "packing.py", "reading.py",
    "recording.py", "registering.py",
}  # fmt: skip
ACTS = {"mark_all_present", "mark_attendance", "remind_of_unset", "send_agenda"}  # who was there; what was sent
TELLING = {"touched", "note_change"}


def _calls(node: ast.AST) -> set[str]:
    """The names of what is called somewhere inside."""
    calls = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    return {call.id if isinstance(call, ast.Name) else call.attr for call in calls if isinstance(call, ast.Name | ast.Attribute)}


def test_every_act_that_a_calendar_shows_makes_stored_feeds_old() -> None:
    functions: dict[str, set[str]] = {}
    acts: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                functions[node.name] = _calls(node)
                if "act" in functions[node.name] and path.name not in FILES and node.name not in ACTS:
                    acts[node.name] = path.name
    telling = set(TELLING)
    while more := {name for name, calls in functions.items() if calls & telling} - telling:
        telling |= more

    assert len(acts) > 5
    assert {f"{file}: {name}" for name, file in acts.items() if name not in telling} == set()
