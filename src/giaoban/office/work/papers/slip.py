"""Phiếu giao nhiệm vụ: what one unit has to do, on one sheet; nothing of others stands on it."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban.office.directory.heads import Head
from giaoban.office.work.models import Assignment, Side
from giaoban.office.work.unit_sheets.rows import source_of
from giaoban.writing.paper import Block, Column, Paper, Paragraph, Signature, Table

COLUMNS = (
    Column("TT", 10, centred=True),
    Column("Nội dung nhiệm vụ", 66),
    Column("Sản phẩm", 30),
    Column("Hạn hoàn thành", 24, centred=True),
    Column("Văn bản giao, người giao", 35),
)
TASKS = "tasks"


def task_slip(unit: str, shares: Sequence[Assignment], head: Head) -> Paper:
    """The slip of a unit on the head's day, from its own shares with their tasks, papers and givers."""
    many = len(shares)
    rows = tuple(_row(number, share) for number, share in enumerate(shares, 1))
    opening = f"{head.office} chuyển {unit} {many:02} nhiệm vụ để tổ chức thực hiện, cụ thể như sau:" if many else "Không có nhiệm vụ nào."
    body: list[Block] = [Paragraph(opening)]
    if rows:
        body += [
            Table(COLUMNS, rows, key=TASKS),
            Paragraph(f"Đề nghị {unit} thực hiện đúng thời hạn, báo cáo kết quả hoặc vướng mắc (nếu có) về {head.office}"),
        ]
    return Paper(
        **head.begin("Phiếu giao nhiệm vụ", "PGNV"),
        addressees=(unit,),
        body=tuple(body),
        recipients=("Như trên", head.archive),
        signature=head.by_chief,
        left_signature=Signature((), "ĐẠI DIỆN ĐƠN VỊ NHẬN"),
    )


def _row(number: int, share: Assignment) -> tuple[str, ...]:
    task = share.task
    title = f"{task.title.rstrip(' .')} (phối hợp)" if share.side == Side.SUPPORT else task.title
    source = f"{source_of(task)}; đồng chí {task.giver} giao" if task.giver else source_of(task)
    return (str(number), title, task.product, f"{share.deadline:%d/%m/%Y}" if share.deadline else "", source)
