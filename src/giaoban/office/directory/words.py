"""What the acts of the directory and its fields are called in the record of acts and in histories."""

from __future__ import annotations

from collections.abc import Iterable

from giaoban.office.audit.words import name_fields, name_kinds, name_things, name_verbs
from giaoban.office.directory.models import Organ, Person

name_verbs(
    "directory",
    {
        "abolish-organ": "Giải thể cơ quan",
        "add-organ": "Thêm cơ quan",
        "add-person": "Thêm cán bộ",
        "add-position": "Thêm chức vụ",
        "ask-about-name": "Hỏi về một tên đơn vị",
        "assign-charge": "Phân công phụ trách",
        "change-absence": "Sửa đợt đi vắng",
        "change-charge": "Sửa phân công phụ trách",
        "change-office": "Sửa thông tin văn phòng",
        "change-organ": "Sửa thông tin cơ quan",
        "change-person": "Sửa thông tin cán bộ",
        "change-position": "Sửa chức vụ",
        "correct-name": "Sửa tên cơ quan",
        "create-account": "Lập tài khoản",
        "end-role": "Thôi vai trò",
        "forget-alias": "Bỏ một tên gọi đã học",
        "give-role": "Giao vai trò",
        "import-lists": "Nhập danh sách từ Excel",
        "keep-group": "Ghi nhóm cơ quan",
        "learn-alias": "Học một tên gọi",
        "merge-organs": "Hợp nhất cơ quan",
        "record-absence": "Ghi đi vắng",
        "rename-organ": "Đổi tên cơ quan",
        "set-exchange-code": "Ghi mã định danh của cơ quan",
        "set-up-new-office": "Đặt văn phòng của cơ quan mới ghi",
        "set-up-office": "Đặt văn phòng",
        "split-organ": "Chia, tách cơ quan",
        "switch-account": "Bật, tắt tài khoản",
        "transfer-function": "Chuyển giao nhiệm vụ",
        "withdraw-succession": "Rút việc sắp xếp ghi nhầm",
    },
)
name_kinds(
    {
        "directory.absence": "Đi vắng",
        "directory.account": "Tài khoản",
        "directory.alias": "Tên gọi khác",
        "directory.charge": "Phân công phụ trách",
        "directory.office": "Văn phòng",
        "directory.organ": "Cơ quan",
        "directory.organname": "Tên cơ quan",
        "directory.organgroup": "Nhóm cơ quan",
        "directory.person": "Cán bộ",
        "directory.position": "Chức vụ",
        "directory.roleholding": "Vai trò",
        "directory.succession": "Sắp xếp, kế thừa",
        "directory.unitquestion": "Tên đơn vị chưa rõ",
    }
)
_SPAN = {"valid_from": "Từ ngày", "valid_to": "Đến ngày"}
name_fields("directory.person", {"active": "Đang công tác", "full_name": "Họ và tên"})
name_fields(
    "directory.organ",
    {
        "kind": "Loại cơ quan",
        "level": "Cấp",
        "note": "Ghi chú",
        "ours": "Thuộc xã ta",
        "parent": "Trực thuộc",
        "rank": "Thứ tự",
        "side": "Khối",
        **_SPAN,
    },
)
name_fields(
    "directory.charge", {"area": "Địa bàn", "field": "Lĩnh vực", "organ": "Đơn vị", "person": "Đồng chí", "source": "Theo văn bản", **_SPAN}
)
name_fields("directory.absence", {"deputy": "Người thay", "person": "Đồng chí", "reason": "Lý do", **_SPAN})
name_fields(
    "directory.office",
    {"organ": "Cơ quan", "place": "Địa danh", "spelling": "Cách viết", "term_end": "Hết nhiệm kỳ", "term_start": "Đầu nhiệm kỳ"},
)
name_fields("directory.organgroup", {"name": "Tên nhóm"})
name_fields("directory.position", {"organ": "Cơ quan", "rank": "Thứ tự", "title": "Chức danh", **_SPAN})
name_fields("directory.alias", {"text": "Tên gọi"})


def _organs(keys: Iterable[int]) -> dict[int, str]:
    return {organ.pk: organ.name for organ in Organ.objects.filter(pk__in=keys).prefetch_related("names")}


def _people(keys: Iterable[int]) -> dict[int, str]:
    return dict(Person.objects.filter(pk__in=keys).values_list("pk", "full_name"))


name_things("directory.organ", _organs)
name_things("directory.person", _people)
