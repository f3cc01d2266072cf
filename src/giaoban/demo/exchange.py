"""The demo's exchange: made-up codes and addresses of offices above, packages taken in by the clerk's word."""

from __future__ import annotations

from giaoban.office.directory.models import Account, Organ
from giaoban.office.exchange import ways
from giaoban.office.exchange.actions import set_contact, switch_post

_CONTACTS = {
    "TU": ("A00.1", ""),
    "DU": ("A00.1.2", ""),
    "STC": ("H00.5", "vanthu@sotaichinh.example"),
    "SNN": ("", "vanthu@nongnghiep.example"),
}


def load_exchange(accounts: dict[str, Account], organs: dict[str, Organ]) -> None:
    """Say where organs are reached; where the demo has a folder for packages, take in what comes."""
    lan = accounts["lan"]
    for key, (code, email) in _CONTACTS.items():
        organs[key].refresh_from_db()
        set_contact(lan, organs[key].pk, organs[key].revision, code=code, email=email)
    if ways.is_set():
        switch_post(lan, to_open=True, shown=0)
