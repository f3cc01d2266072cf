"""The forms of signing in, with their fields called in Vietnamese."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm, SetPasswordForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

from giaoban.office.directory.models import Account

_LABELS = {
    "login": "Tên đăng nhập",
    "password": "Mật khẩu",
    "oldpassword": "Mật khẩu hiện nay",
    "password1": "Mật khẩu mới",
    "password2": "Nhập lại mật khẩu mới",
    "code": "Mã",
    "name": "Tên khóa",
    "passwordless": "Khóa mở thẳng, không cần mật khẩu",
}


class _InOurWords:
    """A form whose fields are called as `_LABELS` says, without words inside the fields or help of the library."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("remember", None)
        for name, field in self.fields.items():
            field.label = _LABELS.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            if name == "password1":
                field.help_text = " ".join(password_validators_help_texts())
            elif name != "credential":
                field.help_text = ""


class SignIn(_InOurWords, LoginForm):  # type: ignore[misc]
    """Name and password."""


class ChangePassword(_InOurWords, ChangePasswordForm):  # type: ignore[misc]
    """The password in use and the new one, twice."""


class SetPassword(_InOurWords, SetPasswordForm):  # type: ignore[misc]
    """A first password, for an account that came in from outside."""


class Reauthenticate(_InOurWords, ReauthenticateForm):  # type: ignore[misc]
    """The password again."""


class Code(_InOurWords, AuthenticateForm):  # type: ignore[misc]
    """A code of the authenticator app, or one of the recovery codes."""


class CodeAgain(_InOurWords, ReauthenticateByCodeForm):  # type: ignore[misc]
    """A code again."""


class ActivateApp(_InOurWords, ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""


class AddKey(_InOurWords, AddWebAuthnForm):  # type: ignore[misc]
    """A security key and its name."""


class EditKey(_InOurWords, EditWebAuthnForm):  # type: ignore[misc]
    """The name of a key."""


class NewPassword(forms.Form):
    """A password, twice, set with a one-time link."""

    password1 = forms.CharField(label="Mật khẩu mới", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))
    password2 = forms.CharField(
        label="Nhập lại mật khẩu mới", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())

    def clean_password1(self) -> str:
        """Strong enough?"""
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.account)
        return password

    def clean_password2(self) -> str:
        """The same twice?"""
        password: str = self.cleaned_data["password2"]
        if self.cleaned_data.get("password1") not in {None, password}:
            raise ValidationError("Hai lần nhập không giống nhau.")
        return password
