"""Papers with a file, read as the office reads them: through the job, with the directory of the story."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from giaoban.office.evidence.models import FactKind
from giaoban.office.jobs.actions import do, put_down, take_up
from giaoban.office.jobs.models import Job
from giaoban.office.registry import store
from giaoban.office.registry.actions.taking_in import kept_file
from giaoban.office.registry.models import Paper, Part, Stage
from giaoban.office.review.models import Proposal
from tests.papers import make_paper

PROGRAMME = "chuong-trinh-cong-tac.txt"
LETTER = """SỞ TÀI CHÍNH TỈNH AN BÌNH
SỞ TÀI CHÍNH
Số: 3187/STC-ĐT
V/v đẩy nhanh giải ngân vốn đầu tư công

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Bình, ngày 16 tháng 10 năm 2026

Kính gửi: Ủy ban nhân dân xã Minh Sơn

Thực hiện Công văn số 2914/UBND-KT ngày 08/10/2026 của Ủy ban nhân dân tỉnh, Sở Tài chính đề nghị:
1. Ủy ban nhân dân xã Minh Sơn lập tiến độ giải ngân theo tuần, gửi Sở Tài chính trước ngày 23/10/2026.
2. Sở Xây dựng phối hợp với Kho bạc Nhà nước tỉnh kiểm tra hồ sơ thanh toán trước ngày 30/10/2026.
3. Phòng Kinh tế xã Minh Sơn rà soát các dự án chậm tiến độ; báo cáo nguyên nhân và hướng xử lý trong 05 ngày làm việc kể từ
ngày nhận văn bản.

Nơi nhận:
- Như trên;
- Lưu: VT, ĐT.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Trịnh Công Vượng
"""


def sample(name: str) -> bytes:
    """A sample paper as it would be dropped in."""
    return files("giaoban").joinpath("samples", name).read_bytes()


def take(data: bytes, name: str = PROGRAMME, **fields: Any) -> Paper:
    """A paper that has come in with one file and waits to be read."""
    empty = {"type": "", "number": "", "number_key": "", "issuer_text": "", "date": None, "subject": ""}
    paper = make_paper(**(empty | {"stage": Stage.READING} | fields))
    add_part(paper, data, name)
    return paper


def add_part(paper: Paper, data: bytes, name: str, kind: Part.Kind = Part.Kind.MAIN) -> Part:
    """A file of a paper, its reading asked for."""
    part = Part.objects.create(paper=paper, file=kept_file(store.keep(data), data), kind=kind, name=name, position=paper.parts.count())
    put_down("read-part", f"read-part:{part.pk}", part_id=part.pk)
    return part


def work_through() -> list[Job]:
    """Do every job that waits."""
    done = []
    while (job := take_up("test")) is not None:
        do(job)
        job.refresh_from_db()
        done.append(job)
    return done


def read(data: bytes, name: str = PROGRAMME, **fields: Any) -> Paper:
    """A paper that has come in and been read."""
    paper = take(data, name, **fields)
    work_through()
    paper.refresh_from_db()
    return paper


def read_sample(name: str, **fields: Any) -> Paper:
    """A sample paper that has come in and been read."""
    return read(sample(name), name, **fields)


def tasks_of(paper: Paper) -> list[Proposal]:
    """The tasks proposed, in their order."""
    return list(Proposal.objects.filter(paper=paper, kind=FactKind.TASK).order_by("number"))
