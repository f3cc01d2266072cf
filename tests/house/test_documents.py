"""What the documents tell one to do can be done, and what they point to is there."""

import re
from pathlib import Path

from tests.house.tree import ROOT, content, own_code, own_files

DOCUMENTS = tuple(path for path in own_files() if path.suffix == ".md")
READMES = (Path("README.md"), Path("README.vi.md"))
TARGETS = ["bench", "check", "clean", "lint", "run", "score", "setup", "test", "types", "verify"]
_LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")
_TARGET = re.compile(r"`make ([a-z]+)")


def _commands(document: str) -> list[list[str]]:
    """The words of each command of a document, without the remark behind it."""
    return [line.split("#")[0].split() for line in re.findall(r"^    .+$", document, re.MULTILINE)]


def _numbers(document: str) -> list[list[str]]:
    """The numbers of each row of a document's tables, the decimal comma as a point."""
    return [re.findall(r"\d+(?:\.\d+)*", row.replace(",", ".")) for row in re.findall(r"^\|.*$", document, re.MULTILINE)]


def test_makefile_offers_the_known_targets() -> None:
    offered = re.findall(r"^([a-z]+):.*## ", content(Path("Makefile")), re.MULTILINE)

    assert sorted(offered) == sorted(["help", *TARGETS])


def test_targets_named_in_documents_exist() -> None:
    assert {str(path): found for path in DOCUMENTS if (found := set(_TARGET.findall(content(path))) - set(TARGETS))} == {}


def test_links_in_documents_lead_somewhere() -> None:
    links = [(path, link) for path in DOCUMENTS for link in _LINK.findall(content(path))]

    assert [f"{path}: {link}" for path, link in links if not (ROOT / path.parent / link).exists()] == []


def test_readmes_show_the_same_commands() -> None:
    english, vietnamese = (_commands(content(path)) for path in READMES)

    assert vietnamese == english


def test_readmes_show_the_same_numbers() -> None:
    english, vietnamese = (_numbers(content(path)) for path in READMES)

    assert vietnamese == english


def test_structure_names_every_module() -> None:
    structure = content(Path("docs/structure.md"))
    modules = [p for p in own_code() if p.parts[:2] == ("src", "giaoban") and p.name != "__init__.py"]

    assert [str(p) for p in modules if p.parent.name != "lexicon" and not re.search(rf"\b{re.escape(p.name)}", structure)] == []
