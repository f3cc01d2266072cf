"""Nothing grows past what one can read at a sitting."""

import ast
import re

from tests.house.tree import content, own_code, own_files

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40
LINES_OF_A_TEMPLATE = 200
TEMPLATES = tuple(path for path in own_files() if path.suffix in {".html", ".j2", ".jinja"} and path.parts[0] == "src")
# A page that must stand alone may take a whole style sheet or script in by name: `<style>{{ sheet }}</style>`.
_INLINE = re.compile(r"<(?:style|script)\b(?![^>]*\bsrc=)[^>]*>(?!\s*\{\{[^}]*\}\}\s*</)|\sstyle\s*=|\son[a-z]+\s*=", re.IGNORECASE)


def long_functions(code: str, limit: int) -> list[str]:
    """The functions of a file with more lines than the limit, from `def` to the last line."""
    functions = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno + 1 > limit]


def test_files_are_short() -> None:
    assert {str(path): lines for path in own_code() if (lines := content(path).count("\n")) > LINES_OF_A_FILE} == {}


def test_functions_are_short() -> None:
    assert {str(path): found for path in own_code() if (found := long_functions(content(path), LINES_OF_A_FUNCTION))} == {}


def test_function_of_one_line_too_many_is_seen() -> None:
    code = "def long():\n    a = 1\n    return a\n\ndef short():\n    return 1\n"

    assert long_functions(code, 2) == ["long"]


def test_templates_are_short() -> None:
    assert {str(path): lines for path in TEMPLATES if (lines := content(path).count("\n")) > LINES_OF_A_TEMPLATE} == {}


def test_templates_hold_no_script_or_style() -> None:
    assert {str(path): found for path in TEMPLATES if (found := _INLINE.findall(content(path)))} == {}


def test_script_written_into_a_template_is_seen() -> None:
    template = "<style>{{ sheet }}</style><script src=page.js></script><script>run()</script><p style='color: red' onclick='run()'>"

    assert _INLINE.findall(template) == ["<script>", " style=", " onclick="]
