"""What is asked for by the acts on a task and on a share. A form asks; the room decides, and what it refuses is shown at its field."""

from __future__ import annotations

from typing import Any, Self

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from giaoban.office.directory.models import Account, Organ, Person
from giaoban.office.directory.queries import leaders, people_visible_to
from giaoban.office.registry import queries as registry
from giaoban.office.registry.models import Direction, Paper
from giaoban.office.registry.spelling import number_key
from giaoban.office.work import rules
from giaoban.office.work.models import IS_OPEN, OPEN, Assignment, Objection, Side, Task
from giaoban.office.work.queries import visible_to
from giaoban.web.directory.choices import StandingChoice
from giaoban.web.directory.forms import Day, organs_in_force
from giaoban.web.templatetags.office import week_day

_RECENT_ANSWERS = 50
_JOINED_AT_MOST = 200


def words(label: str, rows: int = 3, **more: Any) -> forms.CharField:
    """Words of one or more lines."""
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": rows}), **more)


def our_organs(account: Account) -> QuerySet[Organ]:
    """The organs that can be given work: ours, in force, in the order of the office."""
    return organs_in_force(account).filter(ours=True)


def one_organ(account: Account, label: str, **more: Any) -> forms.ModelChoiceField[Organ]:
    """One of our organs."""
    return StandingChoice(our_organs(account), label=label, **more)


def one_leader(label: str, *, standing: bool = False) -> forms.ModelChoiceField[Person]:
    """One of the permanent leaders, or none. `standing`: who stands there already is not lost, though he has left."""
    kind = StandingChoice if standing else forms.ModelChoiceField
    return kind(leaders(), label=label, required=False, empty_label="chưa ghi")


class Asked(forms.Form):
    """A form about a thing, with the revision that was shown. `lead` and `button` say what differs from the act's own words."""

    shown = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, account: Account, thing: Task | Assignment, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial={"shown": thing.revision} | (initial or {}), label_suffix="")
        self.account, self.thing = account, thing
        self.lead = self.button = ""
        self.set_up()

    def set_up(self) -> None:
        """Fields that hang on the thing."""

    def clean_shown(self) -> int:
        """The revision; one that no page ever showed where none is given."""
        return self.cleaned_data["shown"] or 0

    def shown_anew(self, thing: Task | Assignment) -> Self:
        """The same form with what was typed, for the thing as it stands now."""
        return type(self)(self.account, thing, {**self.data.dict(), "shown": str(thing.revision)})  # type: ignore[attr-defined]


class Plain(Asked):
    """Nothing but yes."""


class Reason(Asked):
    """Why."""

    reason = words("Lý do")


class Done(Asked):
    """What was done, and on which day. Whoever reports for a unit is told that it is noted as nhập thay."""

    text = words("Đã làm được gì")
    on = Day(label="Ngày báo cáo", required=False)

    def set_up(self) -> None:
        """Today, unless said otherwise; for whom."""
        self.fields["on"].initial = timezone.localdate()
        assert isinstance(self.thing, Assignment)
        if not rules.is_own(self.account, self.thing):
            self.lead = f"Nhập thay {self.thing}; trong quá trình sẽ ghi rõ ai nhập."


class LaterDay(Asked):
    """Another day, and why."""

    day = Day(label="Hạn mới")
    reason = words("Lý do")

    def set_up(self) -> None:
        """What the deadline is now."""
        if self.thing.deadline:
            self.lead = f"Hạn hiện tại: {week_day(self.thing.deadline)}. Hạn ban đầu vẫn được giữ và vẫn vào báo cáo."


class Transfer(Asked):
    """To whom, and why."""

    to = forms.ModelChoiceField(Organ.objects.none(), label="Đơn vị nhận")
    reason = words("Lý do")

    def set_up(self) -> None:
        """Not to whom holds it."""
        assert isinstance(self.thing, Assignment)
        self.fields["to"] = one_organ(self.account, "Đơn vị nhận")
        self.order_fields(["to"])
        self.lead = "Hạn giữ nguyên; phần việc cũ ghi đã chuyển giao cho ai."


class Object(Asked):
    """What is wrong, and where it would be right."""

    kind = forms.ChoiceField(label="Đề nghị", choices=Objection.Kind.choices, widget=forms.RadioSelect)
    organ = forms.ModelChoiceField(Organ.objects.none(), label="Đơn vị liên quan", required=False)
    reason = words("Lý do")

    def set_up(self) -> None:
        """Any unit may be named."""
        field = one_organ(self.account, "Đơn vị liên quan", required=False, empty_label="không nêu")
        field.help_text = "Đơn vị đúng chức năng, hoặc đơn vị đang làm vướng."
        self.fields["organ"] = field
        self.order_fields(["kind", "organ", "reason"])


class AnswerPaper(Asked):
    """The paper that answers: one of the register, or its number where it is not held."""

    number = forms.CharField(label="Trả lời bằng văn bản số", max_length=80, required=False)

    def set_up(self) -> None:
        """The latest papers out are offered while one types."""
        self.fields["number"].widget.attrs["list"] = "van-ban-di"
        self.fields["number"].help_text = "Chọn trong sổ văn bản đi hoặc ghi số. Để trống nếu không trả lời bằng văn bản."
        if self.thing.done_on:
            self.lead = f"Đơn vị báo cáo hoàn thành {week_day(self.thing.done_on)}."

    def _outgoing(self) -> QuerySet[Paper]:
        return registry.visible_to(self.account).filter(direction=Direction.OUT).exclude(number="")

    def offered(self) -> list[Paper]:
        """The latest papers out."""
        return list(self._outgoing().order_by("-date", "-pk")[:_RECENT_ANSWERS])

    @property
    def answer(self) -> dict[str, Any]:
        """The paper where the number is exactly one's, else the number as typed."""
        typed = self.cleaned_data["number"].strip()
        found = list(self._outgoing().filter(number_key=number_key(typed))[:2]) if number_key(typed) else []
        return {"answer": found[0]} if len(found) == 1 else {"answer_number": typed}

    def clean(self) -> dict[str, Any]:
        """With the paper found."""
        values = super().clean() or {}
        return values | {"paper": self.answer} if "number" in values else values


class NewShare(Asked):
    """Somebody more: an organ or a person."""

    organ = forms.ModelChoiceField(Organ.objects.none(), label="Đơn vị", required=False, empty_label="không chọn")
    person = forms.ModelChoiceField(Person.objects.none(), label="Hoặc đồng chí", required=False, empty_label="không chọn")
    side = forms.ChoiceField(label="Vai trò", choices=Side.choices, initial=Side.SUPPORT)
    deadline = Day(label="Hạn riêng", required=False)

    def set_up(self) -> None:
        """Who can be chosen."""
        self.fields["organ"] = one_organ(self.account, "Đơn vị", required=False, empty_label="không chọn")
        people = people_visible_to(self.account).filter(active=True)
        self.fields["person"] = forms.ModelChoiceField(people, label="Hoặc đồng chí", required=False, empty_label="không chọn")
        self.order_fields(["organ", "person", "side", "deadline"])
        self.lead = "Không ghi hạn riêng thì theo hạn của nhiệm vụ."

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        values = super().clean() or {}
        if bool(values.get("organ")) == bool(values.get("person")):
            self.add_error("organ", "Chọn một đơn vị hoặc một đồng chí.")
        return values


class Join(Asked):
    """Which task that is followed already is the same order as this draft. Each carries the revision it was shown at."""

    into = forms.ChoiceField(label="Nhiệm vụ đã có", widget=forms.RadioSelect)

    def set_up(self) -> None:
        """Open tasks that stand on no sentence yet, the latest first."""
        rows = visible_to(self.account).filter(IS_OPEN, workflow__in=OPEN, fact=None).exclude(pk=self.thing.pk)
        listed = rows.order_by("-given_at", "-pk")[:_JOINED_AT_MOST]
        choices = [(f"{task.pk}.{task.revision}", f"{task.title} ({task.get_workflow_display().lower()})") for task in listed]
        self.fields["into"].choices = choices  # type: ignore[attr-defined]
        self.lead = (
            "Nhiệm vụ đã có được giữ, nhận câu nguồn và văn bản của dự thảo này; dự thảo này kết thúc."
            if choices
            else "Không có nhiệm vụ nào đang theo dõi mà chưa gắn với câu của văn bản."
        )
