"""Makes a board to measure on, and keeps it.

PYTHONPATH=. python -m benchmarks.boards [--ads 1000000] [--profile server] [--file ads.csv]
"""

from __future__ import annotations

import argparse

from benchmarks.boards.opened import add_options, opened


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_options(parser)
    with opened(parser.parse_args()) as board:
        print(f"{board.ads:,} ads, made {board.made:%d %B %Y}, in {board.folder}")


if __name__ == "__main__":
    main()
