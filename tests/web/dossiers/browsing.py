"""Pages asked for and forms sent by somebody."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse


def page(client: Client, account: Any, name: str, *keys: int) -> str:
    client.force_login(account)
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, account: Any, name: str, *keys: int, **data: Any) -> Any:
    client.force_login(account)
    return client.post(reverse(name, args=keys), data)


def upload(data: bytes, name: str = "to-trinh.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, "application/pdf")
