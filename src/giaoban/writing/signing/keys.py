"""Keys that sign: a file (PKCS#12), or a token that never gives its key away (PKCS#11), behind one small interface."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from giaoban.writing.signing.certificates import Holder, holder_of

if TYPE_CHECKING:
    from asn1crypto.pkcs12 import Pfx
    from pyhanko.sign.signers import Signer

_MOST_ROUNDS = 5_000_000  # issuers take some thousands, the careful a million


class NoKey(Exception):  # noqa: N818 - the name is what happened
    """There is no key to sign with. The message is one line of Vietnamese: what happened, and what to do."""


class WrongPassword(NoKey):
    """The file is one, and another password opens it."""


class Key(Protocol):
    """A key with its certificate, opened for as long as one signature takes."""

    def opened(self) -> AbstractContextManager[tuple[Signer, Holder]]:
        """What signs, and whose it is. Raises NoKey."""
        ...


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A PKCS#12 file (.p12, .pfx): key, certificate, and the certificates above it."""

    data: bytes
    password: str

    def __repr__(self) -> str:
        return "KeyFile(…)"  # neither key nor password into a log

    @contextmanager
    def opened(self) -> Iterator[tuple[Signer, Holder]]:
        """What signs, and whose it is. Raises NoKey where the password or the file is wrong."""
        if not _is_key_file(self.data):
            raise NoKey("Tệp này không phải tệp chứng thư số (.p12, .pfx), hoặc đã hỏng. Hãy chọn lại tệp.")
        # A Vietnamese letter can be written in one sign or in two; whoever made the file may have typed it either way.
        forms = dict.fromkeys((self.password, *(unicodedata.normalize(form, self.password) for form in ("NFC", "NFD"))))
        try:
            signer = next(filter(None, (self._signer(password) for password in forms)))
        except StopIteration as error:
            raise WrongPassword("Sai mật khẩu của tệp chứng thư số. Hãy chọn lại tệp và nhập lại mật khẩu.") from error
        except (AttributeError, TypeError) as error:
            raise NoKey("Tệp chứng thư số không có khóa để ký, hoặc không có chứng thư. Hãy lấy tệp khác từ nơi cấp.") from error
        if signer.signing_cert is None:
            raise NoKey("Tệp chứng thư số không có chứng thư của người ký. Hãy lấy tệp khác từ nơi cấp.")
        yield signer, holder_of(signer.signing_cert)

    def _signer(self, password: str) -> Signer | None:
        from pyhanko.sign.signers import SimpleSigner

        try:
            signer: Signer = SimpleSigner.load_pkcs12_data(self.data, other_certs=[], passphrase=password.encode() or None)
        except ValueError:
            return None
        return signer


def _is_key_file(data: bytes) -> bool:
    """Is it built as PKCS#12 is, whatever its password?"""
    from asn1crypto.pkcs12 import Pfx

    try:
        found = Pfx.load(data, strict=True)
        return bool(found["version"].native and found["auth_safe"]["content_type"].native) and not _is_endless(found)
    except (ValueError, TypeError, KeyError):
        return False


def _is_endless(found: Pfx) -> bool:
    """Does it ask for so many rounds to try a password that whoever tries does nothing else for hours?"""
    rounds = [int(found["mac_data"]["iterations"].native or 0)] if found["mac_data"].native else []
    for safe in found.authenticated_safe:
        if safe["content_type"].native == "encrypted_data":
            with suppress(ValueError, TypeError, KeyError):  # sealed in another way, which the library that opens it may know
                rounds.append(int(safe["content"]["encrypted_content_info"]["content_encryption_algorithm"].kdf_iterations))
    return max(rounds, default=0) > _MOST_ROUNDS


@dataclass(frozen=True, slots=True)
class Opened:
    """A key that was opened before, and stays open as long as whoever opened it keeps it so: for what is looked at before it signs."""

    signer: Signer
    holder: Holder

    @contextmanager
    def opened(self) -> Iterator[tuple[Signer, Holder]]:
        """What signs, and whose it is."""
        yield self.signer, self.holder


@dataclass(frozen=True, slots=True)
class Token:
    """A token or card (PKCS#11). `module` is its maker's library, `label` the token's name, `certificate` the name of the one to use."""

    module: Path
    label: str
    certificate: str
    pin: str

    def __repr__(self) -> str:
        return f"Token({self.label!r})"

    @contextmanager
    def opened(self) -> Iterator[tuple[Signer, Holder]]:
        """What signs, and whose it is, while the token is unlocked. Raises NoKey."""
        try:
            import pkcs11
            from pyhanko.config.pkcs11 import TokenCriteria
            from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
        except ImportError as error:
            raise NoKey("Chưa ký được bằng thiết bị (token): máy chủ chưa cài gói python-pkcs11. Hãy cài gói đó rồi thử lại.") from error
        if not self.module.is_file():
            raise NoKey("Không thấy thư viện PKCS#11 của thiết bị. Hãy cài phần mềm của nhà sản xuất và kiểm tra lại đường dẫn.")
        try:
            session = open_pkcs11_session(str(self.module), token_criteria=TokenCriteria(label=self.label), user_pin=self.pin)
        except (pkcs11.PKCS11Error, RuntimeError) as error:
            raise NoKey("Không mở được thiết bị ký số. Hãy cắm thiết bị, kiểm tra tên thiết bị và mã PIN.") from error
        with session:
            signer = PKCS11Signer(session, cert_label=self.certificate)
            try:
                certificate = signer.signing_cert
            except pkcs11.PKCS11Error as error:
                raise NoKey(f"Thiết bị không có, hoặc có hơn một chứng thư tên “{self.certificate}”. Hãy chọn lại chứng thư.") from error
            try:
                yield signer, holder_of(certificate)
            except pkcs11.PKCS11Error as error:
                raise NoKey("Thiết bị ký số không ký được (đã rút ra, hoặc thiếu khóa). Chưa ký; hãy cắm lại rồi thử lại.") from error
