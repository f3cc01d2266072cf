"""Where a citation may stand: the one pass over the text. Everything else is work around these places.

The pattern begins with one class of first letters so that the search skips everything else at the speed of the C loop. After it the
figures part from the letters at once, and each group closes empty behind its words: so their first letters are what is tried first.
What a number or the paper itself follows (`Quyết định số 5`, `Quyết định này`) is left out here already, being the commonest.
"""

from __future__ import annotations

import re

from giaoban.reading.citations.symbols import AFTER_FIRST_DIGIT

_WORD_NEXT = r"(?= \w)"
ANCHOR = re.compile(
    r"[0-9BCDĐHKLNPQT](?:"
    r"(?<=[0-9])(?<![\w/][0-9])(?:"
    r"(?P<symbol>(?<![0-9][.,][0-9])" + AFTER_FIRST_DIGIT + r")"
    r"|(?P<bare>(?<=[Ss]ố [0-9])\d{0,4}[a-z]?(?:/(?:19|20)\d\d)?(?![\w/-]|[.,]\d))"
    r")"
    rf"|(?:uật(?<!\wLuật){_WORD_NEXT}|ộ [Ll]uật{_WORD_NEXT}|háp lệnh{_WORD_NEXT}|iến pháp(?= [\dn]))(?P<law>)"
    r"|(?:ghị (?:quyết|định)|uy(?:ết định| chế| định)|hỉ thị|hương trình|hông tri|hông tư|ế hoạch|ết luận|ề án|hiến lược)"
    r"(?= [\w.…])(?! (?:[Ss]ố:? ?\d|này(?!\w)))(?P<paper>)"
    r"|(?:Đ(?<=[NQ]Đ)|Q(?<=NQ)|T(?<=[TC]T)|L(?<=KL))(?<!\w..)(?= ?\d{1,4}(?![\w/.,-]))(?P<short>)"
    r"|iều lệ (?=[A-ZĐ])(?P<charter>)"
    r"|(?:CVN(?= [A-Z\d])|CXDVN(?= \d))(?P<standard>)"
    r")"
)
