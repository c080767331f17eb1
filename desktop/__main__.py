"""`python -m desktop` and the frozen program begin here."""

from __future__ import annotations

import sys

from desktop.commands import main

if __name__ == "__main__":
    sys.exit(main())
