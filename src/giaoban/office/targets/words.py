"""What the acts of targets and the fields of its rows are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "targets",
    {
        "add-duty": "Thêm chế độ báo cáo",
        "add-indicator": "Thêm chỉ tiêu",
        "add-milestone": "Thêm mốc của dự án",
        "add-project": "Thêm dự án",
        "change-duty": "Sửa chế độ báo cáo",
        "change-indicator": "Sửa chỉ tiêu",
        "change-milestone": "Sửa mốc của dự án",
        "change-project": "Sửa dự án",
        "change-target": "Sửa mức giao của chỉ tiêu",
        "close-report": "Ghi báo cáo đã gửi",
        "correct-measurement": "Sửa kết quả chỉ tiêu",
        "correct-spending": "Sửa vốn của dự án",
        "import-workbook": "Nhập chỉ tiêu từ Excel",
        "leave-with-paper": "Mở lại báo cáo gửi bằng văn bản phải đưa ra",
        "record-measurement": "Ghi kết quả chỉ tiêu",
        "record-spending": "Ghi vốn của dự án",
        "reopen-report": "Mở lại báo cáo đã gửi",
        "set-target": "Giao mức cho chỉ tiêu",
        "withdraw-measurement": "Rút kết quả chỉ tiêu",
        "withdraw-milestone": "Rút mốc của dự án",
        "withdraw-spending": "Rút vốn của dự án",
        "withdraw-target": "Rút mức giao của chỉ tiêu",
    },
)
name_kinds(
    {
        "targets.indicator": "Chỉ tiêu",
        "targets.measurement": "Kết quả chỉ tiêu",
        "targets.milestone": "Mốc của dự án",
        "targets.project": "Dự án",
        "targets.reportclosed": "Báo cáo đã gửi",
        "targets.reportduty": "Chế độ báo cáo",
        "targets.spending": "Vốn của dự án",
        "targets.target": "Mức giao của chỉ tiêu",
    }
)
_SPAN = {"valid_from": "Từ ngày", "valid_to": "Đến ngày"}
name_fields("targets.indicator", {"units": "Đơn vị đo", **_SPAN})
name_fields("targets.reportduty", _SPAN)
