"""Signed digitally on the page of a draft: the person's form and, when it is numbered, the organ's; what the signed file is worth."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from giaoban.account.words import visible
from giaoban.intake.guard import UnreadableSource
from giaoban.office.directory.models import Account
from giaoban.office.issuing import actions, rules
from giaoban.office.issuing.models import Draft, Signing
from giaoban.office.registry import store
from giaoban.office.registry.models import Paper
from giaoban.office.registry.queries import parts_visible_to
from giaoban.office.registry.queries import visible_to as papers_visible_to
from giaoban.office.registry.series import symbol_of
from giaoban.office.registry.signatures import trusted
from giaoban.signatures.apart import verified_apart
from giaoban.signatures.told import understood
from giaoban.web.answers import shut_in
from giaoban.web.directory.forms import Typed
from giaoban.web.doors import Knock
from giaoban.web.issuing.key_forms import SignDigitallyForm
from giaoban.web.issuing.opened import Asked, answered, opened, shown_revision
from giaoban.web.signatures.rows import findings
from giaoban.web.templatetags.office import day, moment
from giaoban.writing.signing.colours import Colour
from giaoban.writing.signing.marks import remark_on
from giaoban.writing.signing.pictures import picture
from giaoban.writing.signing.verified import Verified

SECRETS = ("password", "pin")
_LEAD = "Ký số bản mới nhất, ngày {day}. Tệp chứng thư số, mật khẩu và ảnh chữ ký chỉ dùng cho lần ký này, không lưu lại."
_DONE = "Đã ký số; văn thư cấp số, cơ quan ký số. Nội dung không sửa được nữa."
LEAD_OF_SEAL = (
    "Bản này đã ký số. Số được điền vào bản ấy rồi cơ quan ký số: chưa ký được thì chưa mất số nào."
    " Tệp chứng thư số, mật khẩu và ảnh dấu không lưu lại."
)


def standing(draft: Draft) -> Signing | None:
    """The digital signature of a draft that was made here and stands; None where it was signed otherwise, or not yet."""
    rows = draft.signings.filter(undone_at=None, file__isnull=False)
    return rows.select_related("file", "signer", "scan__file").first()


@sensitive_post_parameters(*SECRETS)
def sign_digitally(request: Knock, draft_id: int) -> HttpResponse:
    """The form of who signs, or his signature. Pressed twice it is one."""
    draft = opened(request, draft_id)
    made = standing(draft)
    if made is not None and made.signer_id == request.user.person_id:
        return redirect("draft", draft.pk)
    if not rules.may_sign_digitally(request.user, draft):
        raise Http404

    def do(form: Any) -> None:
        values, hand = form.cleaned_data, form.hand
        actions.sign_digitally(request.user, draft.pk, shown_revision(form), values["authority"], hand, values.get("symbol", ""))
        warn_of_colour(request, hand, Colour.BLUE)

    lead = _LEAD.format(day=day(timezone.localdate()))
    return answered(request, Asked(draft, "Ký số", "Ký số", lambda data, files: _form(draft, data, files), do, _DONE, lead))


def _form(draft: Draft, data: Any, files: Any) -> Typed:
    version = draft.versions.last()
    symbol = (version.content.get("symbol") if version is not None else "") or symbol_of(draft.organ, draft.kind, timezone.localdate())
    return SignDigitallyForm(draft, data, files, needs_symbol=not symbol, label_suffix="")


def warn_of_colour(request: Knock, hand: actions.Hand, colour: Colour) -> None:
    """Nghị định 30/2020/NĐ-CP asks for a blue signature and a red seal; another colour is said, and stands."""
    remark = remark_on(picture(hand.picture), colour)
    if remark:
        messages.warning(request, remark)


def _bytes(draft: Draft) -> tuple[Signing, bytes]:
    """What bears the signatures: the paper's file once the organ signed it, before that the person's."""
    made = standing(draft)
    if made is None or made.file is None:
        raise Http404
    try:
        return made, store.read(made.scan.file.sha256 if made.scan is not None else made.file.sha256)
    except FileNotFoundError as lost:
        raise Http404 from lost


def _whole(request: Knock, draft_id: int) -> Draft:
    draft = opened(request, draft_id)
    if not rules.sees_whole(request.user, draft):
        raise Http404
    paper = draft.paper
    if (
        paper is not None
        and paper.confidentiality > draft.confidentiality
        and not papers_visible_to(request.user).filter(pk=paper.pk).exists()
    ):
        raise Http404  # the paper was restricted after it was issued: its file is seen by who sees the paper
    return draft


@require_GET
def signatures(request: Knock, draft_id: int) -> HttpResponse:
    """What the signatures of a draft that was signed digitally are worth now."""
    draft = _whole(request, draft_id)
    _, data = _bytes(draft)
    trust = trusted()
    crumbs = [
        {"label": "Trình ký", "url": reverse("drafts")},
        {"label": visible(draft.subject)[:60], "url": reverse("draft", args=[draft.pk])},
        {"label": "Kiểm tra chữ ký số"},
    ]
    context: dict[str, Any] = {"draft": draft, "crumbs": crumbs, "trust": trust}
    try:
        context["found"] = findings(visible(draft.subject), verified_apart(data, trust, timezone.now()))
    except UnreadableSource as refusal:
        context["refusal"] = str(refusal)
    return render(request, "issuing/signatures.html", context)


@require_GET
def signed_file(request: Knock, draft_id: int) -> FileResponse:
    """The signed PDF."""
    made, data = _bytes(_whole(request, draft_id))
    name = made.scan.name if made.scan is not None else f"du-thao-{made.draft_id}-da-ky.pdf"
    answer = FileResponse(BytesIO(data), as_attachment=True, filename=name, content_type="application/pdf")
    shut_in(answer)
    return answer


def facts_of(made: Signing) -> list[tuple[str, str, str | None]]:
    """Of a digital signature: each who signed, when; what it was worth then, with the way to what it is worth now."""
    found = understood(made.found)
    rows: list[tuple[str, str, str | None]] = [("Chữ ký số", who, None) for who in _who_signed(found)]
    return [*rows, ("Khi ký", _briefly(found), reverse("draft-signatures", args=[made.draft_id]))]


def _who_signed(found: Verified) -> list[str]:
    """Each who signed, and when."""
    return [f"{visible(one.who)}, {moment(one.stamped_at or one.signed_at)}" for one in found.signatures]


def _briefly(found: Verified) -> str:
    """The whole in a sentence, without where to look: that is said by the link."""
    return visible(found.summary).partition(" Hãy ")[0]


def of_paper(account: Account, paper: Paper, draft: Draft) -> list[dict[str, Any]]:
    """Of a paper that was signed digitally: who signed, when, what it was worth, with the way to what it is worth now."""
    made = standing(draft)
    if made is None or made.scan is None or not papers_visible_to(account).filter(pk=paper.pk).exists():
        return []
    if not parts_visible_to(account, paper).filter(pk=made.scan.pk).exists():
        return []
    found = understood(made.found)
    who = "; ".join(_who_signed(found))
    url = reverse("original-signatures", args=[paper.pk, made.scan.pk])
    return [{"label": "Ký số", "words": f"{who}. {_briefly(found)}", "url": url}]
