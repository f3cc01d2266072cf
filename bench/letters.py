"""Files that come into an office, varied from the project's samples, in about the proportions in which such offices get them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from importlib.resources import files

from stock import sample_texts, vary

# Of a hundred papers: letters and invitations above all, few programmes and resolutions.
_SHARES = {
    "cong-van.txt": 40,
    "giay-moi.txt": 16,
    "thong-bao-tiep-cong-dan.txt": 6,
    "thong-bao-ket-luan.txt": 8,
    "quyet-dinh.txt": 9,
    "ke-hoach.txt": 10,
    "chi-thi.txt": 2,
    "nghi-quyet.txt": 2,
    "lich-cong-tac-tuan.txt": 3,
    "lich-lam-viec-bang.txt": 1,
    "chuong-trinh-huyen-uy.txt": 2,
    "chuong-trinh-cong-tac.txt": 1,
}
_NUMBER = re.compile(r"\b(Số:?\s*)\d+")
_FOLDER = files("giaoban") / "samples"


def letters(count: int, seed: int = 7, *, originals: bool = True) -> Iterator[tuple[str, bytes]]:
    """Names and contents of files, no two alike. `originals`: among the first are the samples that are Word and PDF files."""
    made = _originals()[: count // 10] if originals else []
    yield from made
    chance = random.Random(seed)
    texts = sample_texts()
    names = [name for name in _SHARES if name in texts]
    for number in range(len(made) + 1, count + 1):
        name = chance.choices(names, [_SHARES[n] for n in names])[0]
        text = _NUMBER.sub(rf"\g<1>{seed * 1000 + number}", vary(texts[name], chance), count=1)
        yield f"{number:04}-{name}", text.encode()


def _originals() -> list[tuple[str, bytes]]:
    kept = sorted((p for p in _FOLDER.iterdir() if p.name.endswith((".docx", ".pdf"))), key=lambda p: p.name)
    return [(p.name, p.read_bytes()) for p in kept]
