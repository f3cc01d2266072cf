"""The acts on a task and on a share, as a table: what they are called, what they ask, whom they are for, what they call."""

from __future__ import annotations

from giaoban.office.directory.models import Account
from giaoban.office.directory.visibility import OFFICE_ROLES
from giaoban.office.work import actions, rules
from giaoban.office.work.models import FINISHED, OPEN, UNDERWAY, Assignment, Objection, Side, Task, Workflow
from giaoban.web.work.acts import Act
from giaoban.web.work.forms import AnswerPaper, Done, Join, LaterDay, NewShare, Object, Plain, Reason, Transfer


def arranges(account: Account, _: Task | Assignment) -> bool:
    """Whoever may enter tasks and hand them out."""
    return rules.may_enter(account)


def answers(account: Account, _: Task | Assignment) -> bool:
    """The chief of office, and leaders."""
    return rules.may_answer_all(account)


def reports(account: Account, share: Assignment) -> bool:
    """Whose share it is, or the office for them."""
    return rules.is_own(account, share) or bool(account.roles & OFFICE_ROLES)


TASK_ACTS = (
    Act(
        "confirm", "Xác nhận hoàn thành", AnswerPaper, "Đã xác nhận hoàn thành.",
        lambda who, task, v: actions.confirm(who, task.pk, v["shown"], **v["paper"]),
        rules.may_confirm, (Workflow.REPORTED,), primary=True,
    ),
    Act(
        "return", "Trả lại", Reason, "Đã trả lại cho đơn vị làm tiếp.",
        lambda who, task, v: actions.return_task(who, task.pk, v["shown"], v["reason"]),
        rules.may_confirm, FINISHED, "Đơn vị chủ trì sẽ thấy lý do này.",
    ),
    Act(
        "hand-out", "Giao việc", Plain, "Đã giao việc.",
        lambda who, task, v: actions.hand_out(who, task.pk, v["shown"]),
        arranges, (Workflow.DRAFT,), "Các đơn vị thấy nhiệm vụ ngay; văn bản được chuyển theo.", primary=True,
    ),
    Act(
        "resume", "Làm tiếp", Plain, "Nhiệm vụ được làm tiếp.",
        lambda who, task, v: actions.resume(who, task.pk, v["shown"]),
        arranges, (Workflow.PAUSED,), "Mỗi phần việc tiếp tục từ chỗ đã dừng.", primary=True,
    ),
    Act(
        "add-share", "Thêm đơn vị", NewShare, "Đã giao thêm.",
        lambda who, task, v: actions.add_share(
            who, task.pk, v["shown"], actions.Share(v["organ"], v["person"], Side(v["side"]), v["deadline"])
        ),
        arranges, (*UNDERWAY, Workflow.REPORTED),
    ),
    Act(
        "join", "Gộp vào nhiệm vụ đã có", Join, "Đã gộp hai nhiệm vụ trùng làm một.",
        lambda who, task, v: actions.join_tasks(who, *_kept(v["into"]), task.pk, v["shown"]),
        arranges, (Workflow.DRAFT,),
    ),
    Act(
        "pause", "Tạm dừng", Reason, "Đã tạm dừng.",
        lambda who, task, v: actions.pause(who, task.pk, v["shown"], v["reason"]),
        arranges, UNDERWAY, "Trong lúc tạm dừng, hạn không chạy.",
    ),
    Act(
        "stop", "Thôi theo dõi", Reason, "Đã thôi theo dõi.",
        lambda who, task, v: actions.stop_following(who, task.pk, v["shown"], v["reason"]),
        arranges, OPEN, "Nhiệm vụ kết thúc mà không ghi là hoàn thành; lý do được giữ.",
    ),
)  # fmt: skip

SHARE_ACTS = (
    Act(
        "progress", "Ghi tiến độ", Done, "Đã ghi tiến độ.",
        lambda who, share, v: actions.note_progress(who, share.pk, v["text"], on=v["on"]),
        reports, UNDERWAY,
    ),
    Act(
        "done", "Báo cáo hoàn thành", Done, "Đã báo cáo hoàn thành, chờ xác nhận.",
        lambda who, share, v: actions.report_done(who, share.pk, v["shown"], v["text"], on=v["on"]),
        reports, UNDERWAY, primary=True,
    ),
    Act(
        "extension", "Xin gia hạn", LaterDay, "Đã gửi đề nghị gia hạn.",
        lambda who, share, v: actions.ask_extension(who, share.pk, v["day"], v["reason"]),
        reports, UNDERWAY,
    ),
    Act(
        "objection", "Đề nghị điều chuyển, báo vướng", Object, "Đã gửi đề nghị đến Chánh Văn phòng.",
        lambda who, share, v: actions.object_to(who, share.pk, Objection.Kind(v["kind"]), v["reason"], organ=v["organ"]),
        reports, UNDERWAY,
    ),
    Act(
        "deadline", "Đổi hạn", LaterDay, "Đã đổi hạn.",
        lambda who, share, v: actions.move_deadline(who, share.pk, v["shown"], v["day"], v["reason"]),
        answers, UNDERWAY,
    ),
    Act(
        "transfer", "Điều chuyển", Transfer, "Đã điều chuyển.",
        lambda who, share, v: actions.transfer(who, share.pk, v["shown"], v["to"], v["reason"]),
        answers, UNDERWAY,
    ),
    Act(
        "release", "Thôi giao", Reason, "Đã thôi giao phần việc này.",
        lambda who, share, v: actions.release(who, share.pk, v["shown"], v["reason"]),
        arranges, (*UNDERWAY, Workflow.REPORTED), "Không chờ phần việc này nữa; lý do được giữ.",
    ),
)  # fmt: skip


def _kept(into: str) -> tuple[int, int]:
    task, revision = into.split(".")
    return int(task), int(revision)
