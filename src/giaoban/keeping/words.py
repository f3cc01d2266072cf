"""What the acts of keeping are called."""

from giaoban.office.audit.words import name_verbs

name_verbs("demo", {"issue-report": "Phát hành báo cáo mẫu", "load-targets": "Nạp chỉ tiêu mẫu", "set-up-office": "Nạp văn phòng mẫu"})
name_verbs("keeping", {"back-up": "Sao lưu", "export": "Xuất dữ liệu", "restore": "Phục hồi từ bản sao lưu"})
