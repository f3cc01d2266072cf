"""What the acts of compiling and the fields of its rows are called in the record of acts and in histories."""

from giaoban.office.audit.words import name_fields, name_kinds, name_verbs

name_verbs(
    "compiling",
    {
        "accept": "Đưa đề xuất vào dự thảo chương trình",
        "decline": "Không đưa đề xuất vào chương trình",
        "reconsider": "Xem lại đề xuất đã bỏ",
        "take-back": "Hoàn tác đưa đề xuất vào dự thảo",
        "word-line": "Sửa lời, nhóm của dòng",
        "begin": "Mở dự thảo chương trình kỳ sau",
        "leave-with-paper": "Gỡ quyết định cùng văn bản",
    },
)
name_kinds({"compiling.decision": "Đề xuất cho chương trình"})
name_fields("compiling.decision", {"line": "Dòng chương trình", "source": "Nguồn", "by": "Người quyết định"})
