"""Papers of a made-up commune, xã Minh Sơn, to try the program on: what `make run` reads and what a new office sees first.

Each stands as plain text; some also as Word and PDF files, and the monthly programme once more torn as an extraction from PDF tears it.
"""

from pathlib import Path


def sample_papers() -> tuple[Path, ...]:
    """The files of the sample papers, in the order of their names."""
    here = Path(__file__).parent
    return tuple(sorted(path for path in here.iterdir() if path.suffix in {".txt", ".docx", ".pdf"}))
