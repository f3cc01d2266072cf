"""The demo's papers on their way out: one at each stretch of it, from the desk of who writes to the hands of who received."""

from __future__ import annotations

import datetime as dt
from typing import Any

from giaoban.office.directory.models import Account, Organ, OrganGroup, Person
from giaoban.office.issuing import actions
from giaoban.office.issuing.actions import Handed, Numbered, Signed
from giaoban.office.issuing.content import retyped, typed
from giaoban.office.issuing.heading import head_of
from giaoban.office.issuing.models import Authority, Draft, DraftState, Station

# A white page of one picture element: what stands for a photograph where the demo has none.
PHOTO = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea72d9b1b0000000049454e44ae426082"
)
_PLAN = """I- Mục đích, yêu cầu
1. Chủ động phòng, chống rét cho cây trồng, vật nuôi vụ đông xuân.
2. Phân công rõ người, rõ việc, rõ thời gian.
II- Nhiệm vụ
1. Phòng Kinh tế hướng dẫn che phủ mạ, dự trữ thức ăn cho gia súc, hoàn thành trong tháng.
2. Các thôn rà soát chuồng trại, báo cáo Ủy ban nhân dân xã hằng tuần."""
_PLAN_AGAIN = """I- Mục đích, yêu cầu
1. Chủ động phòng, chống rét, chống đói cho cây trồng, vật nuôi vụ đông xuân.
2. Phân công rõ người, rõ việc, rõ thời gian.
II- Nhiệm vụ
1. Phòng Kinh tế hướng dẫn che phủ mạ, dự trữ thức ăn cho gia súc, hoàn thành trong tháng.
2. Các thôn rà soát chuồng trại, báo cáo Ủy ban nhân dân xã vào thứ Năm hằng tuần.
3. Trạm Thú y tiêm phòng bổ sung cho đàn gia súc."""
_REPORT = """1. Trong tháng, Đảng ủy đã hoàn thành 14 nhiệm vụ, trong đó 12 nhiệm vụ đúng hạn.
2. Còn 3 nhiệm vụ đang thực hiện, 1 nhiệm vụ quá hạn.
3. Đề nghị Tỉnh ủy quan tâm bố trí kinh phí sửa chữa trụ sở."""
_NOTICE = """1. Thống nhất kế hoạch tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư.
2. Giao Ủy ban Mặt trận Tổ quốc xã chủ trì, phối hợp với các thôn tổ chức thực hiện."""
_LETTER = """Đảng ủy xã đề nghị các cơ quan, đơn vị rà soát, lập danh sách cán bộ tham gia lớp bồi dưỡng nghiệp vụ công tác Đảng."""
_PERSONNEL = """1. Đề nghị xem xét việc kiện toàn chức danh theo quy trình."""


class Loading:
    """The people of the demo at their drafts, on days counted from one."""

    def __init__(self, accounts: dict[str, Account], organs: dict[str, Organ], today: dt.date) -> None:
        self.accounts, self.organs, self.today = accounts, organs, today

    def person(self, name: str) -> Person:
        """Somebody of the demo."""
        person = self.accounts[name].person
        assert person is not None
        return person

    def draft(self, who: str, kind: str, subject: str, text: str, organ: str = "DU", **values: Any) -> Draft:
        """A draft with its first version."""
        account = self.accounts[who]
        draft = actions.begin_draft(account, kind=kind, subject=subject, organ_id=self.organs[organ].pk, **values)
        actions.write_version(account, draft.pk, draft.revision, content=typed(text, **head_of(draft)))
        return fresh(draft)

    def before(self, leader: str, draft: Draft, who: str, summary: str, **slip: str) -> Draft:
        """With its phiếu trình and the initials of the chief of office on a leader's desk."""
        actions.submit(self.accounts[who], draft.pk, draft.revision, to=self.person(leader), summary=summary, **slip)
        draft = fresh(draft)
        return draft if draft.state == DraftState.SUBMITTED else actions.initial(self.accounts["mai"], draft.pk, draft.revision)

    def signed(self, leader: str) -> Signed:
        """In ink, on behalf of the committee, today."""
        return Signed(self.person(leader), Authority.ON_BEHALF, self.today)


def load_issuing(accounts: dict[str, Account], organs: dict[str, Organ], today: dt.date) -> None:
    """Make them, for a local day."""
    at = Loading(accounts, organs, today)
    at.draft("ha", "BC", "Báo cáo kết quả công tác tháng và nhiệm vụ trọng tâm tháng tới", _REPORT)
    _asked(at)
    _to_initial(at)
    _to_sign(at)
    _returned(at)
    _to_number(at)
    _issued(at)


def _asked(at: Loading) -> None:
    """Before units and members: one agreed, one thinks otherwise, the others have not spoken."""
    draft = at.draft("ha", "KH", "Kế hoạch phòng, chống rét cho cây trồng, vật nuôi vụ đông xuân", _PLAN)
    units = [at.organs[key] for key in ("PKT", "CAX", "MT")]
    asked = actions.ask_opinions(at.accounts["ha"], draft.pk, draft.revision, until=at.today + dt.timedelta(3), organs=units)
    police = asked.opinions.get(organ=at.organs["CAX"])
    actions.give_opinion(
        at.accounts["cuong"], police.pk, 1, "other", "Đề nghị bổ sung phương án bảo đảm an ninh, trật tự tại các điểm chăn thả."
    )


def _to_initial(at: Loading) -> None:
    draft = at.draft("ha", "CV", "V/v rà soát cán bộ tham gia lớp bồi dưỡng nghiệp vụ công tác Đảng", _LETTER)
    actions.submit(at.accounts["ha"], draft.pk, draft.revision, to=at.person("thu"), summary="Đề nghị các cơ quan, đơn vị lập danh sách.")


def _to_sign(at: Loading) -> None:
    """On the secretary's desk for three days; and a matter of personnel, his and the deputy's alone."""
    draft = at.draft("ha", "TTr", "Tờ trình về việc sửa chữa trụ sở Đảng ủy xã", _REPORT)
    draft = at.before("hoa", draft, "ha", "Xin chủ trương sửa chữa trụ sở.", differing="Phòng Kinh tế đề nghị lùi sang năm sau.")
    since = Station.objects.get(draft=draft, until=None)
    Station.objects.filter(pk=since.pk).update(since=since.since - dt.timedelta(3))
    inside = at.draft("thu", "TTr", "Về công tác cán bộ", _PERSONNEL, confidentiality=1)
    at.before("hoa", inside, "thu", "Về công tác cán bộ.")


def _returned(at: Loading) -> None:
    """Returned with handwriting, written anew; and one that waits to be."""
    draft = at.before("thu", at.draft("ha", "KH", "Kế hoạch chống rét, chống đói cho gia súc", _PLAN), "ha", "Kế hoạch hằng năm.")
    photo = Handed(PHOTO, "but-tich-trang-1.png", assured=True)
    actions.return_draft(at.accounts["mai"], draft.pk, draft.revision, reason="Bổ sung chống đói; ghi rõ ngày báo cáo.", photo=photo)
    draft = fresh(draft)
    again = retyped(_PLAN_AGAIN, typed(_PLAN), **head_of(draft))
    actions.write_version(at.accounts["ha"], draft.pk, draft.revision, content=again, reason="Theo bút tích của đ/c Phó Bí thư")
    other = at.before("thu", at.draft("ha", "TB", "Thông báo lịch tiếp công dân tháng tới", _NOTICE), "ha", "Thông báo hằng tháng.")
    actions.return_draft(at.accounts["thu"], other.pk, other.revision, reason="Kiểm tra lại ngày tiếp công dân: trùng ngày nghỉ.")


def _to_number(at: Loading) -> None:
    draft = at.before("thu", at.draft("ha", "QĐ", "Quyết định thành lập Tổ công tác rà soát hộ nghèo", _NOTICE), "ha", "Thành lập Tổ.")
    actions.sign(at.accounts["lan"], draft.pk, draft.revision, at.signed("thu"))


def _issued(at: Loading) -> None:
    """Issued, sent to a group and to others; one of them has said that it came."""
    lan = at.accounts["lan"]
    draft = at.before("thu", at.draft("ha", "TB", "Thông báo tổ chức Ngày hội Đại đoàn kết toàn dân tộc", _NOTICE), "ha", "Thông báo.")
    groups = list(OrganGroup.objects.order_by("pk")[:1])
    draft = actions.set_recipients(
        lan, draft.pk, draft.revision, organs=[at.organs["MT"], at.organs["PKT"]], groups=groups, words=["Lưu Văn phòng Đảng ủy"]
    )
    scan = Handed(PHOTO, "thong-bao-ban-ky.png", assured=True)
    draft = actions.issue(lan, draft.pk, draft.revision, Numbered(scan=scan), at.signed("thu"))
    actions.distribute(lan, draft.pk, draft.revision)
    first = draft.recipients.filter(organ=at.organs["PKT"]).first()
    if first is not None:
        actions.acknowledge(at.accounts["binh"], first.pk)


def fresh(draft: Draft) -> Draft:
    """The draft as it stands now."""
    return Draft.objects.get(pk=draft.pk)
