"""The outbox kept by people: opened and closed, its mails read, held, let go or discarded before they leave."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils import timezone

from giaoban.office.audit.acts import act, require, revise
from giaoban.office.directory.models import Account
from giaoban.office.notices import queries, smtp
from giaoban.office.notices.models import Mail, Notice, Outbox
from giaoban.office.notices.rules import may_keep_outbox

_State = Mail.State
_GONE = "Thư này đã đổi trạng thái: {}. Hãy xem lại hộp thư đi."
_NO_SERVER = "Chưa có máy chủ thư: quản trị ghi GIAOBAN_SMTP_HOST trong cấu hình rồi mới mở được hộp thư đi."
_ANOTHER = "Người này đã có thư khác chờ gửi."


def switch_outbox(actor: Account, *, to_open: bool, shown: int) -> Outbox:
    """Let mail leave, or keep all of it. `shown` is 0 where the outbox was never opened. Raises ValidationError without a mail server."""
    with act(actor, "notices.switch-outbox") as line:
        require(may_keep_outbox(actor))
        if to_open and smtp.server() is None:
            raise ValidationError(_NO_SERVER)
        Outbox.objects.get_or_create(pk=1)
        box = Outbox.objects.select_for_update().get(pk=1)
        revise(line, box, shown or 1, is_open=to_open)
        Outbox.objects.filter(pk=box.pk).update(failures=0, error="", not_before=None)
    return box


def hold_mail(actor: Account, mail_id: int) -> Mail:
    """Keep a mail from leaving. Raises ValidationError for one that is being sent or was."""
    return _move(actor, mail_id, "notices.hold-mail", [_State.WAITING], _State.HELD)


def release_mail(actor: Account, mail_id: int) -> Mail:
    """Let a mail that was held leave, or try one that could not be sent once more."""
    return _move(actor, mail_id, "notices.release-mail", [_State.HELD, _State.FAILED], _State.WAITING)


def discard_mail(actor: Account, mail_id: int) -> Mail:
    """Never send a mail. What it would have told stays among the notices."""
    return _move(actor, mail_id, "notices.discard-mail", [_State.WAITING, _State.HELD, _State.FAILED], _State.DISCARDED)


def _move(actor: Account, mail_id: int, verb: str, before: Sequence[str], after: str) -> Mail:
    with act(actor, verb) as line:
        require(may_keep_outbox(actor))
        mail = queries.mails_visible_to(actor).select_for_update().get(pk=mail_id)
        others = Mail.objects.filter(account=mail.account, state__in=Mail.UNSENT).exclude(pk=mail.pk)
        if after in Mail.UNSENT and mail.account is not None and others.exists():
            raise ValidationError(_ANOTHER)
        was = mail.state
        values = {"state": after, "tries": 0, "error": "", "not_before": timezone.now()}
        if was not in before or not Mail.objects.filter(pk=mail.pk, state=was).update(**values):
            raise ValidationError(_GONE.format(mail.get_state_display().lower()))
        mail.refresh_from_db()
        line.about(mail, state=[was, after])
    return mail


def discard_unsent(account_id: int) -> None:
    """The mail of an account that has not left is written anew: to another address, or not at all. Part of another act."""
    waiting = Mail.objects.filter(account_id=account_id, state__in=[_State.WAITING, _State.HELD])
    Notice.objects.filter(mail__in=waiting).update(mail=None)
    waiting.update(state=_State.DISCARDED, error="Địa chỉ hoặc cách gửi đã đổi.")
