"""What the acts of the room and its things are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_kinds, name_verbs

name_verbs(
    "own_templates",
    {
        "add-template": "Thêm một mẫu văn bản của cơ quan",
        "renew-template": "Đưa bản mới của một mẫu văn bản",
        "restore-template": "Dùng lại một mẫu văn bản",
        "withdraw-template": "Rút một mẫu văn bản",
    },
)
name_kinds({"own_templates.owntemplate": "Mẫu văn bản của cơ quan"})
