"""The words of orders noted in one line, as data: who gives, by which way, whom one speaks of, what joins the parts."""

from giaoban.office.work.models import Origin

# How the order came, where the line says so at its beginning or beside the verb that gives it.
ORIGINS = {
    "giao ban": Origin.BRIEFING,
    "tại giao ban": Origin.BRIEFING,
    "họp giao ban": Origin.BRIEFING,
    "kết luận giao ban": Origin.BRIEFING,
    "điện thoại": Origin.TELEPHONE,
    "qua điện thoại": Origin.TELEPHONE,
    "gọi điện": Origin.TELEPHONE,
    "điện": Origin.TELEPHONE,
    "gọi": Origin.TELEPHONE,
    "nhắn": Origin.TELEPHONE,
    "đt": Origin.TELEPHONE,
}
# What stands between who gives and who receives; the longer before the shorter.
GIVES = (
    "gọi điện chỉ đạo", "gọi điện yêu cầu", "gọi điện giao", "gọi điện nhắc", "điện chỉ đạo", "điện yêu cầu", "điện giao", "điện nhắc",
    "kết luận giao", "gọi điện", "điện thoại", "chỉ đạo", "yêu cầu", "đề nghị", "phân công", "kết luận", "giao", "nhắc", "dặn", "nhắn",
    "điện", "gọi", "cử",
)  # fmt: skip
# Those that may open a line without saying who gives.
OPENS = ("giao", "yêu cầu", "đề nghị", "phân công", "chỉ đạo", "nhắc", "cử")
BEFORE_A_GIVER = ("theo ý kiến chỉ đạo của", "theo chỉ đạo của", "theo ý kiến của", "theo ý kiến", "theo lời", "ý kiến")
COMRADES = ("đ/c", "đc", "đồng chí", "anh", "chị", "ông", "bà", "cô", "chú", "bác", "thầy", "a.", "c.")
# Positions as one shortens them in haste.
POSITIONS = {
    "pbttt": "Phó Bí thư Thường trực",
    "pbt tt": "Phó Bí thư Thường trực",
    "pbt": "Phó Bí thư",
    "bt": "Bí thư",
    "pct": "Phó Chủ tịch",
    "ct": "Chủ tịch",
    "cvp": "Chánh Văn phòng",
    "pcvp": "Phó Chánh Văn phòng",
}
LEADS = ("chủ trì thực hiện", "chủ trì", "đầu mối")
SUPPORTS = ("phối hợp chặt chẽ với", "phối hợp cùng với", "phối hợp với", "phối hợp cùng", "phối hợp", "cùng với", "cùng", "kết hợp với")
AND = ("và", "&", "+")
BEFORE_A_RECEIVER = ("giao cho", "giao", "cho")
IDLE_ENDS = (" xong", " hoàn thành", " và", " trước", " hạn", " thực hiện xong")
