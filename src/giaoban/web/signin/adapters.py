"""How people sign in: accounts are made by the administrator, never by a visitor; what django-allauth says is said in Vietnamese."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

_WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
_TOO_MANY = "Đã thử sai quá nhiều lần. Hãy đợi năm phút rồi thử lại."


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up; no mail is ever sent."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Tài khoản này đã ngừng dùng.",
        "enter_current_password": "Mật khẩu hiện nay không đúng.",
        "incorrect_code": "Mã không đúng.",
        "incorrect_password": "Mật khẩu không đúng.",
        "invalid_login": _WRONG,
        "rate_limited": _TOO_MANY,
        "same_as_current": "Mật khẩu mới phải khác mật khẩu hiện nay.",
        "too_many_login_attempts": _TOO_MANY,
        "username_password_mismatch": _WRONG,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by the administrator."""
        return False

    def send_mail(self, *_: Any, **__: Any) -> None:
        """An office on a closed network has no mail to send."""

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, Any]]:
        """The ways to show again who one is, in words."""
        words = {
            "reauthenticate": "Dùng mật khẩu",
            "mfa_reauthenticate": "Dùng mã của ứng dụng xác thực",
            "mfa_reauthenticate:webauthn": "Dùng khóa bảo mật",
        }
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [way | {"description": words.get(way["id"], way["description"])} for way in ways]


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Authenticator apps, security keys and recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Không bỏ được xác thực hai lớp.",
        "cannot_generate_recovery_codes": "Chỉ lập được mã dự phòng khi đã bật xác thực hai lớp.",
        "incorrect_code": "Mã không đúng. Hãy xem lại giờ trên điện thoại.",
    }

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002 - the library's name for it
        """What a new key is called until its owner says otherwise."""
        return f"Khóa {Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1}"


class OutsideAccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An outside account opens only the account here that its owner, signed in, has connected it with: never by its mail address."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "connected_other": "Tài khoản ngoài này đã nối với một tài khoản khác.",
        "disconnect_last": "Không bỏ được: đây là cách đăng nhập duy nhất.",
        "invalid_token": "Hệ thống ngoài không xác nhận.",
        "no_password": "Tài khoản chưa có mật khẩu.",
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """No account is made of an outside one."""
        return False

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        """An address proves nothing: whoever runs the outside system could write any."""
        return False
