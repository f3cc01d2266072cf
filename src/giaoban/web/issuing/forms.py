"""What is typed into the pages of drafts. A form asks; the actions decide, and what they refuse is shown at its field."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from giaoban.account.words import visible
from giaoban.office.directory.models import Account, Person
from giaoban.office.directory.queries import groups_visible_to, people_visible_to
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import rules
from giaoban.office.issuing.actions import Handed, Numbered, Signed, Whom
from giaoban.office.issuing.actions.freezing import stands_with
from giaoban.office.issuing.authorities import usual
from giaoban.office.issuing.models import Answer, Authority, Draft, DraftState, Signing, ToFirst
from giaoban.office.issuing.queries import signers
from giaoban.office.issuing.recipients import Named, is_for_people_alone
from giaoban.office.meetings.record_rules import may_link_notice
from giaoban.office.programme.rules import may_keep as may_keep_programmes
from giaoban.office.registry.models import Urgency
from giaoban.office.registry.series import TYPE_NAMES, symbol_of, type_name
from giaoban.office.reporting.rules import may_issue as may_issue_reports
from giaoban.office.work.rules import may_confirm
from giaoban.web.directory.forms import Day, Typed, key_or_none, organs_in_force
from giaoban.web.issuing.side_notes import FIELDS as NOTES
from giaoban.web.issuing.side_notes import WithNotes
from giaoban.web.targets.forms import WithPaper
from giaoban.web.work.forms import one_organ, our_organs, words

WARNING = "Không đưa vào nội dung MẬT, TỐI MẬT, TUYỆT MẬT: bị từ chối, không lưu lại gì."
ASSURANCE = "Tệp là ảnh, bản chụp: tôi đã mở xem, không có nội dung mật"
_FIRST_KINDS = ("BC", "CV", "TB", "KH", "CTr", "TTr", "QĐ", "NQ", "KL")
_DAYS_TO_ANSWER = 3
ELSEWHERE = ("elsewhere", "Nơi khác, gửi ngoài phần mềm")


def kinds() -> list[tuple[str, str]]:
    """Kinds of papers, those that an office writes most before the others."""
    rest = sorted((code for code in TYPE_NAMES if code not in _FIRST_KINDS), key=type_name)
    return [(code, type_name(code)) for code in (*_FIRST_KINDS, *rest)]


def one_signer(label: str) -> forms.ModelChoiceField[Person]:
    """One of those by whom papers are signed."""
    return forms.ModelChoiceField(signers(), label=label)


class DraftForm(WithPaper):
    """What is to be issued: what kind, about what, of which body, for what. Papers are named by number and symbol."""

    kind = forms.ChoiceField(label="Loại văn bản", choices=kinds)
    subject = words("Trích yếu", rows=2)
    urgency = forms.TypedChoiceField(label="Độ khẩn", choices=Urgency.choices, coerce=int, initial=Urgency.NONE)
    to_first = forms.ChoiceField(
        label="Đối với văn bản đã ban hành", choices=[("", "không"), *ToFirst.choices], required=False,
        help_text="Khi văn bản này sửa đổi, đính chính hoặc thu hồi một văn bản trước.",
    )  # fmt: skip
    about = forms.CharField(label="Số, ký hiệu văn bản đã ban hành", max_length=80, required=False)
    paper = forms.CharField(label="Trả lời văn bản số", max_length=80, required=False, help_text="Văn bản đã có trong sổ.")

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, *args, **kwargs)
        self.fields["organ"] = one_organ(account, "Cơ quan ban hành")
        self.fields["unit"] = one_organ(account, "Đơn vị soạn thảo", required=False)
        order = ["kind", "subject", "organ", "unit", "paper", "urgency", "to_first", "about"]
        if rules.may_restrict(account):
            self.fields["restricted"] = forms.BooleanField(
                label="Công tác cán bộ: chỉ Thường trực trên đường trình xem được", required=False
            )
        self.order_fields([*order, "restricted"])

    def clean_about(self) -> int | None:
        """The paper that is amended, corrected or recalled."""
        return self.named_paper("about")

    @property
    def facts(self) -> dict[str, Any]:
        """The values as the actions take them."""
        values = self.cleaned_data
        facts = {name: values[name] for name in ("kind", "subject", "urgency", "to_first")}
        facts |= {"organ_id": values["organ"].pk, "unit_id": key_or_none(values["unit"]), "answers_id": values["paper"]}
        facts["about_id"] = values["about"]
        if "restricted" in values:
            facts["confidentiality"] = Confidentiality.RESTRICTED if values["restricted"] else Confidentiality.OPEN
        return facts


class WithFile(Typed):
    """A form that may bring a file."""

    def handed(self, name: str) -> Handed | None:
        """The file, as the actions take it."""
        file = self.cleaned_data.get(name)
        return Handed(file.read(), file.name or "", assured=bool(self.cleaned_data.get("assured"))) if file else None


class VersionForm(WithFile, WithNotes):
    """A version: typed, or a Word file."""

    text = forms.CharField(
        label="Nội dung", max_length=200_000, required=False, widget=forms.Textarea(attrs={"rows": 18, "class": "words"}),
        help_text=f"Mỗi đoạn một dòng; bắt đầu bằng I-, 1., a), - thì thành mục. {WARNING}",
    )  # fmt: skip
    file = forms.FileField(
        label="Hoặc nộp tệp Word",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.doc"}),
        help_text="Có tệp thì lấy theo tệp.",
    )
    assured = forms.BooleanField(label=ASSURANCE, required=False)
    reason = forms.CharField(label="Sửa gì, vì sao", max_length=300, required=False)
    field_order = ("text", "file", "assured", "reason", *NOTES)

    def without_text(self) -> None:
        """Of a version with tables or annexes a Word file is asked for, which bears its own notes."""
        for name in ("text", *NOTES):
            del self.fields[name]


class AskForm(Typed):
    """Whom to ask, until when."""

    until = Day(label="Hạn trả lời")
    note = words("Nội dung xin ý kiến", rows=2, required=False)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = timezone.localdate() + dt.timedelta(_DAYS_TO_ANSWER)
        self.fields["organs"] = forms.ModelMultipleChoiceField(
            our_organs(account), label="Đơn vị", required=False, widget=forms.CheckboxSelectMultiple
        )
        self.fields["people"] = forms.ModelMultipleChoiceField(
            people_visible_to(account).filter(active=True, account__is_active=True), label="Đồng chí", required=False,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip


class OpinionForm(Typed):
    """What is said to a draft."""

    answer = forms.ChoiceField(label="Ý kiến khác", choices=Answer.choices, widget=forms.RadioSelect)
    text = words("Nội dung góp ý", rows=5, required=False)

    def __init__(self, *args: Any, answered: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not answered:  # who agrees has a button for it
            self.fields["answer"].choices = [pair for pair in Answer.choices if pair[0] != Answer.AGREES]  # type: ignore[attr-defined]


class SubmitForm(Typed):
    """Phiếu trình."""

    to = one_signer("Trình đồng chí")
    summary = words("Tóm tắt nội dung", rows=4)
    differing = words("Ý kiến khác nhau", rows=4, required=False)
    proposal = words("Đề xuất", rows=3, required=False)


class ToForm(Typed):
    """To whose desk."""

    to = one_signer("Trình tiếp đồng chí")


class ReturnForm(WithFile):
    """Why it came back, and what was written on it."""

    reason = words("Lý do, yêu cầu sửa", rows=4, required=False)
    photo = forms.FileField(
        label="Ảnh trang có bút tích", required=False, widget=forms.FileInput(attrs={"accept": "image/*,.pdf", "capture": "environment"}),
        help_text=WARNING,
    )  # fmt: skip
    assured = forms.BooleanField(label=ASSURANCE, required=False)


class SignForm(WithFile):
    """Who signed, how, on which day."""

    signer = one_signer("Người ký")
    authority = forms.ChoiceField(label="Thẩm quyền ký", choices=Authority.choices)
    way = forms.ChoiceField(
        label="Ký bằng", choices=Signing.Way.choices, initial=Signing.Way.INK,
        help_text="Ký số: khi đã ký bằng phần mềm khác, rồi nộp tệp PDF đã ký thay bản quét.",
    )  # fmt: skip
    day = Day(label="Ngày ký")

    def __init__(self, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        station = draft.stations.filter(until=None).first()
        self.fields["signer"].initial = station.person_id if station else None
        self.fields["authority"].initial = usual(draft.organ)
        self.fields["day"].initial = timezone.localdate()

    @property
    def signed(self) -> Signed:
        """As the actions take it."""
        values = self.cleaned_data
        return Signed(values["signer"], values["authority"], values["day"], values["way"])


_IN_ORDER = (
    "number", "symbol", "scan", "assured", "signer", "authority", "day", "way", "answers_task", "is_notice", "is_programme", "is_report",
)  # fmt: skip


class IssueForm(SignForm):
    """The number, the scan; the signature too where it was not recorded yet. What the paper answers is closed with it."""

    number = forms.IntegerField(label="Số", required=False, min_value=1, max_value=99_999)
    symbol = forms.CharField(label="Ký hiệu", max_length=40, help_text="Sổ không tự suy ra được; ghi như trên văn bản, ví dụ UBND-VP.")
    scan = forms.FileField(
        label="Bản quét có chữ ký, dấu", required=False, widget=forms.FileInput(attrs={"accept": ".pdf,image/*"}), help_text=WARNING
    )
    assured = forms.BooleanField(label=ASSURANCE, required=False)
    answers_task = forms.BooleanField(label="Nhiệm vụ đã xong, trả lời bằng văn bản này", required=False, initial=True)
    is_notice = forms.BooleanField(label="Là thông báo kết luận của cuộc họp", required=False, initial=True)

    is_programme = forms.BooleanField(label="Đưa chương trình vào thực hiện theo văn bản này", required=False, initial=True)
    is_report = forms.BooleanField(label="Chốt số liệu báo cáo theo văn bản này", required=False, initial=True)

    def __init__(self, account: Account, draft: Draft, next_number: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(draft, *args, **kwargs)
        self.fields["number"].help_text = f"Để trống: lấy số tiếp theo của sổ{f', {next_number}' if next_number else ''}."
        gone = ["symbol"] if symbol_of(draft.organ, draft.kind, timezone.localdate()) else []
        gone += [] if draft.state == DraftState.SUBMITTED else ["signer", "authority", "way", "day"]
        gone += [] if draft.task is not None and may_confirm(account, draft.task) else ["answers_task"]
        gone += [] if draft.meeting is not None and may_link_notice(account, draft.meeting) else ["is_notice"]
        gone += [] if draft.programme is not None and may_keep_programmes(account) else ["is_programme"]
        gone += [] if may_issue_reports(account) and _is_frozen_by_hand(draft) else ["is_report"]
        for name in gone:
            del self.fields[name]
        self.order_fields(_IN_ORDER)

    @property
    def numbered(self) -> Numbered:
        """As the actions take it."""
        values = self.cleaned_data
        return Numbered(values["number"], values.get("symbol", ""), self.handed("scan"))

    @property
    def signed_now(self) -> Signed | None:
        """The signature, where it is asked for here."""
        return self.signed if "signer" in self.fields else None


def _is_frozen_by_hand(draft: Draft) -> bool:
    """Is it the paper of a report that does not stand with its signature by itself: its words were rewritten on the way?"""
    last = draft.versions.last()
    return draft.report is not None and last is not None and not stands_with(draft, last)


class RecipientsForm(Typed):
    """Nơi nhận."""

    def __init__(self, account: Account, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(draft.recipients.filter(sent_at=None))
        if not is_for_people_alone(draft):
            self.fields["groups"] = _many(groups_visible_to(account), "Nhóm", None)
            chosen = [row.organ_id for row in rows if row.organ_id]
            self.fields["organs"] = _many(our_organs(account), "Cơ quan, đơn vị", chosen)
            self.fields["outside"] = _many(organs_in_force(account).filter(ours=False), "Cơ quan ngoài", chosen)
        people = people_visible_to(account).filter(active=True)
        self.fields["people"] = _many(people, "Đồng chí", [row.person_id for row in rows if row.person_id])
        self.fields["words"] = forms.CharField(
            label="Nơi khác", required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="Mỗi nơi một dòng, cả nơi lưu.",
            initial="\n".join(row.words for row in rows if row.words),
        )  # fmt: skip

    @property
    def whom(self) -> dict[str, Any]:
        """As the actions take it."""
        values = self.cleaned_data
        named = {name: list(values[name]) for name in ("organs", "groups", "people") if name in values}
        named["organs"] = [*named.get("organs", ()), *values.get("outside", ())]
        return named | {"words": values["words"].splitlines()}


class WhoForm(Typed):
    """Whom lines of the paper mean that the directory does not know: one choice each, those that may be meant first."""

    def __init__(self, account: Account, unclear: list[Named], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unclear = unclear
        organs, groups = list(our_organs(account)), list(groups_visible_to(account).prefetch_related("organs"))
        self._people = {f"person-{one.pk}": one for one in people_visible_to(account).filter(active=True)}
        self._organs = {f"organ-{one.pk}": (one,) for one in organs} | {f"group-{one.pk}": tuple(one.members()) for one in groups}
        names = {f"organ-{one.pk}": one.name for one in organs}
        rest = [("Nhóm", [(f"group-{one.pk}", one.name) for one in groups])] if groups else []
        rest += [("Cơ quan, đơn vị", list(names.items())), ("Đồng chí", [(key, str(one)) for key, one in self._people.items()])]
        for place, one in enumerate(unclear):
            near = [(key, names[key]) for key in (f"organ-{pk}" for pk in one.candidates) if key in names]
            choices = [("", "chưa rõ"), ELSEWHERE, *([("Có thể là", near)] if near else []), *rest]
            self.fields[f"who_{place}"] = forms.ChoiceField(label=f"“{visible(one.words)}”", choices=choices, required=False)

    @property
    def answers(self) -> dict[str, Whom]:
        """What was said of which words."""
        said = {one.words: self.cleaned_data[f"who_{place}"] for place, one in enumerate(self.unclear)}
        return {words: self._whom(key) for words, key in said.items() if key}

    def _whom(self, key: str) -> Whom:
        return Whom(organs=self._organs.get(key, ()), people=(self._people[key],) if key in self._people else ())


class CaseFileForm(Typed):
    """A file of a matter."""

    title = forms.CharField(label="Tên hồ sơ", max_length=300)
    code = forms.CharField(label="Số, ký hiệu hồ sơ", max_length=60, required=False, help_text="Theo danh mục hồ sơ của cơ quan.")
    kept_for = forms.CharField(label="Thời hạn bảo quản", max_length=60, required=False)


class ChangeCaseFileForm(CaseFileForm):
    """The same, with the day on which the matter was over."""

    closed_on = Day(label="Kết thúc ngày", required=False, help_text="Để trống: còn đang làm.")


def _many(rows: Any, label: str, chosen: list[Any] | None) -> forms.ModelMultipleChoiceField[Any]:
    return forms.ModelMultipleChoiceField(rows, label=label, required=False, initial=chosen, widget=forms.CheckboxSelectMultiple)
