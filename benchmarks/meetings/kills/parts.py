"""The processes of a board, each a child that is killed and comes again at once.

They are forked from one that has read the program already: a thousand starts of Python would
take longer than all that is measured.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

Role = Callable[[], None]


@dataclass
class Part:
    name: str
    role: Role
    pid: int = 0
    kills: int = 0

    def start(self) -> None:
        self.pid = fork(self.role)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.kills += 1
        self.pid = 0

    def is_dead(self) -> bool:
        return bool(self.pid) and os.waitpid(self.pid, os.WNOHANG)[0] == self.pid


def fork(role: Role) -> int:
    """A child that does this and nothing else."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        random.seed(os.urandom(8))  # else every child would do the same
        role()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


@dataclass
class Parts:
    """Those that are running. Dead without being killed is a failure that is counted."""

    all: list[Part]
    died: dict[str, int] = field(default_factory=dict)

    def named(self, name: str) -> Part:
        return next(part for part in self.all if part.name == name)

    def start(self) -> None:
        for part in self.all:
            part.start()

    def look(self) -> None:
        for part in self.all:
            if part.is_dead():
                self.died[part.name] = self.died.get(part.name, 0) + 1
                part.start()

    def stop(self) -> None:
        for part in self.all:
            if part.pid:
                part.kill()
                part.kills -= 1  # the end, not a test
