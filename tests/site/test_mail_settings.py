"""Mail that is half configured, or whose password would cross the network in the clear, keeps the office from opening."""

import pytest

from giaoban.site.checks import configuration_is_safe

WHOLE = {"HOST": "thu.minhson.vn", "SENDER": "giaoban@minhson.vn", "USER": "giaoban", "PASSWORD": "made-up"}


@pytest.mark.parametrize(
    ("named", "faults"),
    [
        ({}, []),
        ({"TLS": "tls"}, []),
        ({"USER": "", "PASSWORD": "", "TLS": "none"}, []),
        ({"HOST": "127.0.0.1", "TLS": "none"}, []),
        ({"HOST": "", "SENDER": "", "TLS": "none"}, []),
        ({"TLS": "none"}, ["mail password"]),
        ({"TLS": "ssl"}, ["unknown way of TLS"]),
        ({"SENDER": ""}, ["no sender"]),
        ({"SENDER": "giaoban@xãminhsơn.vn"}, ["no sender"]),
        ({"PASSWORD": ""}, ["half a sign-in"]),
        ({"PASSWORD": "mật khẩu"}, ["half a sign-in"]),
    ],
)
def test_mail_is_configured_whole_or_not_at_all(named: dict[str, str], faults: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (WHOLE | named).items():
        monkeypatch.setenv(f"GIAOBAN_SMTP_{name}", value)

    assert [found.hint for found in configuration_is_safe() if found.id == "giaoban.E008"] == faults
