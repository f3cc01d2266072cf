"""The kinds of organs, as the directory stores them and as people read them. What a kind is decides which groups an organ belongs to."""

from __future__ import annotations

KIND_WORDS: dict[str, str] = {
    "party-committee": "Cấp ủy",
    "standing-board": "Ban Thường vụ",
    "permanent-leaders": "Thường trực",
    "committee-office": "Văn phòng cấp ủy",
    "board": "Ban đảng",
    "inspection-commission": "Ủy ban Kiểm tra",
    "party-cell": "Chi bộ",
    "peoples-council": "Hội đồng nhân dân",
    "peoples-committee": "Ủy ban nhân dân",
    "peoples-office": "Văn phòng HĐND và UBND",
    "division": "Phòng chuyên môn",
    "department": "Sở, ban, ngành",
    "police": "Công an",
    "military": "Quân sự",
    "fatherland-front": "Ủy ban MTTQ",
    "mass-organisation": "Đoàn thể",
    "village": "Thôn, tổ dân phố",
    "school": "Trường học",
    "service-unit": "Đơn vị sự nghiệp",
    "other": "Khác",
}

# Whom an office can work for. What stands below them is one of their units.
COMMITTEES = ("party-committee", "peoples-committee")
# What works for a committee.
OFFICES = ("committee-office", "peoples-office")
