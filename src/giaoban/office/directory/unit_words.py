"""How offices shorten, lengthen and join the names of units: the word lists of matching.

Kinds and levels of organs are named as the directory stores them.
"""

from __future__ import annotations

from giaoban.reading.lexicon.lists import phrases, words

SHORT_FORMS: dict[str, str] = {
    "bch": "ban chấp hành",
    "bchqs": "ban chỉ huy quân sự",
    "bcđ": "ban chỉ đạo",
    "bgđ": "ban giám đốc",
    "bhxh": "bảo hiểm xã hội",
    "bqd": "ban quản lý",
    "bql": "ban quản lý",
    "btc": "ban tổ chức",
    "btcđu": "ban tổ chức đảng ủy",
    "btgdv": "ban tuyên giáo và dân vận",
    "btv": "ban thường vụ",
    "bxdđ": "ban xây dựng đảng",
    "ca": "công an",
    "cat": "công an tỉnh",
    "cax": "công an xã",
    "cb": "chi bộ",
    "ccb": "cựu chiến binh",
    "cp": "chính phủ",
    "đtn": "đoàn thanh niên",
    "đtncs": "đoàn thanh niên",
    "đu": "đảng ủy",
    "đv": "đơn vị",
    "hđnd": "hội đồng nhân dân",
    "hnd": "hội nông dân",
    "htx": "hợp tác xã",
    "hu": "huyện ủy",
    "lđlđ": "liên đoàn lao động",
    "lhpn": "liên hiệp phụ nữ",
    "mttq": "mặt trận tổ quốc",
    "mttqvn": "mặt trận tổ quốc",
    "nn": "nông nghiệp",
    "tnmt": "tài nguyên và môi trường",
    "pct": "phó chủ tịch",
    "qs": "quân sự",
    "thpt": "trung học phổ thông",
    "thcs": "trung học cơ sở",
    "tp": "thành phố",
    "ttg": "thủ tướng",
    "tthđnd": "thường trực hội đồng nhân dân",
    "ttđu": "thường trực đảng ủy",
    "tthu": "thường trực huyện ủy",
    "tttu": "thường trực tỉnh ủy",
    "tu": "tỉnh ủy",
    "tx": "thị xã",
    "ub": "ủy ban",
    "ubkt": "ủy ban kiểm tra",
    "ubktđu": "ủy ban kiểm tra đảng ủy",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubmttqvn": "ủy ban mặt trận tổ quốc",
    "ubnd": "ủy ban nhân dân",
    "vhxh": "văn hóa xã hội",
    "vp": "văn phòng",
    "vpđu": "văn phòng đảng ủy",
    "vphu": "văn phòng huyện ủy",
    "vptu": "văn phòng tỉnh ủy",
    "xdđ": "xây dựng đảng",
}
"""Abbreviations used alike everywhere; an office's own are learnt, or stand in its directory."""

PERMANENT = "tt"
"""`Thường trực` before a committee or council; before anything else it may be a trung tâm, thị trấn or thông tin."""
COMMITTEES = words("đảng huyện tỉnh thành quận thị hội cấp")
"""The words that committees and councils begin with."""

SAME: tuple[tuple[str, str], ...] = (
    ("tất cả các", "các"),
    ("tất cả", "các"),
    ("toàn thể", "các"),
    ("ủy ban mặt trận tổ quốc", "mặt trận tổ quốc"),
    ("mặt trận tổ quốc việt nam", "mặt trận tổ quốc"),
    ("đoàn thanh niên cộng sản hồ chí minh", "đoàn thanh niên"),
    ("đoàn tncs hồ chí minh", "đoàn thanh niên"),
    ("đoàn thanh niên cshcm", "đoàn thanh niên"),
    ("hội liên hiệp phụ nữ", "hội phụ nữ"),
    ("hội nông dân việt nam", "hội nông dân"),
    ("hội cựu chiến binh việt nam", "hội cựu chiến binh"),
    ("hội phụ nữ việt nam", "hội phụ nữ"),
    ("xã đoàn", "đoàn thanh niên xã"),
    ("đoàn xã", "đoàn thanh niên xã"),
    ("tỉnh đoàn", "đoàn thanh niên tỉnh"),
    ("đảng bộ tỉnh", "tỉnh ủy"),
    ("đảng bộ thành phố", "thành ủy"),
    ("đảng bộ huyện", "huyện ủy"),
    ("đảng bộ xã", "đảng ủy xã"),
    ("đảng bộ phường", "đảng ủy phường"),
    ("đảng ủy viên", "ủy viên đảng ủy"),
    ("huyện ủy viên", "ủy viên huyện ủy"),
    ("tỉnh ủy viên", "ủy viên tỉnh ủy"),
    ("hội đồng nhân dân , ủy ban nhân dân", "hội đồng nhân dân và ủy ban nhân dân"),
    ("ủy ban nhân dân , hội đồng nhân dân", "hội đồng nhân dân và ủy ban nhân dân"),
    ("ủy ban nhân dân và hội đồng nhân dân", "hội đồng nhân dân và ủy ban nhân dân"),
)
"""Longer and shorter ways to say the same, applied in this order."""

IDLE = phrases("đồng chí, các đồng chí, của, thuộc, trực thuộc, trên địa bàn")
"""Words that no name is told by."""

TERRITORIES = phrases("thôn, ấp, bản, khu phố, tổ dân phố, xã, phường, thị trấn, đặc khu, huyện, quận, thị xã, thành phố, tỉnh")
TERRITORY_LEVELS: dict[str, str] = {
    "thôn": "village", "ấp": "village", "bản": "village", "khu phố": "village", "tổ dân phố": "village",
    "xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
    "huyện": "district", "quận": "district", "thị xã": "district",
    "tỉnh": "province", "thành phố": "province",
}  # fmt: skip
LEVELS = ("village", "commune", "district", "province", "central")
"""From the smallest territory to the whole country."""

NO_TERRITORY_BEFORE: dict[str, frozenset[str]] = {
    "xã": words("hội viên"), "tỉnh": words("ủy đoàn"), "huyện": words("ủy đoàn"), "quận": words("ủy đoàn"),
    "thành phố": words("ủy"), "thị xã": words("ủy"), "bản": words("tin đồ sắc"), "thôn": words("trưởng"),
}  # fmt: skip
NO_TERRITORY_AFTER: dict[str, frozenset[str]] = {"xã": words("tác"), "thôn": words("nông"), "bản": words("văn cơ căn cơ kịch")}
"""`xã hội`, `hợp tác xã`, `nông thôn`, `Tỉnh ủy`, `văn bản`: no territory is named."""

COMMITTEE_TERRITORIES: dict[str, str] = {
    "tỉnh ủy": "tỉnh", "thành ủy": "thành phố", "huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã",
}  # fmt: skip
"""Committees whose name already says the territory."""

PLURALS = words("các những mọi mỗi từng cấp")
"""What a row of territories begins with when all of them are meant: `các xã, phường`, `cấp xã`."""

OF_A_LEVEL = "cấp"
"""`cấp xã`: every territory of that level, whatever it is called."""

OWN_BODY_ENDS = (
    "hội đồng nhân dân và ủy ban nhân dân", "hội đồng nhân dân", "ủy ban nhân dân", "đảng ủy", "huyện ủy", "tỉnh ủy", "thành ủy",
    "quận ủy", "thị ủy",
)  # fmt: skip
"""The body that a unit serves, which papers of that body leave out: `Văn phòng`, `Ủy ban Kiểm tra`."""

GENERIC_STEMS = ("văn phòng", "thường trực", "cơ quan")
"""Names that every body has one of: without the body's name they are those of the paper's own."""

INNER_BODIES = ("ban thường vụ", "ban chấp hành", "thường trực")
"""Inner bodies: where the directory has none of that name, the whole body is only probable."""

STANDS_FOR = ("ban thường trực", "lãnh đạo", "thủ trưởng", "đại diện", "thành viên", "cơ quan", "tập thể", "toàn thể", "cán bộ")
"""Who stands for a unit: the unit is meant."""

RANKS = (
    "phó bí thư thường trực", "phó chủ tịch thường trực", "phó trưởng ban thường trực", "phó bí thư", "bí thư", "phó chủ tịch", "chủ tịch",
    "phó chủ nhiệm", "chủ nhiệm", "phó chánh", "chánh", "phó giám đốc", "giám đốc", "phó hiệu trưởng", "hiệu trưởng", "phó trưởng",
    "chỉ huy trưởng", "chỉ huy phó", "trưởng", "phó", "ủy viên",
)  # fmt: skip
"""How positions begin, the longer before the shorter; the unit's name follows: `Chánh Văn phòng`, `Trưởng Công an`."""

REFERENCES = (
    "như trên", "như điều", "như thành phần", "như tp mời", "theo giấy mời", "theo lịch", "như mục", "lưu ", "lưu", "như kính gửi",
)  # fmt: skip
"""How lines begin that point somewhere else and name no unit."""

ELSEWHERE = phrases("sở, các sở, cục, các cục, vụ, các vụ")
ELSEWHERE_PHRASES = (
    "tổng cục", "thủ tướng", "chính phủ", "quốc hội", "trung ương", "bộ chính trị", "ban bí thư", "các bộ", "văn phòng chính phủ",
    "bộ nội vụ", "bộ nông", "bộ tài", "bộ công", "bộ giáo", "bộ y", "bộ khoa", "bộ văn", "bộ tư pháp", "bộ quốc", "bộ xây", "bộ ngoại",
    "bộ dân",
)  # fmt: skip
"""How units begin that stand above every commune and district."""

KINDS_OF_GROUPS: dict[str, frozenset[str]] = {
    "chi bộ": words("party-cell"),
    "chi ủy": words("party-cell"),
    "chi , đảng ủy": words("party-cell party-committee"),
    "chi bộ , đảng bộ": words("party-cell party-committee"),
    "đảng bộ , chi bộ": words("party-cell party-committee"),
    "đảng ủy , chi bộ": words("party-cell party-committee"),
    "chi ủy , đảng ủy": words("party-cell party-committee"),
    "phòng": words("division"),
    "phòng chuyên môn": words("division"),
    "thôn": words("village"),
    "khu phố": words("village"),
    "thôn , tổ dân phố": words("village"),
    "tổ dân phố": words("village"),
    "trường": words("school"),
    "trường học": words("school"),
    "nhà trường": words("school"),
    "đơn vị sự nghiệp": words("school service-unit"),
    "đoàn thể": words("mass-organisation"),
    "tổ chức chính trị xã hội": words("mass-organisation"),
}
"""Groups that are all organs of some kinds below the own committee; what else a group may be, the office's directory tells."""

PARTY_ENDS = ("ủy", "đảng", "trung ương")
OF_THE_STATE = words("peoples-committee")
"""Who a paper from above means by `các xã, phường`: our committee where an organ with such a name speaks, else the organ of this kind."""

NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
