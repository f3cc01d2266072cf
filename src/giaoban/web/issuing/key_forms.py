"""Forms that take a key for one act: a file with its password or the token at the server, and the picture that is seen on the paper."""

from __future__ import annotations

from typing import Any

from django import forms

from giaoban.office.directory.models import Account
from giaoban.office.issuing.actions import Hand, Numbered
from giaoban.office.issuing.authorities import usual
from giaoban.office.issuing.models import Authority, Draft
from giaoban.office.registry.signatures import TokenAtHand, token_at_hand
from giaoban.web.issuing.forms import IssueForm, WithFile
from giaoban.writing.signing.keys import Key, KeyFile, Token

_LARGEST = 1 << 20
_FILE, _TOKEN = "file", "token"
_OF_A_KEY = ("means", "key_file", "password", "certificate", "pin", "other_name")
_NONE = "Chọn tệp chứng thư số."
_TOO_LARGE = "Tệp này không phải tệp chứng thư số (.p12, .pfx): quá lớn. Hãy chọn lại tệp."
_NO_PIN = "Ghi tên chứng thư trong thiết bị và mã PIN."


def _secret(label: str) -> forms.CharField:
    """Never written back into the page, never kept by the browser."""
    return forms.CharField(
        label=label, required=False, strip=False, max_length=200, widget=forms.PasswordInput(attrs={"autocomplete": "off"})
    )


class WithKey(WithFile):
    """A form that brings a key. Where the operator set a token it may be chosen instead of a file."""

    picture = forms.FileField(label="Ảnh chữ ký", widget=forms.FileInput(attrs={"accept": "image/png"}))
    means = forms.ChoiceField(label="Ký bằng", choices=[(_FILE, "Tệp chứng thư số"), (_TOKEN, "Thiết bị ký số ở máy chủ")], initial=_FILE)
    key_file = forms.FileField(
        label="Tệp chứng thư số (.p12, .pfx)",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx"}),
        error_messages={"required": _NONE},
    )
    password = _secret("Mật khẩu của tệp")
    certificate = forms.CharField(label="Tên chứng thư trong thiết bị", required=False, max_length=120)
    pin = _secret("Mã PIN của thiết bị")
    other_name = forms.BooleanField(label="Chứng thư mang tên khác nhưng đúng là của người ký", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.token: TokenAtHand | None = token_at_hand()
        if self.token is None:
            for name in ("means", "certificate", "pin"):
                del self.fields[name]
            self.fields["key_file"].required = self.fields["password"].required = True
        if not self.data.get("other_name") or self.data["other_name"] == "False":  # asked only where the name is another
            self.fields["other_name"].widget = forms.HiddenInput()

    def add_error(self, field: str | None, error: Any) -> None:
        """What is asked back is shown from then on."""
        if field == "other_name":
            self.fields["other_name"].widget = forms.CheckboxInput()
        super().add_error(field, error)

    def clean(self) -> dict[str, Any]:
        """A key is there, in one way."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("means") == _TOKEN:
            if not (values.get("certificate") and values.get("pin")):
                self.add_error("pin", _NO_PIN)
        elif values.get("key_file") is None:
            if "key_file" not in self.errors:
                self.add_error("key_file", _NONE)
        elif values["key_file"].size > _LARGEST:
            self.add_error("key_file", _TOO_LARGE)
        return values

    @property
    def hand(self) -> Hand:
        """As the actions take it."""
        values = self.cleaned_data
        return Hand(self._key, values["picture"].read(), values.get("diameter"), other_name=values["other_name"])

    @property
    def _key(self) -> Key:
        values = self.cleaned_data
        if self.token is not None and values["means"] == _TOKEN:
            return Token(self.token.module, self.token.label, values["certificate"], values["pin"])
        return KeyFile(values["key_file"].read(), values["password"])


class SignDigitallyForm(WithKey):
    """The person signs."""

    authority = forms.ChoiceField(label="Thẩm quyền ký", choices=Authority.choices)
    symbol = forms.CharField(
        label="Ký hiệu", max_length=40, help_text="Sổ không tự suy ra được; ví dụ UBND-VP. Số được điền trước ký hiệu."
    )

    def __init__(self, draft: Draft, *args: Any, needs_symbol: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"].initial = usual(draft.organ)
        self.fields["picture"].help_text = "Tệp PNG nền trong suốt, màu xanh."
        if not needs_symbol:
            del self.fields["symbol"]
        self.order_fields(("authority", "symbol", "picture", *_OF_A_KEY))


class SealForm(WithKey, IssueForm):
    """What was signed digitally gets its number, and the organ signs."""

    diameter = forms.FloatField(
        label="Đường kính dấu (mm)", required=False, min_value=10, max_value=80, help_text="Để trống nếu tệp ảnh ghi kích thước thật."
    )

    def __init__(self, account: Account, draft: Draft, next_number: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(account, draft, next_number, *args, **kwargs)
        for name in ("symbol", "scan", "assured"):  # the symbol stands in what was signed
            self.fields.pop(name, None)
        self.fields["picture"].label, self.fields["picture"].help_text = "Ảnh dấu", "Tệp PNG nền trong suốt, màu đỏ."
        self.fields["other_name"].label = "Chứng thư mang tên khác nhưng đúng là của cơ quan"
        self.order_fields(("number", "picture", "diameter", *_OF_A_KEY))

    @property
    def numbered(self) -> Numbered:
        """As the actions take it."""
        return Numbered(self.cleaned_data["number"], seal=self.hand)
