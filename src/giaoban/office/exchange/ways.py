"""The way packages go and come, as the operator set it; none where nothing is set."""

from __future__ import annotations

from django.conf import settings

from giaoban.edxml.transport import NoTransport, Transport, transport_at

OFF = "Chưa đặt nơi gửi nhận gói liên thông: quản trị ghi GIAOBAN_EXCHANGE trong cấu hình rồi chạy lại chương trình."


def is_set() -> bool:
    """Did the operator say where packages go out and come in?"""
    return bool(settings.EXCHANGE)


def transport() -> Transport:
    """The way between offices. Raises NoTransport where none is set or it is not understood."""
    if not is_set():
        raise NoTransport(OFF)
    return transport_at(settings.EXCHANGE)
