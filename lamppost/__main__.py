"""`python -m lamppost` is the `lamppost` command, wherever the package can be imported."""

from __future__ import annotations

import sys

from lamppost.config.cli import main

if __name__ == "__main__":
    sys.exit(main())
