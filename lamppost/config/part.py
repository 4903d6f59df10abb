"""Becomes one part of a running board, and ends with the supervisor that started it.

`python -m lamppost.config.part PARENT COMMAND …`: a supervisor that is killed cannot tell its
parts to stop, so each asks the kernel (Linux's prctl) for SIGTERM on the day its parent dies.
A program of its own, because code between fork and exec is unsafe beside threads.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main(parent: int, command: list[str]) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(1)  # it died before we could ask
    os.execv(command[0], command)  # noqa: S606  the supervisor wrote the command


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
