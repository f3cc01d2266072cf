"""Physical lines become zones and blocks, and the flow that all matching runs on."""

from giaoban.reading.layout.page import Block, Layout, lay_out

__all__ = ["Block", "Layout", "lay_out"]
