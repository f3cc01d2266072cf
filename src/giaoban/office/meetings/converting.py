"""A Word file made into PDF by LibreOffice, where it is installed. Each run has a profile of its own: two in one profile lose a file.

The profile forbids macros and fetching what a file points to; nothing of a file leaves the machine.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 180
NOT_INSTALLED = (
    "Máy chủ chưa cài LibreOffice nên chưa chuyển được Word sang PDF: tài liệu chỉ tải về ở dạng Word, không vào tập chung. "
    "Quản trị cài bằng: apt install libreoffice-writer; hoặc đơn vị xuất ra PDF rồi nộp lại."
)
NOT_MADE = "Không chuyển được tệp Word này sang PDF. Hãy mở bằng Word, xuất ra PDF rồi nộp lại."
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class NotConverted(Exception):  # noqa: N818 - what happened
    """No PDF could be made. The message is Vietnamese: why, and what to do."""


def program() -> str | None:
    """The command of LibreOffice; None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def pdf_of_word(data: bytes, command: str | None) -> bytes:
    """The PDF of a Word file. Raises NotConverted."""
    if command is None:
        raise NotConverted(NOT_INSTALLED)
    with tempfile.TemporaryDirectory(prefix="giaoban-word-") as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        (folder / "paper.docx").write_bytes(data)
        words = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf", "--outdir", name, str(folder / "paper.docx")]
        try:
            subprocess.run(  # noqa: S603 - a program of the machine, words of ours
                [command, f"-env:UserInstallation={profile.parent.as_uri()}", *words],
                check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SECONDS,
            )  # fmt: skip
            return (folder / "paper.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise NotConverted(NOT_MADE) from error
