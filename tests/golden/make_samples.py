"""Make the Word, PDF and torn forms of the sample papers from their plain texts: `python -m tests.golden.make_samples`.

Run by hand after a sample's text changed; what it makes is committed.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tests.golden.as_docx import make_docx
from tests.golden.as_pdf import make_pdf
from tests.golden.paper import take_apart
from tests.golden.torn import tear

SAMPLES = Path(str(files("giaoban") / "samples"))
TORN = "chuong-trinh-cong-tac"
NUMBERED_BY_WORD = {"chuong-trinh-cong-tac", "cong-van", "ke-hoach"}
IN_WORD = {
    "chuong-trinh-cong-tac", "cong-van", "giay-moi", "ke-hoach", "lich-cong-tac-tuan", "lich-lam-viec-bang", "quyet-dinh",
    "thong-bao-tiep-cong-dan",
}  # fmt: skip
IN_PDF = {"chuong-trinh-cong-tac", "cong-van", "giay-moi", "ke-hoach", "lich-cong-tac-tuan", "quyet-dinh", "thong-bao-ket-luan"}


def make_samples() -> None:
    """Write every form of every sample beside its text."""
    for name in sorted(IN_WORD | IN_PDF):
        text = (SAMPLES / f"{name}.txt").read_text(encoding="utf-8")
        paper = take_apart(text)
        if name in IN_WORD:
            (SAMPLES / f"{name}.docx").write_bytes(make_docx(paper, word_numbers=name in NUMBERED_BY_WORD))
        if name in IN_PDF:
            (SAMPLES / f"{name}.pdf").write_bytes(make_pdf(paper))
    torn = tear((SAMPLES / f"{TORN}.txt").read_text(encoding="utf-8"))
    (SAMPLES / f"{TORN}.tach-tu-pdf.txt").write_text(torn, encoding="utf-8")


if __name__ == "__main__":
    make_samples()
