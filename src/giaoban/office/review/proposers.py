"""What is proposed of each kind of thing a reading holds. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giaoban.account import words
from giaoban.office.evidence import shapes
from giaoban.office.evidence.models import FactKind
from giaoban.office.evidence.shapes import WORDS, Due, Said, Unit, words_of
from giaoban.office.evidence.works import work_key
from giaoban.office.review.drafts import Draft, Flag, draft, pieces, said_of, spans_in
from giaoban.office.review.units import Units
from giaoban.reading.encode import plain
from giaoban.reading.model import AgendaItem, Citation, Deadline, Duty, Meeting, Reading, Task

_NO_DAY = frozenset({"DATE", "PERIOD", "RELATIVE", "TBD"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The reading that is asked, the directory's answers, and how the paper stands to us."""

    reading: Reading
    units: Units
    own: bool  # the paper is our own committee's, or of an organ of ours
    addressed: bool  # it is addressed to us

    @property
    def text(self) -> str:
        """The paper's text."""
        return self.reading.text


def tasks(asked: Asked) -> Iterator[Draft]:
    """Orders and standing directions."""
    for task in asked.reading.tasks:
        said = said_of(asked.text, task.span, task.evidence, ("lead", "support", "reporters", "product"), task.without)
        if task.deadline:
            said["deadline"] = [words_of(asked.text, pieces(task.deadline.span, task.deadline.without))]
        kind = FactKind.TASK if task.nature == "order" else FactKind.ORIENTATION
        ours = _is_ours(asked, task)
        understood = _task(asked, task)
        made = draft(kind, asked.text, said, understood, task, ours=ours)
        if ours:
            made = made.flagged(*_unit_flags(understood["lead"], understood["support"], understood["reporters"]))
            made = made.flagged(*_deadline_flags(task.deadline)) if kind == FactKind.TASK else made
        yield made


def _is_ours(asked: Asked, task: Task) -> bool:
    """The paper is ours, or names one of ours, or names nobody and is addressed to us."""
    named = (*task.lead, *task.support, *task.reporters)
    return asked.own or asked.units.are_ours(*named) or (not named and asked.addressed)


def _task(asked: Asked, task: Task) -> shapes.Understood:
    cited = [asked.reading.citations[i] for i in task.citations]
    return dict(
        shapes.Task(
            title=task.text,
            nature=task.nature,
            section=task.section,
            lead=_units(asked, task.lead),
            support=_units(asked, task.support),
            reporters=_units(asked, task.reporters),
            deadline=_due(task.deadline),
            product=task.product,
            citations=[key for citation in cited if (key := work_key(citation))],
        )
    )


def _units(asked: Asked, names: Sequence[str]) -> list[Unit]:
    return [asked.units.of(name) for name in names]


def _due(deadline: Deadline | None) -> Due | None:
    if deadline is None:
        return None
    day = deadline.date.isoformat() if deadline.date else None
    return Due(kind=deadline.kind, date=day, bound=deadline.bound, words=words.due(deadline))


def _deadline_flags(deadline: Deadline | None) -> Iterator[Flag]:
    if deadline is not None and deadline.date is None and deadline.kind in _NO_DAY:
        yield Flag("deadline-unclear", f"Hạn “{deadline.text}” chưa thành ngày: cần đặt ngày hoặc để trống.")


def _unit_flags(*rows: list[Unit]) -> Iterator[Flag]:
    for unit in (unit for row in rows for unit in row if not unit["sure"]):
        if unit["organs"]:
            yield Flag("unit-doubtful", f"“{unit['text']}” có phải là {', '.join(unit['names'])}?")
        else:
            yield Flag("unit-not-recognised", f"Chưa rõ “{unit['text']}” là cơ quan nào: {unit['reason']}.")


def meetings(asked: Asked) -> Iterator[Draft]:
    """What is held, with its agenda inside."""
    names = ("date", "time", "part_of_day", "certainty", "place", "chair", "attendees", "prepared_by")
    for meeting in asked.reading.meetings:
        said = said_of(asked.text, meeting.span, meeting.evidence, names, meeting.without)
        _say_agenda(asked, meeting, said)
        understood = _meeting(asked, meeting)
        named = (*meeting.attendees, *meeting.prepared_by, *((meeting.chair,) if meeting.chair else ()))
        preparers = [name for item in meeting.agenda for name in item.prepared_by]
        ours = asked.own or asked.addressed or asked.units.are_ours(*named, *preparers)
        made = draft(FactKind.MEETING, asked.text, said, understood, meeting, ours=ours)
        rows = (understood["prepared_by"], *(item["prepared_by"] for item in understood["agenda"]))
        yield made.flagged(*_unit_flags(*rows)) if ours else made


def _say_agenda(asked: Asked, meeting: Meeting, said: Said) -> None:
    for i, item in enumerate(meeting.agenda):
        said[f"agenda.{i}"] = [words_of(asked.text, pieces(item.span, item.without))]
        if prepared := list(spans_in(item.evidence, "prepared_by")):
            said[f"agenda.{i}.prepared_by"] = [words_of(asked.text, [place]) for place in prepared]
    for i, order in enumerate(meeting.orders):
        said[f"orders.{i}"] = [words_of(asked.text, pieces(order.span, order.without))]


def _meeting(asked: Asked, meeting: Meeting) -> shapes.Understood:
    return dict(
        shapes.Meeting(
            title=meeting.title,
            date=plain(meeting.date),
            end_date=plain(meeting.end_date),
            time=plain(meeting.time),
            part_of_day=meeting.part_of_day,
            certainty=meeting.certainty,
            when=words.when(meeting),
            place=meeting.place,
            chair=meeting.chair,
            attendees=list(meeting.attendees),
            prepared_by=_units(asked, meeting.prepared_by),
            agenda=[_agenda_item(asked, item) for item in meeting.agenda],
            orders=[shapes.Aside(title=order.text, lead=_units(asked, order.lead)) for order in meeting.orders],
        )
    )


def _agenda_item(asked: Asked, item: AgendaItem) -> shapes.AgendaItem:
    return shapes.AgendaItem(number=item.number, title=item.title, prepared_by=_units(asked, item.prepared_by))


def duties(asked: Asked) -> Iterator[Draft]:
    """What recurs."""
    for duty in asked.reading.duties:
        said = said_of(asked.text, duty.span, duty.evidence, ("recurrence", "part_of_day"), duty.without)
        yield draft(FactKind.DUTY, asked.text, said, _duty(duty), duty, ours=asked.own or asked.addressed)


def _duty(duty: Duty) -> shapes.Understood:
    often = words.how_often(duty)
    return dict(shapes.Duty(title=duty.title, recurrence=duty.recurrence, part_of_day=duty.part_of_day, words=often))


def citations(asked: Asked) -> Iterator[Draft]:
    """Each cited work once, with every place that mentions it."""
    cited: dict[str, list[Citation]] = {}
    for citation in asked.reading.citations:
        if key := work_key(citation):
            cited.setdefault(key, []).append(citation)
    for key, (first, *others) in cited.items():
        said = said_of(
            asked.text, first.span, first.evidence, ("number", "date", "issuer", "title", "provision", "relation"), first.without
        )
        if others:
            said["mentions"] = [words_of(asked.text, pieces(other.span, other.without)) for other in others]
        yield draft(FactKind.CITATION, asked.text, said, _citation(key, first), first)


def _citation(key: str, citation: Citation) -> shapes.Understood:
    return dict(
        shapes.Citation(
            key=key,
            type=citation.type,
            number=citation.number,
            date=plain(citation.date),
            issuer=citation.issuer,
            title=citation.title,
            name=citation.name,
            provision=citation.provision,
            relation=citation.relation,
            words=words.cited_as(citation),
        )
    )


def findings(asked: Asked, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """What looks wrong is a flag of the proposal it stands in, else a proposal of its own: the drafts with their flags, and the others."""
    flagged = list(drafts)
    alone: list[Draft] = []
    areas = [_area(made) for made in drafts]
    for finding in asked.reading.findings:
        holding = [i for i, area in enumerate(areas) if _holds(area, finding.span)]
        if holding:
            at = min(holding, key=lambda i: sum(end - start for start, end in areas[i]))
            flagged[at] = flagged[at].flagged(Flag(finding.code, finding.message))
        else:
            said: Said = {WORDS: [words_of(asked.text, [finding.span])]}
            understood = dict(shapes.Finding(code=finding.code, message=finding.message))
            alone.append(draft(FactKind.FINDING, asked.text, said, understood, finding, flags=(Flag(finding.code, finding.message),)))
    return flagged, alone


def _area(made: Draft) -> list[list[int]]:
    """Everywhere a proposal stands: its words and those of its fields."""
    return [span for name, pieces_ in made.said.items() if name != "mentions" for words_ in pieces_ for span in words_["spans"]]


def _holds(area: list[list[int]], span: tuple[int, int]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in area)
