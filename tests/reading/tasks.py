"""The tasks of a body of text, read as the body of a paper of a given kind."""

from datetime import date

from giaoban.reading.citations import find_citations
from giaoban.reading.context import Paper
from giaoban.reading.layout import lay_out
from giaoban.reading.model import Document, Task
from giaoban.reading.outline import Outline
from giaoban.reading.tasks import read_tasks
from giaoban.reading.text import clean, quoted

ISSUED = date(2023, 5, 2)


def tasks_of(body: str, kind: str | None = "KH", issued: date | None = ISSUED) -> list[Task]:
    text = clean(body)
    layout = lay_out(text)
    outline = Outline(layout)
    cited = find_citations(layout.flow, 0, len(layout.flow.text), issued.year if issued else None)
    tasks = read_tasks(Paper(layout, outline.items, outline.under, Document(type=kind, date=issued), cited))
    for task in tasks:
        assert task.text == quoted(text, task.span, task.without)
    return tasks


def told(tasks: list[Task]) -> list[tuple[str, tuple[str, ...]]]:
    return [(task.text, task.lead) for task in tasks]
