"""Notices, the outbox, where mail goes, the rules of reminding."""

from giaoban.office.directory.visibility import Kind, Role
from giaoban.web.doors import administrator, fresh, holds, page, sees, signed_in
from giaoban.web.notices import addresses, inbox, outbox, reminders

keeps_outbox = sees(Kind.MAIL)
keeps_reminders = holds(Role.CHIEF)


def _decision(word: str) -> dict[str, object]:
    verb, done = outbox.VERBS[word]
    return {"verb": verb, "done": done}


urlpatterns = [
    page("notices/", inbox.inbox, name="notices", opens_to=signed_in),
    page("notices/read/", inbox.read_all, name="notices-read", opens_to=signed_in),
    page("notices/<int:notice_id>/open/", inbox.open_one, name="notice-open", opens_to=signed_in),
    page("outbox/", outbox.outbox, name="outbox", opens_to=keeps_outbox),
    page("outbox/switch/", fresh(outbox.switch), name="outbox-switch", opens_to=keeps_outbox),
    page("outbox/<int:mail_id>/", outbox.one, name="mail", opens_to=keeps_outbox),
    page("outbox/<int:mail_id>/hold/", outbox.decide, name="mail-hold", opens_to=keeps_outbox, **_decision("hold")),
    page("outbox/<int:mail_id>/release/", outbox.decide, name="mail-release", opens_to=keeps_outbox, **_decision("release")),
    page("outbox/<int:mail_id>/discard/", outbox.decide, name="mail-discard", opens_to=keeps_outbox, **_decision("discard")),
    page("account/mail/", addresses.own, name="own-mail", opens_to=signed_in),
    page("accounts/<int:account_id>/mail/", addresses.of_account, name="account-mail", opens_to=administrator),
    page("reminder-rules/", reminders.listing, name="reminder-rules", opens_to=keeps_reminders),
    page("reminder-rules/new/", reminders.new, name="reminder-rule-new", opens_to=keeps_reminders),
    page("reminder-rules/<int:rule_id>/", reminders.change, name="reminder-rule", opens_to=keeps_reminders),
]
