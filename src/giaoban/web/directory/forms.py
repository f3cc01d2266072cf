"""What is typed into the pages of the directory. A form asks; the actions decide, and what they refuse is shown at its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from giaoban.office.directory import queries
from giaoban.office.directory.kinds import COMMITTEES, KIND_WORDS
from giaoban.office.directory.models import Account, Level, Organ, Person, Side
from giaoban.office.directory.visibility import ROLE_WORDS, Role
from giaoban.web.directory.choices import StandingChoice
from giaoban.web.screened import ASSURANCE, WARNING

T = TypeVar("T")
RoleChoices = [(role.value, ROLE_WORDS[role]) for role in Role]


class Typed(forms.Form):
    """A form that hands its values to an action, with the revision that was shown."""

    shown = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def attempt(self, done: Callable[[dict[str, Any]], T]) -> T | None:
        """What the action gave back; None when something is wrong, which the form then says."""
        if not self.is_valid():
            return None
        try:
            return done(self.cleaned_data)
        except ValidationError as error:
            for field, messages in (error.message_dict if hasattr(error, "error_dict") else {"": error.messages}).items():
                for message in messages:
                    self.add_error(field if field in self.fields else None, message)
            return None

    def did(self, done: Callable[[dict[str, Any]], object]) -> bool:
        """Was it done?"""
        return self.attempt(done) is not None


class Day(forms.DateField):
    """A day, chosen from the browser's calendar."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


def organs_in_force(account: Account) -> QuerySet[Organ]:
    """The organs that can be chosen: those that have not ended."""
    return queries.organs_with_names(account).filter(Q(valid_to=None) | Q(valid_to__gte=timezone.localdate()))


def one_organ(account: Account, label: str, *, required: bool = True) -> forms.ModelChoiceField[Organ]:
    """One organ of the directory."""
    return StandingChoice(organs_in_force(account), label=label, required=required)


def one_person(account: Account, label: str, *, required: bool = True) -> forms.ModelChoiceField[Person]:
    """One person of the directory."""
    return StandingChoice(queries.people_visible_to(account).filter(active=True), label=label, required=required)


def key_or_none(chosen: Any) -> int | None:
    """The key of what was chosen."""
    return chosen.pk if chosen else None


def lines_of(typed: str) -> list[str]:
    """What was typed line by line, with single blanks; empty lines are none."""
    return [said for line in typed.splitlines() if (said := " ".join(line.split()))]


class NameForm(Typed):
    """A name of an organ."""

    name = forms.CharField(label="Tên", max_length=200)
    short = forms.CharField(label="Tên viết tắt", max_length=80, required=False)
    symbol = forms.CharField(label="Ký hiệu trong số văn bản", max_length=30, required=False)


class NameDaysForm(NameForm):
    """A name with its days."""

    valid_from = Day(label="Từ ngày", required=False)
    valid_to = Day(label="Đến hết ngày", required=False)


class FactsForm(Typed):
    """What is kept of an organ."""

    kind = forms.ChoiceField(label="Loại", choices=list(KIND_WORDS.items()))
    side = forms.ChoiceField(label="Hệ thống", choices=Side.choices)
    level = forms.ChoiceField(label="Cấp", choices=Level.choices, initial=Level.COMMUNE)
    ours = forms.BooleanField(label="Thuộc phạm vi văn phòng ta theo dõi", required=False)
    rank = forms.IntegerField(label="Thứ tự trong danh sách", min_value=0, max_value=9999, initial=100)
    valid_from = Day(label="Có từ ngày", required=False)
    note = forms.CharField(label="Ghi chú", widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"] = one_organ(account, "Trực thuộc", required=False)
        self.order_fields([*(name for name in ("name", "short", "symbol") if name in self.fields), "kind", "parent"])

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        values = {name: self.cleaned_data[name] for name in ("kind", "side", "level", "ours", "rank", "valid_from", "note")}
        return values | {"parent_id": key_or_none(self.cleaned_data["parent"])}


class OrganForm(NameForm, FactsForm):
    """A new organ. Where one bears the name already, that is said, and asked once more."""

    although = forms.BooleanField(label="Vẫn thêm: đây là cơ quan khác, trùng tên", required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        self.account = account
        if not self.is_bound:
            del self.fields["although"]
        self.order_fields(["name", "although"])

    def clean(self) -> dict[str, Any]:
        """Is there one of this name?"""
        values = super().clean() or {}
        called = queries.organs_called(self.account, values.get("name", ""))
        if called and not values.get("although"):
            named = "; ".join(f"{organ.name}{f' ({organ.parent.name})' if organ.parent else ''}" for organ in called)
            self.add_error("name", f"Trong danh bạ đã có: {named}. Nếu đây là cơ quan khác thì đánh dấu “Vẫn thêm” rồi lưu lại.")
        if not called:
            del self.fields["although"]
        return values


class RenameForm(NameForm):
    """What an organ is called from a day on."""

    effective = Day(label="Từ ngày")
    legal_basis = forms.CharField(label="Văn bản làm căn cứ", max_length=300)


class SuccessionForm(Typed):
    """What becomes of an organ. The others carry the revision they were shown at, so that nothing is overwritten unseen."""

    INTO, HERE, SPLIT, ABOLISH, TRANSFER = "into", "here", "split", "abolish", "transfer"
    what = forms.ChoiceField(
        label="Việc gì",
        widget=forms.RadioSelect,
        choices=[
            (INTO, "Nhập vào một cơ quan khác (cơ quan này kết thúc)"),
            (HERE, "Nhận các cơ quan khác nhập vào đây (các cơ quan ấy kết thúc)"),
            (SPLIT, "Chia, tách thành nhiều cơ quan"),
            (ABOLISH, "Giải thể; cơ quan tiếp nhận việc (nếu có) chọn ở dưới"),
            (TRANSFER, "Chuyển giao một nhiệm vụ; hai cơ quan vẫn hoạt động"),
        ],
    )
    others = forms.MultipleChoiceField(
        label="Các cơ quan liên quan",
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 10}),
        help_text="Giữ phím Ctrl để chọn nhiều cơ quan.",
    )
    scope = forms.CharField(label="Nhiệm vụ, phạm vi", widget=forms.Textarea(attrs={"rows": 2}), required=False)
    effective = Day(label="Từ ngày")
    legal_basis = forms.CharField(label="Văn bản làm căn cứ", max_length=300)

    def __init__(self, account: Account, organ: Organ, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keeps = organ if self.data.get("what") == self.SPLIT or not self.is_bound else None
        listed = [o for o in organs_in_force(account) if o != organ or keeps]
        self.fields["others"].choices = [(f"{o.pk}.{o.revision}", o.name) for o in listed]  # type: ignore[attr-defined]

    @property
    def shown_revisions(self) -> dict[int, int]:
        """The organs chosen, each with the revision it was shown at."""
        pairs = (value.split(".") for value in self.cleaned_data["others"])
        return {int(organ): int(revision) for organ, revision in pairs}

    def clean(self) -> dict[str, Any]:
        """Into one organ, or to one: exactly one is chosen."""
        values = super().clean() or {}
        if values.get("what") in (self.INTO, self.TRANSFER) and len(values.get("others", ())) != 1:
            self.add_error("others", "Chọn đúng một cơ quan.")
        return values


class OfficeForm(Typed):
    """Whose office this is, and the committee's term."""

    place = forms.CharField(
        label="Địa danh", max_length=100, help_text="Như ghi ở dòng ngày tháng của văn bản: “Minh Sơn, ngày 02 tháng 11 năm 2026”."
    )
    term_start = Day(
        label="Ngày đầu nhiệm kỳ",
        required=False,
        help_text="Văn bản của Đảng đánh số theo nhiệm kỳ: chưa ghi ngày này thì chưa cấp được số.",
    )
    term_end = Day(label="Ngày cuối nhiệm kỳ", required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"] = one_organ(account, "Văn phòng của")
        self.fields["organ"].queryset = organs_in_force(account).filter(kind__in=COMMITTEES)  # type: ignore[attr-defined]
        self.order_fields(["organ"])

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        return {name: self.cleaned_data[name] for name in ("place", "term_start", "term_end")}


class NewOfficeForm(OfficeForm):
    """Whose office this is, the first time: a committee of the directory, or one that is not there yet."""

    name = forms.CharField(label="Tên cơ quan", max_length=200, required=False, help_text="Ví dụ: Đảng ủy xã Minh Sơn.")
    kind = forms.ChoiceField(label="Loại", choices=[(kind, KIND_WORDS[kind]) for kind in COMMITTEES])
    level = forms.ChoiceField(label="Cấp", choices=Level.choices[:-1], initial=Level.COMMUNE)
    symbol = forms.CharField(label="Ký hiệu trong số văn bản", max_length=30, required=False, help_text="Ví dụ: ĐU, UBND.")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        organ = self.fields["organ"]
        organ.label, organ.required = "Cơ quan đã có trong danh bạ", False
        organ.help_text = "Chưa có trong danh bạ thì để trống và ghi tên ở dưới."
        if not organ.queryset.exists():  # type: ignore[attr-defined]
            del self.fields["organ"]
            self.fields["name"].required = True
        self.order_fields(["organ", "name", "kind", "level", "symbol"])

    def clean(self) -> dict[str, Any]:
        """One or the other."""
        values = super().clean() or {}
        if "organ" in self.fields and bool(values.get("organ")) == bool(values.get("name")):
            both = bool(values.get("name"))
            self.add_error(
                "name", "Hoặc chọn cơ quan đã có, hoặc ghi tên cơ quan mới." if both else "Ghi tên cơ quan mà văn phòng phục vụ."
            )
        return values


class ReasonForm(Typed):
    """Why something is taken back."""

    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class PersonForm(Typed):
    """A person."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)


class PersonChangeForm(PersonForm):
    """A person who may have left."""

    active = forms.BooleanField(label="Đang công tác", required=False)


class PositionForm(Typed):
    """A position in an organ."""

    title = forms.CharField(label="Chức vụ", max_length=120)
    rank = forms.IntegerField(label="Thứ tự (người đứng đầu trước)", min_value=0, max_value=9999, initial=100)
    valid_from = Day(label="Từ ngày", required=False)
    valid_to = Day(label="Đến hết ngày", required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"] = one_organ(account, "Cơ quan, đơn vị")
        self.order_fields(["title", "organ"])

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        values = {name: self.cleaned_data[name] for name in ("title", "rank", "valid_from", "valid_to")}
        return values | {"organ_id": self.cleaned_data["organ"].pk}


class ChargeForm(Typed):
    """Which leader looks after what."""

    field = forms.CharField(label="Lĩnh vực", max_length=200, required=False)
    area = forms.CharField(label="Địa bàn", max_length=200, required=False)
    source = forms.CharField(label="Theo văn bản", max_length=200, required=False)
    valid_from = Day(label="Từ ngày", required=False)
    valid_to = Day(label="Đến hết ngày", required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = one_person(account, "Lãnh đạo phụ trách")
        self.fields["organ"] = one_organ(account, "Đơn vị", required=False)
        self.order_fields(["person", "field", "area", "organ"])

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        values = {name: self.cleaned_data[name] for name in ("field", "area", "source", "valid_from", "valid_to")}
        return values | {"person_id": self.cleaned_data["person"].pk, "organ_id": key_or_none(self.cleaned_data["organ"])}


class AbsenceForm(Typed):
    """Who is away, and who stands in."""

    valid_from = Day(label="Vắng từ ngày")
    valid_to = Day(label="Đến hết ngày")
    reason = forms.CharField(label="Lý do", max_length=200, required=False)

    def __init__(self, account: Account, *args: Any, anyone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        if anyone:
            self.fields["person"] = one_person(account, "Người vắng mặt")
        self.fields["deputy"] = one_person(account, "Người thay", required=False)
        self.order_fields(["person", "valid_from", "valid_to", "deputy"])

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        values = {name: self.cleaned_data[name] for name in ("valid_from", "valid_to", "reason")}
        return values | {"deputy_id": key_or_none(self.cleaned_data["deputy"])}

    @property
    def person_id(self) -> int:
        """Whose absence: the one chosen, or one's own."""
        chosen = self.cleaned_data.get("person")
        return chosen.pk if chosen else (self.account.person_id or 0)


class GroupForm(Typed):
    """Organs that papers address together."""

    name = forms.CharField(label="Tên nhóm như văn bản viết", max_length=200)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organs = organs_in_force(account).filter(ours=True)
        self.fields["organ_ids"] = forms.ModelMultipleChoiceField(
            organs,
            label="Gồm các cơ quan, đơn vị",
            widget=forms.SelectMultiple(attrs={"size": 12}),
            help_text="Giữ phím Ctrl để chọn nhiều đơn vị.",
        )


class ListForm(Typed):
    """A workbook."""

    file = forms.FileField(label="Tệp Excel (.xlsx)", widget=forms.FileInput(attrs={"accept": ".xlsx"}), help_text=WARNING)
    assured = forms.BooleanField(label=ASSURANCE, required=False)


class AccountForm(Typed):
    """A new account."""

    username = forms.CharField(label="Tên đăng nhập", max_length=60, help_text="Không phân biệt chữ hoa, chữ thường.")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_id"] = one_person(account, "Của ai", required=False)


class RoleForm(Typed):
    """A role for an account."""

    role = forms.ChoiceField(label="Vai trò", choices=RoleChoices)
    valid_from = Day(label="Từ ngày", required=False)
    valid_to = Day(label="Đến hết ngày", required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ_id"] = one_organ(account, "Đơn vị (chỉ với đầu mối)", required=False)
        self.order_fields(["role", "organ_id"])


class LastDayForm(Typed):
    """The last day of a role."""

    last_day = Day(label="Ngày cuối", initial=timezone.localdate)
