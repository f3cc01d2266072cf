"""A reading told as rows of facts, each with its place in the paper: what the page and the terminal both show."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from giaoban.account import words
from giaoban.reading.model import Citation, Document, Duty, Evidence, Meeting, Quoted, Reading, Span, Task


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing said of a fact. `quoted` are words of the paper, otherwise the program speaks; `to` is the anchor it leads to."""

    label: str
    value: str
    quoted: bool = True
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing found. `anchor` names it, `tai-<anchor>` its place in the paper; `fields` are places of what is said of it."""

    anchor: str
    number: str
    sign: str
    state: str
    title: str
    span: Span | None
    place: str = ""
    details: tuple[Detail, ...] = ()
    parts: tuple[Fact, ...] = ()
    fields: tuple[tuple[str, Span], ...] = ()
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one kind. `empty` is what is said where there are none."""

    anchor: str
    title: str
    facts: tuple[Fact, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Account:
    """What is told of one reading, the answer first."""

    heading: str
    subject: str
    summary: str
    sections: tuple[Section, ...]

    def section(self, anchor: str) -> Section:
        """The section of that name."""
        return next(section for section in self.sections if section.anchor == anchor)


@dataclass(slots=True)
class Places:
    """The lines of a paper, to say where something stands."""

    text: str
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def line(self, offset: int) -> int:
        """The number of the line, counting from 1."""
        return bisect_right(self._starts, offset)

    def of(self, span: Span) -> str:
        """`12` or `12-14`."""
        first, last = self.line(span[0]), self.line(max(span[0], span[1] - 1))
        return str(first) if first == last else f"{first}-{last}"


def give_account(reading: Reading) -> Account:
    """Everything found in the reading, in the order in which a clerk asks."""
    teller = _Teller(reading)
    sections = (
        Section("luu-y", "Lưu ý", teller.findings(), "Không thấy điểm nào cần lưu ý."),
        Section("the-thuc", "Thể thức", teller.letterhead(), "Không đọc được phần đầu và phần ký của văn bản."),
        Section("nhiem-vu", "Nhiệm vụ", teller.tasks(), "Văn bản không giao việc."),
        Section("hoi-nghi", "Hội nghị, lịch làm việc", teller.meetings(), "Không nêu hội nghị, cuộc họp nào."),
        Section("dinh-ky", "Việc định kỳ", teller.duties(), "Không nêu việc định kỳ."),
        Section("vien-dan", "Văn bản viện dẫn", teller.citations(), "Không viện dẫn văn bản nào."),
        Section("noi-nhan", "Nơi gửi, nơi nhận", teller.recipients(), "Không đọc được nơi nhận."),
        Section("bo-cuc", "Bố cục", teller.outline(), "Không có đề mục đánh số."),
    )
    return Account(_heading(reading), reading.document.subject or "", _summary(reading), sections)


def _heading(reading: Reading) -> str:
    document = reading.document
    number = f" số {document.number}" if document.number else ""
    dated = f" ngày {words.day(document.date)}" if document.date else ""
    return f"{words.kind(document.type)}{number}{dated}"


def _summary(reading: Reading) -> str:
    """What the numbers mean, in one sentence."""
    orders = [task for task in reading.tasks if task.nature == "order"]
    timed = sum(task.deadline is not None for task in reading.tasks)
    counts = (
        (len(orders), "việc được giao"),
        (len(reading.tasks) - len(orders), "định hướng"),
        (timed, "việc có thời hạn"),
        (len(reading.meetings), "hội nghị, lịch làm việc"),
        (len(reading.duties), "việc định kỳ"),
        (len(reading.citations), "lượt viện dẫn văn bản"),
    )
    found = ", ".join(f"{n} {what}" for n, what in counts if n) or "không có việc, hội nghị hay viện dẫn nào"
    flags = f"Có {len(reading.findings)} điểm cần lưu ý." if reading.findings else "Không có điểm cần lưu ý."
    return f"Máy đọc được: {found}. {flags}"


@dataclass(slots=True)
class _Teller:
    """Tells one kind of fact after another; what is proposed is numbered through the whole paper."""

    reading: Reading
    places: Places = field(init=False)
    _proposed: int = 0

    def __post_init__(self) -> None:
        self.places = Places(self.reading.text)

    def _next(self) -> str:
        self._proposed += 1
        return str(self._proposed)

    def findings(self) -> tuple[Fact, ...]:
        return tuple(
            Fact(f"luu-y-{i}", str(i), "flag", "", f.message, f.span, self.places.of(f.span), quoted=False)
            for i, f in enumerate(self.reading.findings, 1)
        )

    def letterhead(self) -> tuple[Fact, ...]:
        evidence = self.reading.document.evidence
        facts = []
        for i, (label, value, names, quoted) in enumerate(_letterhead_rows(self.reading.document), 1):
            span = _first(evidence, names)
            place = self.places.of(span) if span else ""
            facts.append(Fact(f"the-thuc-{i}", "", "", label, value, span, place, quoted=quoted))
        return tuple(facts)

    def tasks(self) -> tuple[Fact, ...]:
        return tuple(self._task(task, self._next()) for task in self.reading.tasks)

    def _task(self, task: Task, number: str) -> Fact:
        anchor = f"nhiem-vu-{number}"
        fields = _fields(anchor, task.evidence)
        details = list(
            _named(fields, ("lead", "Chủ trì", task.lead), ("support", "Phối hợp", task.support), ("reporters", "Báo cáo", task.reporters))
        )
        if task.deadline:
            fields = (*fields, (f"{anchor}-deadline", task.deadline.span))
            details.append(Detail("Hạn", task.deadline.text, to=f"tai-{anchor}-deadline"))
            if (due := words.due(task.deadline)) != task.deadline.text.lower():
                details.append(Detail("Hiểu là", due, quoted=False))
        details += _named(fields, ("product", "Sản phẩm", (task.product,) if task.product else ()))
        details += [Detail("Viện dẫn", words.cited_as(self.reading.citations[c]), to=f"vien-dan-{c + 1}") for c in task.citations]
        sign = "ring" if task.nature == "order" else "dash"
        return Fact(
            anchor, number, sign, words.NATURES[task.nature], task.text, task.span, self.places.of(task.span), tuple(details), fields=fields
        )

    def meetings(self) -> tuple[Fact, ...]:
        return tuple(self._meeting(meeting, self._next()) for meeting in self.reading.meetings)

    def _meeting(self, meeting: Meeting, number: str) -> Fact:
        anchor = f"hoi-nghi-{number}"
        fields = _fields(anchor, meeting.evidence)
        time = words.when(meeting)
        details = [Detail("Thời gian", time, quoted=False, to=_to(fields, f"{anchor}-date", f"{anchor}-time"))] if time else []
        details += _named(
            fields,
            ("place", "Địa điểm", (meeting.place,) if meeting.place else ()),
            ("chair", "Chủ trì", (meeting.chair,) if meeting.chair else ()),
            ("attendees", "Thành phần", meeting.attendees),
            ("prepared_by", "Chuẩn bị", meeting.prepared_by),
        )
        parts = []
        for i, item in enumerate(meeting.agenda, 1):
            inner = _fields(f"{anchor}-{i}", item.evidence)
            prepared = tuple(_named(inner, ("prepared_by", "Chuẩn bị", item.prepared_by)))
            place = self.places.of(item.span)
            parts.append(Fact(f"{anchor}-{i}", item.number or "", "", "Nội dung", item.title, item.span, place, prepared, fields=inner))
        for i, order in enumerate(meeting.orders, 1):
            lead = tuple(_named((), ("lead", "Chủ trì", order.lead)))
            parts.append(Fact(f"{anchor}-giao-{i}", "", "ring", "Giao việc", order.text, order.span, self.places.of(order.span), lead))
        state = words.CERTAINTIES[meeting.certainty]
        place = self.places.of(meeting.span)
        return Fact(anchor, number, "calendar", state, meeting.title, meeting.span, place, tuple(details), tuple(parts), fields)

    def duties(self) -> tuple[Fact, ...]:
        return tuple(self._duty(duty, self._next()) for duty in self.reading.duties)

    def _duty(self, duty: Duty, number: str) -> Fact:
        anchor = f"dinh-ky-{number}"
        fields = _fields(anchor, duty.evidence)
        often = Detail("Hiểu là", words.how_often(duty), quoted=False, to=_to(fields, f"{anchor}-recurrence"))
        return Fact(anchor, number, "turning", "Định kỳ", duty.title, duty.span, self.places.of(duty.span), (often,), fields=fields)

    def citations(self) -> tuple[Fact, ...]:
        return tuple(self._citation(citation, i) for i, citation in enumerate(self.reading.citations, 1))

    def _citation(self, citation: Citation, i: int) -> Fact:
        rows = (("Điều khoản", citation.provision), ("Cơ quan ban hành", citation.issuer), ("Trích yếu", citation.title))
        details = [Detail(label, value) for label, value in rows if value]
        if citation.date:
            details.insert(0, Detail("Ngày", words.day(citation.date), quoted=False))
        if citation.relation:
            details.append(Detail("Quan hệ", words.RELATIONS[citation.relation], quoted=False))
        for label, index in (("Nằm trong", citation.inside), ("Nhắc lại", citation.refers_to)):
            if index is not None:
                details.append(Detail(label, words.cited_as(self.reading.citations[index]), to=f"vien-dan-{index + 1}"))
        place = self.places.of(citation.span)
        return Fact(f"vien-dan-{i}", str(i), "sheet", words.cited_as(citation), citation.text, citation.span, place, tuple(details))

    def recipients(self) -> tuple[Fact, ...]:
        document = self.reading.document
        lines: list[tuple[str, Quoted]] = [("Kính gửi", q) for q in document.addressees] + [("Nơi nhận", q) for q in document.recipients]
        facts = [Fact(f"noi-nhan-{i}", "", "", label, q.text, q.span, self.places.of(q.span)) for i, (label, q) in enumerate(lines, 1)]
        if document.archive:
            span = _first(document.evidence, ("archive",))
            facts.append(Fact(f"noi-nhan-{len(facts) + 1}", "", "", "Lưu", document.archive, span, self.places.of(span) if span else ""))
        return tuple(facts)

    def outline(self) -> tuple[Fact, ...]:
        return tuple(
            Fact(f"bo-cuc-{i}", item.path, "", "", f"{item.marker} {item.title}".strip(), item.span, self.places.of(item.span))
            for i, item in enumerate(self.reading.outline, 1)
        )


def _letterhead_rows(document: Document) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    """Label, value, the names its evidence may stand under, and whether the value is words of the paper."""
    period = document.period
    signers = (document.signature, *document.signatures)
    rows = (
        ("Loại văn bản", words.kind(document.type) if document.type else None, ("type",), False),
        ("Số, ký hiệu", document.number, ("number",), True),
        ("Ngày ban hành", words.day(document.date) if document.date else None, ("date",), False),
        ("Nơi ban hành", document.place, ("place",), True),
        ("Cơ quan cấp trên", document.parent_body, ("parent_body",), True),
        ("Cơ quan ban hành", document.issuing_body, ("issuing_body",), True),
        ("Trích yếu", document.subject, ("subject",), True),
        ("Thời kỳ", f"từ {words.day(period.start)} đến {words.day(period.end)}" if period else None, ("period",), False),
        ("Hệ văn bản", words.REGIMES[document.regime] if document.regime else None, ("regime",), False),
        ("Độ mật", document.secrecy, ("secrecy",), True),
        ("Độ khẩn", document.urgency, ("urgency",), True),
        *(("Ký", words.signed_by(s), _signature_names(i), True) for i, s in enumerate(signers)),
    )
    return ((label, value, names, quoted) for label, value, names, quoted in rows if value)


def _signature_names(i: int) -> tuple[str, ...]:
    names = ("authority", "on_behalf_of", "position", "name")
    return tuple(f"signature.{n}" for n in names) if i == 0 else tuple(f"signatures.{i - 1}.{n}" for n in names)


def _spans(value: Span | tuple[Span, ...]) -> tuple[Span, ...]:
    """One span or several, as several."""
    return value if value and isinstance(value[0], tuple) else (value,)  # type: ignore[return-value]


def _first(evidence: Evidence, names: tuple[str, ...]) -> Span | None:
    return next((_spans(evidence[name])[0] for name in names if evidence.get(name)), None)


def _fields(anchor: str, evidence: Evidence) -> tuple[tuple[str, Span], ...]:
    """The places of the fields: the first of each under its plain name, the others numbered."""
    return tuple(
        (f"{anchor}-{name.replace('.', '-')}" + (f"-{i}" if i else ""), span)
        for name, value in evidence.items()
        if value
        for i, span in enumerate(_spans(value))
    )


def _to(fields: tuple[tuple[str, Span], ...], *names: str) -> str | None:
    return next((f"tai-{name}" for name, _ in fields if name in names), None)


def _named(fields: tuple[tuple[str, Span], ...], *rows: tuple[str, str, tuple[str, ...]]) -> Iterator[Detail]:
    """A detail for every row that has words; it leads to where they stand, if that is known."""
    for name, label, values in rows:
        if values:
            yield Detail(label, "; ".join(values), to=next((f"tai-{a}" for a, _ in fields if a.endswith(f"-{name}")), None))
