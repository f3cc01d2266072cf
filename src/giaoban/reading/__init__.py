"""An official paper's text becomes a reading: everything found in it, each thing with its place. Pure: no files, clock or network.

`read_text` is loaded when first asked for, so that who only needs the model does not wait for every pattern.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from giaoban.reading.read import read_text

__all__ = ["read_text"]


def __getattr__(name: str) -> object:
    if name == "read_text":
        from giaoban.reading.read import read_text

        return read_text
    raise AttributeError(name)
