"""`python -m giaoban` is the `giaoban` command."""

import sys

from giaoban.cli import main

if __name__ == "__main__":
    sys.exit(main())
