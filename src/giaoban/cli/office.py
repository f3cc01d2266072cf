"""`giaoban serve`, `worker`, `init-admin`, `set-password`: the office's server, and the first way in."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from giaoban.cli.setup import in_the_office
from giaoban.cli.words import FAILED, OK, say

if TYPE_CHECKING:
    from giaoban.cli.words import Commands
    from giaoban.office.directory.models import Account


def add_to(commands: Commands) -> None:
    """Offer the commands."""
    serve = commands.add_parser("serve", help="chạy trang của văn phòng: máy chủ web, việc nền, niêm phong nhật ký")
    serve.set_defaults(run=in_the_office(_serve))

    worker = commands.add_parser("worker", help="chỉ chạy việc nền (giaoban serve tự chạy lệnh này)")
    worker.set_defaults(run=in_the_office(_worker))

    init = commands.add_parser("init-admin", help="lập tài khoản quản trị đầu tiên")
    init.add_argument("username", metavar="TÊN", help="tên đăng nhập")
    init.add_argument("--name", metavar="HỌ TÊN", default="", help="họ và tên (mặc định: như tên đăng nhập)")
    init.add_argument("--password", action="store_true", help="hỏi mật khẩu ngay tại đây thay vì in đường dẫn")
    init.set_defaults(run=in_the_office(_init_admin))

    password = commands.add_parser("set-password", help="in đường dẫn đặt mật khẩu dùng một lần, trong một giờ")
    password.add_argument("username", metavar="TÊN", help="tên đăng nhập")
    password.add_argument("--password", action="store_true", help="hỏi mật khẩu ngay tại đây thay vì in đường dẫn")
    password.add_argument("--without-second-factor", action="store_true", help="gỡ cả xác thực hai lớp (mất điện thoại, mất khóa)")
    password.set_defaults(run=in_the_office(_set_password))

    reread = commands.add_parser("reread", help="đọc lại mọi văn bản bằng bộ đọc của phiên bản này; điều đã xác nhận giữ nguyên")
    reread.set_defaults(run=in_the_office(_reread))


def _serve(_: argparse.Namespace) -> int:
    from giaoban.site.serving import serve

    return serve(print, say)


def _worker(_: argparse.Namespace) -> int:
    from giaoban.site.background import work_until_stopped

    work_until_stopped()
    return OK


def _reread(_: argparse.Namespace) -> int:
    from giaoban.office.review.actions import reread_all

    papers = reread_all()
    print(
        f"Sẽ đọc lại {papers} văn bản trong nền; chỗ khác với lần đọc trước hiện ở Rà soát."
        if papers
        else "Mọi văn bản đã được đọc bằng bộ đọc này."
    )
    return OK


def _init_admin(arguments: argparse.Namespace) -> int:
    from giaoban.office.access.actions import make_first_administrator
    from giaoban.office.access.queries import has_administrator
    from giaoban.office.directory.models import Account
    from giaoban.site.preparing import prepare_database

    if not prepare_database(say):
        return FAILED
    if has_administrator():
        say("giaoban: Đã có quản trị hệ thống. Lập thêm ở trang Tài khoản, hoặc dùng giaoban set-password TÊN.")
        return FAILED
    account = Account.objects.filter(username=arguments.username).first()
    if account is None:
        account = make_first_administrator(arguments.username, arguments.name or arguments.username)
    return _let_in(account, arguments.password)


def _set_password(arguments: argparse.Namespace) -> int:
    from giaoban.office.access.actions import take_away_second_factors
    from giaoban.office.directory.models import Account

    account = Account.objects.filter(username=arguments.username).first()
    if account is None:
        say(f"giaoban: Không có tài khoản “{arguments.username}”.")
        return FAILED
    status = _let_in(account, arguments.password)
    if status == OK and arguments.without_second_factor:
        take_away_second_factors(None, account)
        print("Đã gỡ xác thực hai lớp của tài khoản này.")
    return status


def _let_in(account: Account, asks: bool) -> int:
    """Give an account a way in: a link, or a password asked for here."""
    from django.core.exceptions import ValidationError

    from giaoban.office.access.actions import make_link, set_password
    from giaoban.site.preparing import link_address

    if not asks:
        print(f"Đường dẫn đặt mật khẩu cho “{account.username}”, dùng một lần, trong một giờ:\n{link_address(make_link(None, account))}")
        return OK
    password = _asked()
    if password is None:
        say("giaoban: Hai lần nhập không giống nhau, hoặc không có gì được nhập. Chưa đổi gì.")
        return FAILED
    try:
        set_password(None, account, password)
    except ValidationError as weak:
        say(f"giaoban: {' '.join(weak.messages)}")
        return FAILED
    print(f"Đã đặt mật khẩu cho “{account.username}”.")
    return OK


def _asked() -> str | None:
    """A password typed twice at the terminal, or one line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n") or None
    from getpass import getpass

    first = getpass("Mật khẩu mới: ")
    return first if first and first == getpass("Nhập lại: ") else None
