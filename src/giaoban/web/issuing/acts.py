"""What can be done with a draft on its way, as a table: a small form each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from giaoban.account.words import visible
from giaoban.office.audit.acts import Conflict
from giaoban.office.directory.models import Account
from giaoban.office.directory.queries import office
from giaoban.office.issuing import actions, queries, rules
from giaoban.office.issuing.models import Answer, Draft, DraftState
from giaoban.office.issuing.moves import Move, can
from giaoban.office.registry.models import Direction
from giaoban.office.registry.series import series_on, symbol_for
from giaoban.office.work.actions import NotNow
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.issuing.forms import AskForm, IssueForm, ReturnForm, SignForm, SubmitForm, ToForm
from giaoban.web.issuing.key_forms import SealForm
from giaoban.web.issuing.opened import Asked, answered, opened, shown_revision
from giaoban.web.issuing.signing import LEAD_OF_SEAL, SECRETS, standing, warn_of_colour
from giaoban.writing.signing.colours import Colour


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the move, its button, its form for (account, draft), what it calls, what is said then."""

    move: Move
    button: str
    make: Callable[[Account, Draft], Callable[..., Typed]]
    do: Callable[[Account, Draft, Any], object]
    done: str
    lead: str = ""
    file: str = ""

    @property
    def name(self) -> str:
        """Its address."""
        return f"draft-{self.move}"


def _plain(_: Account, __: Draft) -> Callable[..., Typed]:
    return lambda data, _files: Typed(data, label_suffix="")


def _ask(account: Account, _: Draft) -> Callable[..., Typed]:
    return lambda data, _files: AskForm(account, data, label_suffix="")


def _submit(account: Account, draft: Draft) -> Callable[..., Typed]:
    initial = {"differing": differing(account, draft)}
    return lambda data, _files: SubmitForm(data, initial=initial, label_suffix="")


def _to(_: Account, __: Draft) -> Callable[..., Typed]:
    return lambda data, _files: ToForm(data, label_suffix="")


def _return(_: Account, __: Draft) -> Callable[..., Typed]:
    return lambda data, files: ReturnForm(data, files, label_suffix="")


def _sign(_: Account, draft: Draft) -> Callable[..., Typed]:
    return lambda data, _files: SignForm(draft, data, label_suffix="")


ACTS = (
    Act(
        Move.INITIAL, "Ký nháy, trình lãnh đạo", _plain,
        lambda who, draft, form: actions.initial(who, draft.pk, shown_revision(form)), "Đã ký nháy; dự thảo lên bàn lãnh đạo.",
    ),
    Act(
        Move.SIGN, "Ghi đã ký", _sign, lambda who, draft, form: actions.sign(who, draft.pk, shown_revision(form), form.signed),
        "Đã ghi chữ ký; văn thư cấp số.", "Ký trên bản in. Từ đây nội dung không sửa được nữa.",
    ),
    Act(
        Move.SUBMIT, "Trình ký", _submit,
        lambda who, draft, form: actions.submit(
            who, draft.pk, shown_revision(form), **{name: form.cleaned_data[name] for name in ("to", "summary", "differing", "proposal")}
        ), "Đã trình. Phiếu trình in được ngay.", "Phiếu trình kèm bản dự thảo mới nhất; Chánh Văn phòng ký nháy trước.",
    ),
    Act(
        Move.ASK, "Lấy ý kiến", _ask,
        lambda who, draft, form: actions.ask_opinions(
            who, draft.pk, shown_revision(form), **{name: form.cleaned_data[name] for name in ("until", "note", "organs", "people")}
        ), "Đã gửi phiếu lấy ý kiến.", "Mỗi nơi thấy bản mới nhất và phiếu của mình, không thấy ý kiến nơi khác.",
    ),
    Act(
        Move.END, "Kết thúc lấy ý kiến", _plain,
        lambda who, draft, form: actions.end_consultation(who, draft.pk, shown_revision(form)), "Đã kết thúc lấy ý kiến.",
        "Nơi chưa trả lời coi như không có ý kiến.",
    ),
    Act(
        Move.PASS_ON, "Trình tiếp", _to,
        lambda who, draft, form: actions.pass_on(who, draft.pk, shown_revision(form), form.cleaned_data["to"]), "Đã chuyển trình tiếp.",
    ),
    Act(
        Move.RETURN, "Trả lại", _return,
        lambda who, draft, form: actions.return_draft(
            who, draft.pk, shown_revision(form), reason=form.cleaned_data["reason"], photo=form.handed("photo")
        ), "Đã trả lại; người soạn được báo. Bản này giữ nguyên.", "Có bút tích thì chụp trang ấy: ảnh được giữ cùng bản này.", "photo",
    ),
    Act(
        Move.TAKE_BACK, "Lấy lại để sửa", _plain, lambda who, draft, form: actions.take_back(who, draft.pk, shown_revision(form)),
        "Đã lấy lại; sửa xong thì trình lại.",
    ),
    Act(
        Move.UNSIGN, "Bỏ ghi nhầm đã ký", _plain, lambda who, draft, form: actions.unsign(who, draft.pk, shown_revision(form)),
        "Dự thảo trở lại bàn người ký.",
    ),
    Act(
        Move.WITHDRAW, "Thôi trình", _plain, lambda who, draft, form: actions.withdraw(who, draft.pk, shown_revision(form)),
        "Đã thôi trình; các bản vẫn giữ.", "Dự thảo dừng ở đây và không ban hành. Các bản vẫn giữ.",
    ),
)  # fmt: skip
_FOR_THE_REGISTRY = frozenset({DraftState.SUBMITTED, DraftState.SIGNED})


def offered(account: Account, draft: Draft) -> list[dict[str, Any]]:
    """The acts that make sense now, as buttons; the one that is likeliest first, and marked."""
    found: list[dict[str, Any]] = [
        {"label": act.button, "url": reverse(act.name, args=[draft.pk]), "move": act.move}
        for act in ACTS
        if _is_for(account, draft, act.move)
    ]
    if draft.state in _FOR_THE_REGISTRY and rules.may_number(account, draft):
        found.insert(0, {"label": "Cấp số, ban hành", "url": reverse("draft-issue", args=[draft.pk]), "move": Move.ISSUE})
    if can(draft.state, Move.SIGN) and rules.may_sign_digitally(account, draft):
        found.append({"label": "Ký số", "url": reverse("draft-sign-digitally", args=[draft.pk]), "move": None, "beside": True})
    first = _likeliest(account, draft)
    buttons = [row | {"primary": row["move"] is not None and row["move"] == first} for row in found]
    return sorted(buttons, key=lambda row: not row["primary"])


def _is_for(account: Account, draft: Draft, move: Move) -> bool:
    return can(draft.state, move) and rules.may(account, draft, move)


def _likeliest(account: Account, draft: Draft) -> Move | None:
    match draft.state:
        case DraftState.DRAFTING | DraftState.RETURNED:
            return Move.SUBMIT if draft.versions.exists() else None
        case DraftState.CONSULTING:
            return Move.END
        case DraftState.CHECKING:
            return Move.INITIAL
        case DraftState.SUBMITTED:
            return Move.SIGN if rules.is_on_own_desk(account, draft) else Move.ISSUE
        case _:
            return Move.ISSUE


def differing(account: Account, draft: Draft) -> str:
    """What was said otherwise in the last consultation, to begin the phiếu trình from."""
    opinions = queries.opinions_on(account, draft)
    last = opinions[0].consultation_id if opinions else None
    told = [one for one in opinions if one.consultation_id == last and one.answer in {Answer.OTHER, Answer.OBJECTS}]
    return "\n".join(f"- {one}: {Answer(one.answer).label.lower()}. {visible(one.text)}" for one in told)


def on_draft(request: Knock, draft_id: int, act: Act) -> HttpResponse:
    """The form of an act, or the act."""
    draft = opened(request, draft_id, act.move)
    make = act.make(request.user, draft)
    asked = Asked(draft, act.button, act.button, make, lambda form: act.do(request.user, draft, form), act.done, act.lead, act.file)
    return answered(request, asked)


@sensitive_post_parameters(*SECRETS)
def issue(request: Knock, draft_id: int) -> HttpResponse:
    """The registry: number and scan, and the signature where it was not recorded; then what the paper answers.

    What was signed digitally is signed by the organ instead of scanned.
    """
    draft = opened(request, draft_id, Move.ISSUE)
    if draft.state == DraftState.ISSUED:  # pressed twice: it has its number
        return redirect("draft", draft.pk)
    forms: list[IssueForm] = []
    is_digital = standing(draft) is not None
    kind = SealForm if is_digital else IssueForm

    def make(data: Any, files: Any) -> Typed:
        forms.append(kind(request.user, draft, _next_number(draft), data, files, label_suffix=""))
        return forms[-1]

    def do(form: Any) -> None:
        given = form.numbered
        actions.issue(request.user, draft.pk, shown_revision(form), given, form.signed_now)
        if given.seal is not None:
            warn_of_colour(request, given.seal, Colour.RED)

    lead = LEAD_OF_SEAL if is_digital else "Ghi số đã viết trên bản ký, hoặc để trống lấy số tiếp theo. Số đã cấp không dùng lại."
    asked = Asked(draft, "Cấp số, ban hành", "Ban hành", make, do, "Đã ban hành. Xem nơi nhận rồi phát hành.", lead, "scan")
    answer = answered(request, asked)
    if answer.status_code == 302:
        _close(request, draft, forms[-1].cleaned_data)
    return answer


def _next_number(draft: Draft) -> str:
    kept, today = office(), timezone.localdate()
    organ = None if kept is None or kept.organ_id == draft.organ_id else draft.organ
    series = series_on(Direction.OUT, draft.kind, today, organ)
    return "" if series is None else symbol_for(series, series.next, draft.kind, today) or str(series.next)


def _close(request: Knock, draft: Draft, values: dict[str, Any]) -> None:
    """What the paper is for is recorded where it is followed. What cannot be is said; the paper is issued all the same."""
    wanted = [("answers_task", actions.answer_task), ("is_notice", actions.answer_meeting)]
    wanted += [("is_programme", actions.carry_out_programme), ("is_report", actions.freeze_report)]
    for name, answer in wanted:
        if values.get(name):
            try:
                answer(request.user, draft.pk)
            except NotNow as why:
                messages.warning(request, str(why))
            except (PermissionDenied, ValidationError, Conflict):
                messages.warning(request, "Chưa ghi được việc này là đã trả lời: mở nhiệm vụ, cuộc họp, chương trình hoặc báo cáo để ghi.")
