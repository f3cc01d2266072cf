"""A draft signed digitally: the deputy secretary with his key, number and seal by the registry; what goes wrong leaves nothing behind."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.utils import timezone

from giaoban.intake import read_source
from giaoban.office.audit.acts import Conflict
from giaoban.office.audit.models import Entry
from giaoban.office.directory.models import Absence
from giaoban.office.directory.visibility import Confidentiality
from giaoban.office.issuing import actions
from giaoban.office.issuing.actions import Hand
from giaoban.office.issuing.content import typed
from giaoban.office.issuing.models import Authority, Draft, DraftState, Signing
from giaoban.office.jobs.models import Job
from giaoban.office.registry import actions as registry
from giaoban.office.registry import store
from giaoban.office.registry.models import File, Paper, RegisterEntry
from giaoban.office.work.actions import NotNow
from giaoban.signatures.told import understood
from giaoban.writing.signing.certificates import roots_of
from giaoban.writing.signing.keys import KeyFile, Token
from giaoban.writing.signing.verified import Covers, Standing, Verified
from giaoban.writing.signing.verify import verify
from tests.intake.word import package, paragraph
from tests.office.issuing.keys import (
    BLUE,
    COMMITTEE,
    NAM,
    NOW,
    OVER,
    TO_COME,
    hand,
    one,
    seal,
    sealed,
    signed_by_nam,
    to_be_signed,
    trusting,
)
from tests.office.issuing.rows import TODAY, begun, fresh
from tests.people import Organs, People, person_of
from tests.writing.signing.issuers import PASSWORD, png, revoked, root

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def trust(tmp_path: Path, settings: Any) -> Path:
    """The made-up issuer is trusted; papers are kept beside it."""
    settings.FILES_DIR = tmp_path / "files"
    return trusting(settings, tmp_path)


def found_in(data: bytes) -> Verified:
    return verify(data, roots_of([root().der]), NOW + dt.timedelta(hours=2))


def refused(people: People, draft: Draft, given: Hand, authority: str = Authority.ON_BEHALF) -> dict[str, list[str]]:
    """What is said at which field; the draft waits for its signature as before, and nothing is kept."""
    with pytest.raises(ValidationError) as wrong:
        actions.sign_digitally(people.nam, draft.pk, fresh(draft).revision, authority, given)
    assert (fresh(draft).state, Signing.objects.count()) == (DraftState.SUBMITTED, 0)
    assert File.objects.count() == 0
    return wrong.value.message_dict if hasattr(wrong.value, "error_dict") else {"": wrong.value.messages}


def test_person_then_number_then_organ(people: People, organs: Organs) -> None:
    draft = signed_by_nam(people, organs)

    signing = draft.signings.get()
    assert signing.file is not None
    assert (draft.state, signing.way, signing.signer, signing.day, signing.symbol) == (
        DraftState.SIGNED, Signing.Way.DIGITAL, people.nam.person, TODAY(), "BC/ĐU",
    )  # fmt: skip
    assert understood(signing.found).summary == "Tệp nguyên vẹn, 1 chữ ký số đều hợp lệ."
    by_nam = store.read(signing.file.sha256)

    draft = actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(number=15, seal=seal()))

    assert draft.paper is not None
    part, signing = draft.paper.parts.get(), draft.signings.get()
    data = store.read(part.file.sha256)
    assert (draft.paper.number, part.kind, part.name, signing.scan, signing.entry) == (
        "15-BC/ĐU", "main", "15-BC-ĐU.pdf", part, RegisterEntry.objects.get(),
    )  # fmt: skip
    assert data.startswith(by_nam)
    found = found_in(data)
    assert (found.is_sound, found.summary) == (True, understood(signing.found).summary)
    assert [(one.holder and one.holder.name, one.standing, one.covers) for one in found.signatures] == [
        (NAM, Standing.VALID, Covers.UNTIL_FILLED_IN), (COMMITTEE, Standing.VALID, Covers.ALL),
    ]  # fmt: skip
    text = read_source(data, name=part.name).text
    assert [words in text for words in ("15-BC/ĐU", "T/M ĐẢNG ỦY", "PHÓ BÍ THƯ THƯỜNG TRỰC", NAM, "Dự thảo")] == [True] * 4 + [False]
    assert Job.objects.filter(kind="write-issued-file").count() == 0  # it has its file


def test_organ_does_not_sign_before_the_person_nor_without_a_key(people: People, organs: Organs) -> None:
    waiting, signed = to_be_signed(people, organs), signed_by_nam(people, organs)

    with pytest.raises(NotNow):
        actions.issue(people.lan, waiting.pk, waiting.revision, actions.Numbered(seal=seal()))
    with pytest.raises(ValidationError) as wrong:
        actions.issue(people.lan, signed.pk, signed.revision, actions.Numbered())

    assert list(wrong.value.message_dict) == ["key_file"]
    assert Paper.objects.filter(direction="out").count() == 0


def test_what_is_wrong_with_a_seal_costs_no_number(people: People, organs: Organs, trust: Path) -> None:
    draft = signed_by_nam(people, organs)
    (trust / "lists" / "thu-hoi.crl").write_bytes(revoked(one("Văn phòng Đảng ủy"), NOW - dt.timedelta(1)))
    wrong = {
        "password": replace(seal(), key=KeyFile(one(COMMITTEE).key_file().data, "sai")),
        "other_name": seal("Ban Quản lý chợ"),
        "key_file": replace(seal("Văn phòng Đảng ủy"), other_name=True),  # revoked
        "picture": replace(seal(), picture=png(100, 100, (220, 0, 0))),  # of no size
    }

    for field, given in wrong.items():
        with pytest.raises(ValidationError) as said:
            actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(seal=given))
        assert list(said.value.message_dict) == [field]
    issued = actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(seal=replace(wrong["picture"], size_mm=36)))

    assert (issued.paper and issued.paper.number, RegisterEntry.objects.count()) == ("01-BC/ĐU", 1)


def test_key_that_cannot_sign_is_told_at_its_field(people: People, organs: Organs, trust: Path) -> None:
    draft = to_be_signed(people, organs)
    (trust / "lists" / "thu-hoi.crl").write_bytes(revoked(one(), NOW - dt.timedelta(1)))
    ending, beginning = (f"{timezone.localtime(day[side]):%d/%m/%Y}" for day, side in ((OVER, 1), (TO_COME, 0)))
    whose = f"{NAM} ({COMMITTEE})"
    wrong = [
        (replace(hand(), key=KeyFile(one().key_file().data, "sai")), "password", "Sai mật khẩu của tệp chứng thư số."),
        (replace(hand(), key=KeyFile(b"%PDF-1.7", PASSWORD)), "key_file", "Tệp này không phải tệp chứng thư số (.p12, .pfx)"),
        (hand(held=OVER), "", f"Chứng thư số của {whose} đã hết hạn ngày {ending}."),
        (hand(held=TO_COME), "", f"Chứng thư số của {whose} chưa có hiệu lực (từ {beginning})."),
        (hand(), "key_file", f"Chứng thư số của {whose} đã bị thu hồi nên không ký được."),
        (hand(issuer="CA khác"), "key_file", f"Cơ quan này chưa tin cậy nơi cấp chứng thư số của {whose} (CA khác)."),
        (hand(use="encrypt"), "key_file", f"Chứng thư số của {whose} không dùng để ký văn bản."),
        (hand("Lê Văn Hòa"), "key_file", f"Chứng thư số này là của đ/c Lê Văn Hòa. Hãy dùng chứng thư của đ/c {NAM}."),
        (hand("Vũ Đức Nam"), "other_name", "Chứng thư số ghi tên “Vũ Đức Nam"),
        (replace(hand(), picture=b"GIF"), "picture", "Ảnh chữ ký, ảnh dấu phải là tệp PNG nền trong suốt."),
        (replace(hand(), key=Token(trust / "token.so", "Van phong", "Nam", "1234")), "pin", "Không thấy thư viện PKCS#11 của thiết bị."),
    ]  # fmt: skip

    for given, field, words in wrong:
        said = refused(people, draft, given)
        assert (list(said), said[field][0][: len(words)]) == ([field], words)


def test_certificate_of_another_spelling_is_taken_with_a_word(people: People, organs: Organs) -> None:
    draft = to_be_signed(people, organs)
    draft = actions.sign_digitally(people.nam, draft.pk, draft.revision, Authority.ON_BEHALF, replace(hand("Vũ Đ. Nam"), other_name=True))

    line = Entry.objects.get(verb="issuing.sign-digitally")
    assert (draft.state, line.changes["other_name"]) == (DraftState.SIGNED, True)


@pytest.mark.parametrize("name", ["VŨ ĐÌNH NAM", "VU DINH NAM", "Vũ Đình Nam, Phó Bí thư"])
def test_certificate_of_the_same_name_needs_no_word(name: str, people: People, organs: Organs) -> None:
    draft = to_be_signed(people, organs)

    assert actions.sign_digitally(people.nam, draft.pk, draft.revision, Authority.ON_BEHALF, hand(name)).state == DraftState.SIGNED


def test_rules_of_ink_are_the_rules_of_keys(people: People, organs: Organs) -> None:
    draft = to_be_signed(people, organs)

    assert list(refused(people, draft, hand(), Authority.AUTHORISED)) == ["authority"]
    for who in (people.lan, people.mai, people.hoa):  # the registry and the chief record ink for others; another leader has his own desk
        with pytest.raises((PermissionDenied, ObjectDoesNotExist)):
            actions.sign_digitally(who, draft.pk, draft.revision, Authority.ON_BEHALF, hand())
    Absence.objects.create(person=person_of(people.nam), deputy=person_of(people.hoa), valid_from=TODAY(), valid_to=TODAY())

    actions.sign_digitally(people.hoa, draft.pk, draft.revision, Authority.ON_BEHALF, hand("Lê Văn Hòa"))

    assert draft.signings.get().signer == people.hoa.person


def test_draft_that_was_changed_meanwhile_is_not_signed(people: People, organs: Organs) -> None:
    draft = to_be_signed(people, organs)
    actions.take_back(people.mai, draft.pk, draft.revision)
    actions.write_version(people.mai, draft.pk, fresh(draft).revision, content=typed("Khác"))
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Đã sửa")

    with pytest.raises(Conflict):
        actions.sign_digitally(people.nam, draft.pk, draft.revision, Authority.ON_BEHALF, hand())

    assert (fresh(draft).state, Signing.objects.count()) == (DraftState.SUBMITTED, 0)


def test_pressed_twice_it_is_signed_and_issued_once(people: People, organs: Organs) -> None:
    draft = signed_by_nam(people, organs)
    again = actions.sign_digitally(people.nam, draft.pk, draft.revision - 1, Authority.ON_BEHALF, hand())
    issued = [actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(seal=seal())) for _ in range(2)]

    assert (again.pk, Signing.objects.count(), RegisterEntry.objects.count()) == (draft.pk, 1, 1)
    assert issued[0].paper == issued[1].paper


def test_recorded_by_mistake_it_is_signed_anew(people: People, organs: Organs) -> None:
    draft = signed_by_nam(people, organs)
    draft = actions.unsign(people.lan, draft.pk, draft.revision)
    draft = actions.sign_digitally(people.nam, draft.pk, draft.revision, Authority.ON_BEHALF, hand())

    draft = actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(seal=seal()))

    assert (draft.state, Signing.objects.filter(undone_at=None).count(), Signing.objects.count()) == (DraftState.ISSUED, 1, 2)


def test_signed_file_that_was_altered_in_the_store_is_not_sealed(people: People, organs: Organs) -> None:
    draft = signed_by_nam(people, organs)
    file = draft.signings.get().file
    assert file is not None
    data = bytearray(store.read(file.sha256))
    data[data.index(b"stream\n") + 40] ^= 1
    place = store.path_of(file.sha256)
    place.chmod(0o600)
    place.write_bytes(bytes(data))

    with pytest.raises((ValidationError, OSError)):
        actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(seal=seal()))

    assert (fresh(draft).state, RegisterEntry.objects.count()) == (DraftState.SIGNED, 0)


def test_number_written_over_after_the_seal_is_found_out(people: People, organs: Organs) -> None:
    from io import BytesIO

    from pyhanko.pdf_utils.generic import pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    draft = sealed(people, organs)
    assert draft.paper is not None
    writer, out = IncrementalPdfFileWriter(BytesIO(store.read(draft.paper.parts.get().file.sha256))), BytesIO()
    fields = [each.get_object() for each in writer.root["/AcroForm"]["/Fields"]]
    number = next(each for each in fields if each["/T"] == "SoVanBan")
    number["/V"] = pdf_string("99")
    writer.update_container(number)
    writer.write(out)  # type: ignore[no-untyped-call] # the library's

    found = found_in(out.getvalue())

    assert (found.is_sound, found.signatures[1].standing) == (False, Standing.CHANGED_AFTER)


def test_symbol_that_the_register_does_not_know_is_given_when_it_is_signed(people: People, organs: Organs) -> None:
    organs.committee.names.update(symbol="")
    draft = to_be_signed(people, organs)
    assert list(refused(people, draft, hand())) == ["symbol"]

    draft = actions.sign_digitally(people.nam, draft.pk, draft.revision, Authority.ON_BEHALF, hand(), "BC-ĐU")
    draft = actions.issue(people.lan, draft.pk, draft.revision, actions.Numbered(seal=seal()))

    assert draft.paper is not None
    assert draft.paper.number == "01/BC-ĐU"


def test_word_file_is_signed_on_paper(people: People, organs: Organs) -> None:
    draft = begun(people, organs, people.mai)
    actions.write_version(people.mai, draft.pk, 1, file=actions.Handed(package(paragraph("Nội dung")), "bao-cao.docx"))
    actions.submit(people.mai, draft.pk, fresh(draft).revision, to=person_of(people.nam), summary="Tóm tắt")

    with pytest.raises(ValidationError, match="Bản này là tệp Word nộp lên nên chưa ký số được"):
        actions.sign_digitally(people.nam, draft.pk, fresh(draft).revision, Authority.ON_BEHALF, hand())


def test_office_that_trusts_nobody_yet_signs_all_the_same(people: People, organs: Organs, settings: Any) -> None:
    settings.SIGNATURE_ROOTS = settings.SIGNATURE_CRLS = ""

    draft = sealed(people, organs)

    assert [each.standing for each in understood(draft.signings.get().found).signatures] == [Standing.UNKNOWN_ISSUER] * 2


def test_nothing_secret_is_written_down(people: People, organs: Organs, trust: Path) -> None:
    sealed(people, organs)

    assert PASSWORD not in repr([hand(), seal()]) + str(list(Entry.objects.values_list("changes", flat=True)))
    kept = [file.read_bytes() for file in (trust / "files").rglob("*") if file.is_file()]
    assert len(kept) == 2  # signed by the person, signed by both
    assert not any(one().key_file().data[:64] in data or PASSWORD.encode() in data or BLUE in data for data in kept)


def test_secret_paper_takes_what_was_signed_of_its_drafts_along(people: People, organs: Organs, trust: Path) -> None:
    draft = sealed(people, organs, confidentiality=Confidentiality.OPEN)
    assert draft.paper is not None

    registry.expel_secret(people.mai, draft.paper.pk)

    assert (Draft.objects.count(), Signing.objects.count(), File.objects.count()) == (0, 0, 0)
