"""What was found in a paper, told in a terminal: readable at any width, in colour or not, and when sent on through a pipe."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from giaoban.account.facts import Account, Fact, Section, give_account
from giaoban.account.words import visible
from giaoban.reading.model import Reading

_WIDE = 110
_SIGNS = {"ring": "◉", "dash": "–", "calendar": "▦", "turning": "↻", "sheet": "▤", "flag": "⚑"}
_QUIET = "dim"


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command what to do when nobody reads on."""
        raise BrokenPipeError


def console_for(stream: TextIO) -> Console:
    """A console that takes words as they are: no markup, no emoji, no guessing what to colour."""
    return _Console(file=stream, markup=False, emoji=False, highlight=False, soft_wrap=False)


def print_account(reading: Reading, console: Console) -> None:
    """Print everything found in the reading."""
    account = give_account(reading)
    console.print()
    console.rule(Text(visible(account.heading), style="bold"), align="left", style=_QUIET)
    console.print(_opening(account, reading.source.name))
    for section in account.sections:
        if section.facts:
            console.print()
            console.print(_told(section, reading, console.width))
    missing = [section.empty for section in account.sections if not section.facts and section.anchor != "luu-y"]
    if missing:
        console.print()
        console.print(Text(" ".join(missing), style=_QUIET))


def print_citations(facts: Iterable[Fact], console: Console) -> None:
    """Print cited documents alone."""
    console.print(_records(facts))


def _opening(account: Account, name: str | None) -> RenderableType:
    lines = [Text(visible(account.subject), style="bold")] if account.subject else []
    lines.append(Text(account.summary))
    if name:
        lines.append(Text(f"Tệp: {visible(name)}", style=_QUIET))
    return Group(*lines)


def _told(section: Section, reading: Reading, width: int) -> RenderableType:
    title = Text.assemble((section.title, "bold"), (f"  {len(section.facts)}", _QUIET))
    if section.anchor == "bo-cuc":
        return Group(title, _tree(section, reading))
    if section.anchor in ("the-thuc", "noi-nhan"):
        return Group(title, _pairs(section))
    if section.anchor == "nhiem-vu" and width >= _WIDE:
        return Group(title, _tasks(section))
    return Group(title, _records(section.facts))


def _pairs(section: Section) -> Table:
    """Label, value, line."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(style=_QUIET, max_width=18)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", style=_QUIET, no_wrap=True)
    for fact in section.facts:
        table.add_row(f"  {fact.state}", Text(visible(fact.title)), _place(fact))
    return table


def _tree(section: Section, reading: Reading) -> Tree:
    root = Tree("", hide_root=True, guide_style=_QUIET)
    branches: list[Tree] = []
    for item, fact in zip(reading.outline, section.facts, strict=True):
        known = item.parent is not None and item.parent < len(branches)
        under = branches[item.parent] if known and item.parent is not None else root
        branches.append(under.add(Text.assemble(visible(fact.title), "  ", (_place(fact), _QUIET))))
    return root


def _tasks(section: Section) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), pad_edge=False, header_style="bold")
    table.add_column("Số", justify="right", no_wrap=True)
    table.add_column("Loại", no_wrap=True)
    table.add_column("Việc", ratio=8, overflow="fold")
    table.add_column("Chủ trì", ratio=3, overflow="fold")
    table.add_column("Phối hợp", ratio=3, overflow="fold")
    table.add_column("Hạn", ratio=3, overflow="fold")
    table.add_column("Dòng", justify="right", no_wrap=True, style=_QUIET)
    for fact in section.facts:
        said = {label: "; ".join(d.value for d in fact.details if d.label == label) for label in ("Chủ trì", "Phối hợp", "Báo cáo")}
        lead = said["Chủ trì"] or (f"{said['Báo cáo']} (báo cáo)" if said["Báo cáo"] else "")
        due = Text("\n").join(
            Text(visible(d.value), style="" if d.quoted else "bold") for d in fact.details if d.label in ("Hạn", "Hiểu là")
        )
        table.add_row(
            fact.number, _state(fact), Text(visible(fact.title)), Text(visible(lead)), Text(visible(said["Phối hợp"])), due, fact.place
        )
    return table


def _records(facts: Iterable[Fact]) -> Table:
    """One fact under the other: number, what it is and what is said of it, line."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(justify="right", min_width=4, style="bold", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(justify="right", style=_QUIET, no_wrap=True)
    for fact in facts:
        table.add_row(visible(fact.number), _body(fact), _place(fact))
    return table


def _body(fact: Fact) -> RenderableType:
    state, title = _state(fact), Text(visible(fact.title))
    lines: list[RenderableType] = [Text.assemble(state, " ", title)] if fact.sign == "flag" else [state, title] if state.plain else [title]
    before = ""
    for detail in fact.details:
        label = detail.label if detail.label != before else " " * len(detail.label)
        before = detail.label
        said = Text(f"{label}: " if label.strip() else f"{label}  ", style=_QUIET)
        lines.append(Padding(Text.assemble(said, (visible(detail.value), "" if detail.quoted else "bold")), (0, 0, 0, 2)))
    if fact.parts:
        lines.append(_records(fact.parts))
    return Group(*lines)


def _state(fact: Fact) -> Text:
    """Sign and word: a reader without colours loses nothing."""
    return Text(f"{_SIGNS.get(fact.sign, '')} {visible(fact.state)}".strip(), style=_QUIET if fact.sign != "flag" else "bold yellow")


def _place(fact: Fact) -> str:
    return f"dòng {fact.place.replace('-', '–')}" if fact.place else ""
