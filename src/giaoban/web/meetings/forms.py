"""What is typed into the pages of meetings. A form asks; the actions decide, and what they refuse is shown at its field."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import groups_visible_to, people_visible_to
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.meetings import rules
from giaoban.office.meetings.kinds import Answer, Body, Certainty, Half, MeetingKind, Part
from giaoban.office.meetings.models import Attendee, Item, Meeting, Room
from giaoban.web.directory.choices import StandingChoice
from giaoban.web.directory.forms import Day, Typed, one_organ, one_person, organs_in_force
from giaoban.web.work.forms import words

NOT_SAID = "chưa ghi"


class Hour(forms.TimeField):
    """An hour, chosen by the browser's clock."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), required=False, **kwargs)


def one_room(label: str = "Phòng họp") -> forms.ModelChoiceField[Room]:
    """One of the rooms in use, or none."""
    return StandingChoice(Room.objects.filter(active=True), label=label, required=False)


class WhenFields(Typed):
    """When, and how sure."""

    certainty = forms.ChoiceField(label="Thời gian", choices=Certainty.choices, initial=Certainty.FIXED)
    day = Day(label="Ngày", required=False, help_text="Chưa ấn định thì để trống; máy nhắc cho đến khi có ngày.")
    half = forms.ChoiceField(label="Buổi", choices=[("", NOT_SAID), *Half.choices], required=False)
    time = Hour(label="Giờ")
    end_time = Hour(label="Đến giờ")
    end_day = Day(label="Đến ngày", required=False, help_text="Chỉ ghi khi kéo dài nhiều ngày.")


class MeetingForm(WhenFields):
    """A meeting as a schedule prints it. A reason is asked for where it is changed."""

    kind = forms.ChoiceField(label="Loại", choices=MeetingKind.choices)
    title = words("Nội dung", rows=2)
    body = forms.ChoiceField(label="Cơ quan họp", choices=[("", NOT_SAID), *Body.choices], required=False)
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    chair_words = forms.CharField(label="Chủ trì (người ngoài danh bạ)", max_length=200, required=False)
    participants = forms.CharField(
        label="Thành phần", max_length=4000, widget=forms.Textarea(attrs={"rows": 2}), required=False,
        help_text="Như in trên lịch công tác."
    )  # fmt: skip
    invited = forms.BooleanField(label="Nơi khác mời (máy hỏi ai dự)", required=False)
    replaces_invitation = forms.BooleanField(label="Lịch này thay giấy mời", required=False)
    private = forms.BooleanField(label="Việc riêng của lãnh đạo (không đưa ra lịch công khai)", required=False)
    restricted = forms.BooleanField(label="Chỉ lãnh đạo và Văn phòng xem (hạn chế)", required=False)

    def __init__(self, account: Account, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"] = one_person(account, "Chủ trì", required=False)
        self.fields["room"] = one_room()
        self.fields["prepared_by"] = one_organ(account, "Đơn vị chuẩn bị", required=False)
        self.fields["office_lead"] = one_person(account, "Lãnh đạo Văn phòng", required=False)
        self.fields["host"] = one_organ(account, "Cơ quan tổ chức", required=False)
        order = [
            "kind", "title", "certainty", "day", "half", "time", "end_time", "end_day", "chair", "chair_words", "room", "place",
            "prepared_by", "office_lead", "participants", "body", "host", "invited",
            "replaces_invitation", "private", "restricted", "reason", "shown",
        ]  # fmt: skip
        if not may_restrict(account):
            del self.fields["restricted"]
        if not is_new:
            self.fields["reason"] = words("Lý do thay đổi", rows=2, required=False)
            self.fields["reason"].help_text = "Cần ghi khi lịch tuần đã ban hành; in trên lịch thay đổi, bổ sung."
        self.order_fields(order)

    @property
    def values(self) -> dict[str, Any]:
        """The values as the actions take them."""
        given = dict(self.cleaned_data)
        for name in ("shown", "reason"):
            given.pop(name, None)
        if "restricted" in given:  # asked only of who sees what is restricted
            given["confidentiality"] = Confidentiality.RESTRICTED if given.pop("restricted") else Confidentiality.OPEN
        return given


def begun_meeting(meeting: Meeting) -> dict[str, Any]:
    """What stands in the form of a meeting at first."""
    names = (
        "kind", "title", "certainty", "day", "half", "time", "end_time", "end_day", "place", "chair_words", "participants", "body",
        "invited", "replaces_invitation", "private",
    )  # fmt: skip
    keys = ("chair", "room", "prepared_by", "office_lead", "host")
    found = {name: getattr(meeting, name) for name in names} | {name: getattr(meeting, f"{name}_id") for name in keys}
    return found | {"restricted": meeting.confidentiality > Confidentiality.OPEN, "shown": meeting.revision}


class ReasonForm(Typed):
    """Why."""

    reason = words("Lý do", rows=2)


class PlainForm(Typed):
    """Nothing but yes."""


class RestoreForm(Typed):
    """Why it is held after all, where somebody wants to say so."""

    reason = words("Lý do", rows=2, required=False)


class HoldForm(Typed):
    """On which day it was held, and who chaired."""

    day = Day(label="Đã họp ngày")

    def __init__(self, account: Account, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        initial = {"day": meeting.day or timezone.localdate(), "chair": meeting.chair_id, "shown": meeting.revision}
        super().__init__(*args, **{"initial": initial} | kwargs)
        self.fields["chair"] = one_person(account, "Người chủ trì", required=False)
        self.order_fields(["day", "chair", "shown"])


class ItemForm(Typed):
    """A matter of the agenda, numbered as in the paper."""

    number = forms.CharField(label="Số thứ tự", max_length=20, required=False, help_text="Như trong văn bản: (1), I.2.")
    title = words("Nội dung", rows=3)
    confidential = forms.BooleanField(label="Nội dung kín (nhân sự): chỉ ghi tiêu đề, tài liệu phát tại hội nghị, thu hồi", required=False)
    minutes = forms.IntegerField(label="Số phút", min_value=1, max_value=600, required=False)
    prepared_words = forms.CharField(label="Đơn vị chuẩn bị (theo văn bản)", max_length=200, required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["prepared_by"] = one_organ(account, "Đơn vị chuẩn bị", required=False)
        self.fields["rapporteur"] = one_person(account, "Người trình bày", required=False)
        self.order_fields(["number", "title", "prepared_by", "prepared_words", "rapporteur", "minutes", "confidential", "shown"])

    @property
    def values(self) -> dict[str, Any]:
        """The values as the actions take them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "shown"}


def begun_item(item: Item) -> dict[str, Any]:
    """What stands in the form of a matter at first."""
    names = ("number", "title", "confidential", "minutes", "prepared_words")
    keys = {"prepared_by": item.prepared_by_id, "rapporteur": item.rapporteur_id, "shown": item.revision}
    return {name: getattr(item, name) for name in names} | keys


class OrderForm(Typed):
    """In which place each matter stands."""

    def __init__(self, items: list[Item], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, item in enumerate(items, 1):
            label = f"{item.number} {item.title[:90]}".strip()
            self.fields[f"place-{item.pk}"] = forms.IntegerField(label=label, min_value=1, max_value=len(items) + 99, initial=place)

    @property
    def order(self) -> list[int]:
        """The keys of the matters as they shall follow; of two with one place the one that stood first."""
        rows = [(value, n, int(name[6:])) for n, (name, value) in enumerate(self.cleaned_data.items()) if name.startswith("place-")]
        return [key for _, __, key in sorted(rows)]


class CallForm(Typed):
    """Whom to call, several at once: people, organs, a whole group of them, guests by name."""

    part = forms.ChoiceField(label="Tư cách", choices=[(Part.MEMBER, "Thành viên (giấy triệu tập)"), (Part.GUEST, "Khách mời (giấy mời)")])
    words = forms.CharField(
        label="Khách ngoài danh bạ", widget=forms.Textarea(attrs={"rows": 2}), max_length=4000, required=False,
        help_text="Mỗi dòng một khách."
    )  # fmt: skip

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_visible_to(account).filter(active=True)
        box = forms.CheckboxSelectMultiple
        self.fields["people"] = forms.ModelMultipleChoiceField(people, label="Người dự", widget=box, required=False)
        self.fields["organs"] = forms.ModelMultipleChoiceField(organs_in_force(account), label="Cơ quan dự", widget=box, required=False)
        groups = groups_visible_to(account)
        self.fields["groups"] = forms.ModelMultipleChoiceField(groups, label="Nhóm cơ quan", widget=box, required=False)
        self.order_fields(["part", "people", "groups", "organs", "words", "shown"])

    @property
    def values(self) -> dict[str, Any]:
        """The values as the action takes them; a group is all its organs."""
        given = self.cleaned_data
        organs = {organ.pk: organ for organ in given["organs"]}
        organs |= {organ.pk: organ for group in given["groups"] for organ in group.members()}
        return {"people": given["people"], "organs": organs.values(), "words": given["words"], "part": given["part"]}


class AnswerForm(Typed):
    """What is answered to a call."""

    answer = forms.ChoiceField(label="Trả lời", choices=[choice for choice in Answer.choices if choice[0]], widget=forms.RadioSelect)
    reason = forms.CharField(label="Lý do vắng", max_length=300, required=False)

    def __init__(self, account: Account, seat: Attendee, *args: Any, **kwargs: Any) -> None:
        initial = {"answer": seat.answer, "reason": seat.reason, "delegate": seat.delegate_id, "shown": seat.revision}
        super().__init__(*args, **{"initial": initial} | kwargs)
        self.fields["delegate"] = one_person(account, "Người dự thay", required=False)
        self.fields["delegate"].help_text = "Chỉ chọn khi ủy quyền."
        self.order_fields(["answer", "delegate", "reason", "shown"])


class AttendsForm(Typed):
    """Who goes to what another organ invites us to."""

    def __init__(self, account: Account, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"shown": meeting.revision}} | kwargs)
        people = people_visible_to(account).filter(active=True)
        self.fields["people"] = forms.ModelMultipleChoiceField(people, label="Ai dự?", widget=forms.CheckboxSelectMultiple)


class RoomForm(Typed):
    """A room."""

    name = forms.CharField(label="Tên phòng", max_length=120)
    seats = forms.IntegerField(label="Số chỗ", min_value=1, max_value=10000, required=False)
    active = forms.BooleanField(label="Đang dùng", required=False, initial=True)


def may_restrict(account: Account) -> bool:
    """May the person keep a meeting among leaders and office?"""
    return rules.sees_all_of(account) == Confidentiality.RESTRICTED


def day_of(text: str) -> dt.date | None:
    """A day as an address brings it; None for what is none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
