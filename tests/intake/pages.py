"""PDF papers written object by object: text at chosen places, images, a password."""

from __future__ import annotations

from hashlib import md5

from giaoban.intake import pdf
from giaoban.intake.draft import Decoded

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = bytes(16)
SCAN = b"q 595 0 0 842 0 0 cm /Im Do Q\n"  # an image over the whole page
_MARKED: dict[str, str | int | None] = {"Ậ": "\x81", "Ố": "\x8d", "Ệ": "\x8f"}  # letters that Latin-1 lacks, in places it leaves free
_LETTERS = "129/Acircumflexdotbelow 141/Ocircumflexacute 143/Ecircumflexdotbelow"
RULES = b"".join(b"%d 100 m %d 700 l S\n" % (x, x) for x in range(50, 550, 5))  # a page of drawn lines


def at(x: float, y: float, text: str, size: float = 14, mode: int = 0) -> bytes:
    """Text at a place of the page; mode 3 is unseen."""
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    escaped = escaped.translate(str.maketrans(_MARKED))
    return f"BT /F {size} Tf {mode} Tr {x} {y} Td ({escaped}) Tj ET\n".encode("latin-1")


def lines(*texts: str, top: float = 800) -> bytes:
    """A page of lines, one below the other."""
    return b"".join(at(70, top - 20 * i, text) for i, text in enumerate(texts))


def line(x1: float, y1: float, x2: float, y2: float) -> bytes:
    """A drawn line."""
    return f"{x1} {y1} m {x2} {y2} l S\n".encode()


def grid(xs: list[float], ys: list[float]) -> bytes:
    """The lines around the cells of a table."""
    across = [line(xs[0], y, xs[-1], y) for y in ys]
    return b"".join([*across, *(line(x, ys[0], x, ys[-1]) for x in xs)])


def document(
    *pages: bytes, font: str = "Helvetica", password: bytes | None = None, over: bytes = b"", note: str = "", shown: str = ""
) -> bytes:
    """A PDF of these pages; with a password it is encrypted (RC4, 40 bits), even if that is empty.

    `over` lies over the first page, where `note` is a remark; `shown` says how pages are turned and cropped.
    """
    encoding = f"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[{_LETTERS}]>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(f'{5 + 2 * i} 0 R' for i in range(len(pages)))}]/Count {len(pages)}>>".encode(),
        f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding{encoding}>>".encode(),
    ]
    key, rules = _locked(password) if password is not None else (b"", b"")
    objects.append(_stream(b"\x80", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", key, 4))
    notes = _notes(over, note, 5 + 2 * len(pages), key)
    for i, page in enumerate(pages):
        resources = f"/Resources<</Font<</F 3 0 R>>/XObject<</Im 4 0 R>>>>{shown}"
        places = "".join(f"{5 + 2 * len(pages) + k} 0 R " for k in range(len(notes)) if k != 1 or not over)
        noted = f"/Annots[{places}]" if notes and not i else ""
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{resources}{noted}/Contents {6 + 2 * i} 0 R>>".encode())
        objects.append(_stream(page, "", key, 6 + 2 * i))
    return _written([*objects, *notes], rules)


def _notes(over: bytes, note: str, number: int, key: bytes) -> list[bytes]:
    """What lies over a page, as objects from that number on: a stamp and its appearance, a remark."""
    objects = []
    if over:
        objects.append(f"<</Type/Annot/Subtype/Widget/FT/Sig/F 4/Rect[0 0 595 842]/AP<</N {number + 1} 0 R>>>>".encode())
        objects.append(_stream(over, "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>", key, number + 1))
    if note:
        said = (b"\xfe\xff" + note.encode("utf-16-be")).hex()
        objects.append(f"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents<{said}>>>".encode())
    return objects


def _written(objects: list[bytes], rules: bytes) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(objects) + 1, table, len(objects) + 1, rules, len(out))


def decoded(*pages: bytes, font: str = "Helvetica") -> Decoded:
    """What is read of a PDF of these pages."""
    return pdf.decode(document(*pages, font=font))


def text_of(*pages: bytes, font: str = "Helvetica") -> str:
    """The text read of a PDF of these pages."""
    return decoded(*pages, font=font).text


def _stream(content: bytes, entries: str, key: bytes, number: int) -> bytes:
    if key:
        content = _rc4(md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], content)
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries.encode(), len(content), content)


def _locked(password: bytes) -> tuple[bytes, bytes]:
    padded = (password + _PADDING)[:32]
    owner = _rc4(md5((b"owner" + _PADDING)[:32]).digest()[:5], padded)
    key = md5(padded + owner + (-4).to_bytes(4, "little", signed=True) + _ID).digest()[:5]
    user = _rc4(key, _PADDING)
    rules = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{user.hex()}>/P -4>>/ID[<{_ID.hex()}><{_ID.hex()}>]"
    return key, rules.encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
