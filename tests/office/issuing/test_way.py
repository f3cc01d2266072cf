"""A draft on its way: written, asked about, initialled, signed, returned with handwriting, written anew; each desk with its time."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from giaoban.office.audit.models import EarlierState, Entry
from giaoban.office.directory.models import Account, Position
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import actions, queries, rules
from giaoban.office.issuing.authorities import departures, what_is_wrong
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.heading import block_of
from giaoban.office.issuing.models import Draft, Opinion, Return
from giaoban.office.notices.models import Notice
from giaoban.office.work.actions import NotNow
from giaoban.writing.paper import Signature
from tests.office.issuing.rows import (
    FIRST,
    PNG,
    SECOND,
    TODAY,
    asked,
    begun,
    desks,
    fresh,
    signature,
    signed,
    slip_of,
    submitted,
    written,
)
from tests.people import Organs, People, person_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _files(tmp_path: Any, settings: Any) -> None:
    settings.FILES_DIR = tmp_path


def told(account: Account) -> list[str]:
    """What is new to somebody of drafts and papers."""
    return list(
        Notice.objects.filter(account=account, read_at=None, kind__startswith="issuing.").order_by("pk").values_list("kind", flat=True)
    )


def test_opinions_are_given_by_whom_was_asked_and_come_back_to_the_drafter(people: People, organs: Organs) -> None:
    consultation = asked(people, organs)
    draft = consultation.draft

    assert told(people.binh) == told(people.cuong) == told(people.sen) == ["issuing.asked"]
    actions.give_opinion(people.binh, slip_of(consultation, organ=organs.economy).pk, 1, "agrees")
    actions.give_opinion(people.sen, slip_of(consultation, person=people.sen.person).pk, 1, "other", "Thêm số liệu giảm nghèo.")
    police = actions.give_opinion(people.ha, slip_of(consultation, organ=organs.police).pk, 1, "objects", "Chưa rõ kinh phí.")

    assert (police.by, told(people.ha)) == (people.ha, ["issuing.answered", "issuing.answered"])
    assert desks(fresh(draft)) == [("drafting", "Hoàng Thu Hà"), ("opinions", "")]
    actions.end_consultation(people.ha, draft.pk, fresh(draft).revision)
    assert (fresh(draft).state, desks(draft)[-1]) == ("drafting", ("drafting", "Hoàng Thu Hà"))
    with pytest.raises(NotNow):
        actions.give_opinion(people.binh, slip_of(consultation, organ=organs.economy).pk, 2, "agrees")


def test_last_opinion_tells_the_drafter_that_all_have_spoken(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    made = actions.ask_opinions(people.ha, draft.pk, draft.revision, until=TODAY(), organs=[organs.economy])

    actions.give_opinion(people.binh, slip_of(made).pk, 1, "agrees")

    assert told(people.ha) == ["issuing.consulted"]


def test_opinion_changed_keeps_what_was_said_before(people: People, organs: Organs) -> None:
    slip = slip_of(asked(people, organs), organ=organs.economy)
    actions.give_opinion(people.binh, slip.pk, 1, "objects", "Chưa đủ số liệu")

    actions.give_opinion(people.binh, slip.pk, 2, "agrees")

    assert EarlierState.objects.get(subject_kind="issuing.opinion", revision=2).state == {"answer": "objects", "text": "Chưa đủ số liệu"}
    assert [entry.changes["text"] for entry in Entry.objects.filter(verb="issuing.give-opinion")] == ["changed", "changed"]


def test_opinion_without_words_is_asked_for_them_and_others_may_not_speak(people: People, organs: Organs) -> None:
    slip = slip_of(asked(people, organs), organ=organs.economy)

    for answer, field in (("other", "text"), ("maybe", "answer")):
        with pytest.raises(ValidationError) as refused:
            actions.give_opinion(people.binh, slip.pk, 1, answer)
        assert list(refused.value.message_dict) == [field]
    with pytest.raises(ObjectDoesNotExist):
        actions.give_opinion(people.cuong, slip.pk, 1, "agrees")
    assert Opinion.objects.exclude(answer="").count() == 0


def test_nobody_is_asked_nothing_or_too_late(people: People, organs: Organs) -> None:
    draft = written(people, organs)

    for whom, until, field in (([], 1, "organs"), ([organs.economy], -1, "until")):
        with pytest.raises(ValidationError) as refused:
            actions.ask_opinions(people.ha, draft.pk, draft.revision, until=TODAY() + dt.timedelta(until), organs=whom)
        assert list(refused.value.message_dict) == [field]
    empty = begun(people, organs)
    with pytest.raises(ValidationError):
        actions.ask_opinions(people.ha, empty.pk, 1, until=TODAY(), organs=[organs.economy])


def test_of_a_restricted_draft_leaders_alone_are_asked(people: People, organs: Organs) -> None:
    draft = written(people, organs, people.mai, confidentiality=Confidentiality.RESTRICTED)

    for whom in ({"organs": [organs.economy]}, {"people": [person_of(people.sen)]}):
        with pytest.raises(ValidationError):
            actions.ask_opinions(people.mai, draft.pk, draft.revision, until=TODAY(), **whom)
    actions.ask_opinions(people.mai, draft.pk, draft.revision, until=TODAY(), people=[person_of(people.hoa)])

    assert [one.pk for one in queries.visible_to(people.hoa)] == [draft.pk]


def test_draft_goes_from_desk_to_desk_until_it_is_signed(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    slip = actions.submit(
        people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Tóm tắt", differing="Công an có ý kiến khác"
    )
    assert (slip.initialled_by, told(people.mai), told(people.nam)) == (None, ["issuing.to-initial"], [])
    assert (rules.is_on_own_desk(people.mai, draft), rules.is_on_own_desk(people.nam, draft)) == (True, False)
    draft = actions.initial(people.mai, draft.pk, fresh(draft).revision)
    assert (told(people.mai), told(people.nam)) == ([], ["issuing.to-sign"])
    draft = actions.pass_on(people.nam, draft.pk, draft.revision, person_of(people.hoa))
    draft = actions.sign(people.hoa, draft.pk, draft.revision, signature(people, signer=people.hoa.person))

    assert desks(draft) == [
        ("drafting", "Hoàng Thu Hà"), ("checking", ""), ("signing", "Vũ Đình Nam"), ("signing", "Lê Văn Hòa"), ("numbering", ""),
    ]  # fmt: skip
    assert list(draft.stations.values_list("did", flat=True)) == ["Trình", "Ký nháy", "Chuyển trình tiếp", "Ký", ""]
    assert (told(people.hoa), told(people.lan)) == ([], ["issuing.to-number"])


def test_chief_who_submits_has_initialled_it(people: People, organs: Organs) -> None:
    draft = submitted(people, organs, people.mai)

    assert (draft.state, draft.slips.get().initialled_by, desks(draft)[-1]) == ("submitted", people.mai, ("signing", "Vũ Đình Nam"))


def test_personnel_draft_of_a_leader_goes_from_leader_to_leader(people: People, organs: Organs) -> None:
    draft = written(people, organs, people.nam, confidentiality=Confidentiality.RESTRICTED)

    actions.submit(people.nam, draft.pk, draft.revision, to=person_of(people.hoa), summary="Về công tác cán bộ")

    assert (desks(draft)[-1], told(people.hoa), told(people.mai)) == (("signing", "Lê Văn Hòa"), ["issuing.to-sign"], [])
    seen_by = [account.username for account in people.all() if queries.visible_to(account).exists()]
    assert seen_by == ["hoa", "nam"]


def test_restricted_draft_of_the_compiler_lies_on_the_chiefs_own_desk(people: People, organs: Organs) -> None:
    draft = written(people, organs, people.mai, drafter_id=people.ha.person_id, confidentiality=Confidentiality.RESTRICTED)
    Draft.objects.filter(pk=draft.pk).update(entered_by=people.ha)

    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.hoa), summary="Về công tác cán bộ")

    assert (desks(draft)[-1], told(people.mai)) == (("checking", "Trần Thị Mai"), ["issuing.to-initial"])
    actions.initial(people.mai, draft.pk, fresh(draft).revision)
    people.mai.holdings.all().delete()
    other = written(people, organs)
    Draft.objects.filter(pk=other.pk).update(confidentiality=Confidentiality.RESTRICTED)
    with pytest.raises(ValidationError):
        actions.submit(people.ha, other.pk, fresh(other).revision, to=person_of(people.hoa), summary="Về công tác cán bộ")


def test_returned_with_handwriting_both_versions_and_the_photograph_stay(people: People, organs: Organs) -> None:
    draft = submitted(people, organs)

    back = actions.return_draft(people.mai, draft.pk, draft.revision, photo=actions.Handed(PNG, "but-tich.png", assured=True))
    actions.write_version(people.ha, draft.pk, fresh(draft).revision, content=typed(SECOND), reason="Theo bút tích")

    assert (back.whose, back.version.number, back.photo is not None) == (people.nam.person, 1, True)
    assert "issuing.returned" not in told(people.ha)  # written anew: it waits no more
    assert (fresh(draft).state, list(draft.versions.values_list("text", flat=True))) == ("drafting", [FIRST, SECOND])
    assert Entry.objects.get(verb="issuing.return-draft").changes.keys() >= {"given_back", "assured"}


def test_return_says_why_and_is_told(people: People, organs: Organs) -> None:
    draft = submitted(people, organs)
    with pytest.raises(ValidationError):
        actions.return_draft(people.nam, draft.pk, draft.revision, reason=" ")

    actions.return_draft(people.nam, draft.pk, draft.revision, reason="Rà lại số liệu")

    assert (told(people.ha), Return.objects.get().reason, [one.pk for one in queries.returned_to(people.ha)]) == (
        ["issuing.returned"], "Rà lại số liệu", [draft.pk],
    )  # fmt: skip


def test_chief_alone_returns_what_waits_for_the_initials(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.nam), summary="Tóm tắt")
    with pytest.raises(PermissionDenied):
        actions.return_draft(people.ha, draft.pk, fresh(draft).revision, reason="Thôi")

    back = actions.return_draft(people.mai, draft.pk, fresh(draft).revision, reason="Sai thể thức")

    assert back.whose == people.mai.person


def test_drafter_takes_it_back_and_gives_it_up(people: People, organs: Organs) -> None:
    draft = submitted(people, organs)
    draft = actions.take_back(people.ha, draft.pk, draft.revision)
    assert (draft.state, told(people.nam)) == ("drafting", [])

    draft = actions.withdraw(people.ha, draft.pk, draft.revision)

    assert (draft.state, draft.stations.filter(until=None).count(), draft.versions.count()) == ("withdrawn", 0, 1)
    with pytest.raises(NotNow):
        actions.set_recipients(people.ha, draft.pk, draft.revision, organs=[organs.economy])


def test_signed_paper_is_given_up_by_nobody_before_the_signature_is_undone(people: People, organs: Organs) -> None:
    draft = signed(people, organs, by=people.binh, unit_id=organs.economy.pk)
    for who in (people.binh, people.mai):
        with pytest.raises(NotNow):
            actions.withdraw(who, draft.pk, draft.revision)

    draft = actions.unsign(people.lan, draft.pk, draft.revision)
    draft = actions.withdraw(people.binh, draft.pk, draft.revision)

    assert (draft.state, draft.signings.filter(undone_at=None).count()) == ("withdrawn", 0)


def test_giving_up_ends_the_asking(people: People, organs: Organs) -> None:
    consultation = asked(people, organs)

    actions.withdraw(people.ha, consultation.draft.pk, fresh(consultation.draft).revision)

    assert (told(people.binh), list(queries.opinions_wanted_of(people.binh))) == ([], [])


def test_what_makes_no_sense_now_is_said(people: People, organs: Organs) -> None:
    draft = submitted(people, organs)

    with pytest.raises(NotNow, match="dự thảo này chờ ký"):
        actions.write_version(people.ha, draft.pk, draft.revision, content=typed(SECOND))
    with pytest.raises(ValidationError):
        actions.pass_on(people.nam, draft.pk, draft.revision, person_of(people.nam))


def test_leader_records_only_his_own_signature_and_only_with_an_authority_that_fits(people: People, organs: Organs) -> None:
    draft = submitted(people, organs)
    wrong = [
        (people.nam, signature(people, signer=people.hoa.person), "signer"),
        (people.lan, signature(people, authority="for-head"), "authority"),
        (people.lan, signature(people, authority="authorised"), "authority"),
        (people.lan, signature(people, authority="by heart"), "authority"),
        (people.lan, signature(people, day=TODAY() + dt.timedelta(1)), "day"),
    ]

    for who, given, field in wrong:
        with pytest.raises(ValidationError) as refused:
            actions.sign(who, draft.pk, draft.revision, given)
        assert list(refused.value.message_dict) == [field]


def test_one_check_says_who_may_sign_how(people: People, organs: Organs) -> None:
    nam, binh, on = person_of(people.nam), person_of(people.binh), TODAY()
    asked = [
        (organs.committee, "on-behalf", nam), (organs.committee, "for-head", nam), (organs.committee, "authorised", nam),
        (organs.economy, "direct", binh), (organs.economy, "on-behalf", binh),
        (organs.peoples_committee, "for-head", person_of(people.minh)),
    ]  # fmt: skip

    assert [[one.code for one in departures(organ, authority, who, on)] for organ, authority, who in asked] == [
        [], ["deputy-for-a-collective"], ["sign-not-used", "not-on-behalf"], [], ["on-behalf-of-one-head"], ["head-for-himself"],
    ]  # fmt: skip
    assert [bool(what_is_wrong(organ, authority, who, on)) for organ, authority, who in asked] == [False, True, True, False, True, False]
    Position.objects.filter(person=binh).update(title="Phó Trưởng phòng")
    assert [one.code for one in departures(organs.economy, "direct", binh, on)] == ["deputy-as-head"]
    assert block_of(organs.economy, "for-head", binh, on) == Signature(("KT. TRƯỞNG PHÒNG",), "PHÓ TRƯỞNG PHÒNG", "Đỗ Văn Bình")
    assert block_of(organs.economy, "acting", binh, on).office_title == "Q. TRƯỞNG PHÒNG"


def test_draft_lies_on_the_desks_of_leaders_and_of_the_chief_alone(people: People, organs: Organs) -> None:
    draft = written(people, organs)
    for nobody in (people.sen, people.lan):
        with pytest.raises(ValidationError) as refused:
            actions.submit(people.ha, draft.pk, draft.revision, to=person_of(nobody), summary="Tóm tắt")
        assert list(refused.value.message_dict) == ["to"]
    actions.submit(people.ha, draft.pk, draft.revision, to=person_of(people.mai), summary="Tóm tắt")  # T/L: the chief signs
    draft = actions.initial(people.mai, draft.pk, fresh(draft).revision)

    with pytest.raises(ValidationError) as refused:
        actions.pass_on(people.mai, draft.pk, draft.revision, person_of(people.sen))

    assert (list(refused.value.message_dict), desks(draft)[-1]) == (["to"], ("signing", "Trần Thị Mai"))
    assert actions.sign(people.lan, draft.pk, draft.revision, signature(people, signer=people.mai.person)).state == "signed"


def test_signer_is_he_on_whose_desk_it_lies_or_who_stood_in_for_him_that_day(people: People, organs: Organs) -> None:
    from giaoban.office.directory.models import Absence

    draft, yesterday = submitted(people, organs), TODAY() - dt.timedelta(1)
    Absence.objects.create(person=person_of(people.nam), deputy=person_of(people.hoa), valid_from=yesterday, valid_to=yesterday)
    Absence.objects.create(person=person_of(people.nam), deputy=person_of(people.sen), valid_from=TODAY(), valid_to=TODAY())

    for nobody in (people.minh, people.hoa, people.sen):  # another leader; the deputy of yesterday; a deputy who signs nothing
        with pytest.raises(ValidationError) as refused:
            actions.sign(people.lan, draft.pk, draft.revision, signature(people, signer=nobody.person))
        assert list(refused.value.message_dict) == ["signer"]

    signed = actions.sign(people.lan, draft.pk, draft.revision, signature(people, signer=people.hoa.person, day=yesterday))
    assert signed.signings.get().signer == people.hoa.person


def test_signature_recorded_by_mistake_is_undone_and_stays_on_record(people: People, organs: Organs) -> None:
    draft = signed(people, organs)

    draft = actions.unsign(people.lan, draft.pk, draft.revision)

    assert (draft.state, desks(draft)[-1]) == ("submitted", ("signing", "Vũ Đình Nam"))
    assert draft.signings.get().undone_at is not None
    assert actions.sign(people.nam, draft.pk, draft.revision, signature(people)).state == "signed"


def test_deputy_acts_at_the_desk_of_who_is_away(people: People, organs: Organs) -> None:
    from giaoban.office.directory.models import Absence

    draft = submitted(people, organs)
    assert list(queries.to_sign(people.hoa)) == []

    Absence.objects.create(person=person_of(people.nam), deputy=person_of(people.hoa), valid_from=TODAY(), valid_to=TODAY())

    assert [one.pk for one in queries.to_sign(people.hoa)] == [draft.pk]
    assert actions.sign(people.hoa, draft.pk, draft.revision, signature(people, signer=people.hoa.person)).state == "signed"


def test_account_that_is_nobodys_has_no_desk(people: People, organs: Organs) -> None:
    draft = submitted(people, organs)
    chief = Account.objects.create_user("chanh-van-phong", "mật khẩu")
    chief.holdings.create(role="chief")

    assert (list(queries.on_desk_of(chief)), list(queries.to_acknowledge(chief))) == ([], [])
    assert [one.pk for one in queries.visible_to(chief)] == [draft.pk]
    assert not rules.is_on_own_desk(chief, draft)
    own = actions.begin_draft(chief, kind="BC", subject="Báo cáo", organ_id=organs.committee.pk)
    assert (desks(own), own.drafter) == ([("drafting", "")], None)
