"""What the acts of reports and the fields of its rows are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "reporting",
    {
        "add-line": "Thêm dòng vào báo cáo",
        "change-report": "Sửa báo cáo",
        "draft-again": "Bổ sung nội dung vào báo cáo",
        "draw-up": "Soạn báo cáo",
        "freeze-as-signed": "Chốt báo cáo theo văn bản đã ký",
        "issue-report": "Chốt báo cáo",
        "leave-out": "Không đưa dòng vào báo cáo",
        "leave-with-paper": "Gỡ nội dung báo cáo cùng văn bản",
        "put-back": "Đưa lại dòng vào báo cáo",
        "record-paper": "Ghi văn bản phát hành của báo cáo",
        "reopen-report": "Mở lại báo cáo đã chốt",
        "thaw-unsigned": "Mở lại báo cáo: bỏ ghi nhầm đã ký",
        "word-line": "Sửa lời dòng báo cáo",
    },
)
name_kinds({"reporting.report": "Báo cáo", "reporting.reportline": "Dòng báo cáo"})
name_fields("reporting.report", {"lines": "Các dòng", "tasks": "Số việc đã tính"})
