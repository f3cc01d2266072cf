"""What the acts of review and the fields of proposals are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs
from giaoban.office.review.models import Decision

name_verbs("review", {verb.value: f"{verb.label} (rà soát)" for verb in Decision.Verb})
name_verbs(
    "review",
    {
        "leave-with-paper": "Gỡ đề xuất của văn bản phải đưa ra",
        "propose": "Máy đề xuất",
        "reread": "Đối chiếu lần đọc mới",
        "undo": "Hoàn tác khi rà soát",
    },
)
name_kinds({"review.decision": "Quyết định khi rà soát", "review.proposal": "Đề xuất của máy"})
name_fields(
    "review.proposal",
    {
        "change": "So với lần đọc trước",
        "kind": "Loại",
        "ours": "Việc của ta",
        "quote": "Trích văn bản",
        "said": "Văn bản viết",
        "state": "Tình trạng",
        "understood": "Hiểu là",
    },
)
