"""A report signed digitally: the deputy secretary with a key file, number and seal by the registry, the file downloaded and verified."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.served import Served
from tests.browser.test_issuing import again, drafted, initialled
from tests.office.issuing.keys import BLUE, COMMITTEE, RED, one
from tests.writing.signing.issuers import PASSWORD, root

SIGNER = "Hoàng Thị Thu"
REPORT = "Báo cáo kết quả chuyển đổi số của xã"


def kept_in(folder: Path) -> Path:
    """The keys, the pictures and the issuer's certificate, as files."""
    for name, whose in (("thu", SIGNER), ("dang-uy", COMMITTEE)):
        (folder / f"{name}.p12").write_bytes(one(whose).key_file().data)
    for name, data in (("chu-ky.png", BLUE), ("dau.png", RED), ("ca.cer", root().der)):
        (folder / name).write_bytes(data)
    return folder


def filled(page: Page, key: Path, picture: Path, password: str) -> None:
    """The fields of a key."""
    page.set_input_files("input[name=picture]", picture)
    page.set_input_files("input[name=key_file]", key)
    page.fill("input[name=password]", password)


def test_report_is_signed_with_keys_and_verified(browser: Browser, office: Served, lan: Page, tmp_path: Path) -> None:
    folder = kept_in(tmp_path)
    ha, mai, thu = (again(browser, office, name) for name in ("ha", "mai", "thu"))
    address = drafted(ha, "BC", REPORT, "1. Đã số hóa 100% hồ sơ.\n2. Đề nghị cấp trên hỗ trợ thiết bị.")
    initialled(mai, address)
    thu.goto(address)
    thu.get_by_role("link", name="Ký số", exact=True).click()
    filled(thu, folder / "thu.p12", folder / "chu-ky.png", "nham mat khau")
    thu.get_by_role("button", name="Ký số").click()
    expect(thu.locator("main")).to_contain_text("Sai mật khẩu của tệp chứng thư số.")
    expect(thu.locator("input[name=password]")).to_have_value("")
    filled(thu, folder / "thu.p12", folder / "chu-ky.png", PASSWORD)
    thu.get_by_role("button", name="Ký số").click()
    expect(thu.locator("main")).to_contain_text("Đã ký, chờ cấp số")

    lan.goto(address)
    lan.get_by_role("link", name="Cấp số, ban hành").click()
    lan.fill("input[name=number]", "163")
    filled(lan, folder / "dang-uy.p12", folder / "dau.png", PASSWORD)
    lan.get_by_role("button", name="Ban hành").click()

    expect(lan.locator("main")).to_contain_text("163-BC/ĐU")
    lan.get_by_role("link", name="Nội dung tệp nguyên vẹn").click()  # the office trusts no issuer yet
    expect(lan.locator("main")).to_contain_text("Chữ ký của cơ quan")
    with lan.expect_download() as taken:
        lan.get_by_role("link", name="Tải bản đã ký").click()
    file = folder / "163-BC-DU.pdf"
    taken.value.save_as(file)
    told = office.command("verify", str(file), "--root", str(folder / "ca.cer"))
    assert (told.returncode, told.stdout.splitlines()[0]) == (0, "Tệp nguyên vẹn, 2 chữ ký số đều hợp lệ.")
