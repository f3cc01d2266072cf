"""The signatures of a PDF looked at in a process of its own: a hostile file ends that process at worst. Pure: no web framework."""
