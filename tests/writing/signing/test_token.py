"""A key on a token (PKCS#11). The token is SoftHSM's, made for the test; without it on the machine its tests are skipped."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from asn1crypto import keys, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from giaoban.writing.signing.keys import NoKey, Token
from giaoban.writing.signing.marks import personal_mark
from giaoban.writing.signing.pictures import picture
from giaoban.writing.signing.sign import sign_as_person
from giaoban.writing.signing.verified import Standing
from tests.writing.signing.issuers import SIGNED, Owner, owner, png
from tests.writing.signing.signed import BLUE, CHIEF, place, unsigned, verified

LIBRARY = Path("/usr/lib/softhsm/libsofthsm2.so")
NAME, CERTIFICATE, PIN = "Văn phòng", "Trần Thị Mai", "246810"


def _put_on(token: Token, one: Owner) -> None:
    """Key and certificate, as its maker's program puts them there."""
    import pkcs11
    from pkcs11.util.rsa import decode_rsa_private_key

    key = one.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    certificate = x509.Certificate.load(one.der)
    named = {pkcs11.Attribute.LABEL: token.certificate, pkcs11.Attribute.ID: b"1", pkcs11.Attribute.TOKEN: True}
    with pkcs11.lib(str(token.module)).get_token(token_label=token.label).open(rw=True, user_pin=token.pin) as session:
        session.create_object(decode_rsa_private_key(keys.RSAPrivateKey.load(key).dump()) | named)
        session.create_object(
            named
            | {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.SUBJECT: certificate.subject.dump(),
                pkcs11.Attribute.ISSUER: certificate.issuer.dump(),
                pkcs11.Attribute.SERIAL_NUMBER: certificate["tbs_certificate"]["serial_number"].dump(),
                pkcs11.Attribute.VALUE: one.der,
            }
        )


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Token:
    """The token of the office with the key of its chief."""
    program = shutil.which("softhsm2-util")
    if program is None or not LIBRARY.is_file():
        pytest.skip("SoftHSM is not installed (Debian: apt-get install softhsm2)")
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "softhsm2.conf").write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\n", "utf-8")
    with pytest.MonkeyPatch.context() as environment:  # the library looks for its folder where it is opened first
        environment.setenv("SOFTHSM2_CONF", str(folder / "softhsm2.conf"))
        subprocess.run([program, "--init-token", "--free", "--label", NAME, "--so-pin", PIN, "--pin", PIN], check=True, capture_output=True)
        made = Token(LIBRARY, NAME, CERTIFICATE, PIN)
        _put_on(made, owner(CHIEF))
    return made


def test_token_signs(token: Token) -> None:
    data = sign_as_person(unsigned(), token, personal_mark(place(), picture(png(200, 100, BLUE))), SIGNED)

    assert [(found.who, found.standing) for found in verified(data).signatures] == [(f"{CHIEF} (Đảng ủy xã Minh Sơn)", Standing.VALID)]


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"pin": "0"}, "^Không mở được thiết bị ký số"),
        ({"label": "Thiết bị khác"}, "^Không mở được thiết bị ký số"),
        ({"certificate": "Chứng thư khác"}, "^Thiết bị không có, hoặc có hơn một chứng thư tên “Chứng thư khác”"),
        ({"module": Path("/usr/lib/no-such.so")}, "^Không thấy thư viện PKCS#11"),
    ],
)
def test_token_that_does_not_open_is_told(token: Token, other: dict[str, str], words: str) -> None:
    with pytest.raises(NoKey, match=words), replace(token, **other).opened():  # type: ignore[arg-type]
        pass


def test_without_the_package_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)

    with pytest.raises(NoKey, match="chưa cài gói python-pkcs11"), Token(LIBRARY, NAME, CERTIFICATE, PIN).opened():
        pass
