"""Keeps the parts of a board running, and stops them all together."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import FrameType

from lamppost.config.voices import Say, Voices

logger = logging.getLogger(__name__)

LOOKS_EVERY_SECS = 0.2
STOPS_WITHIN_SECS = 10
LONGEST_WAIT_SECS = 30.0
WELL_AFTER_SECS = 60  # a part that ran this long did not die of how it was started


def wait_before_restart(deaths: int) -> float:
    """Seconds to wait after so many deaths in a row: 1, 2, 4 … 30."""
    return min(LONGEST_WAIT_SECS, 2.0 ** (deaths - 1))


@dataclass(frozen=True)
class Part:
    """A process to keep running. `died` mends what its death left behind."""

    name: str
    command: list[str]
    died: Callable[[], object] = lambda: None


@dataclass
class _Kept:
    """A part with its process, and when to start it again if it has none."""

    part: Part
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    due: float = 0.0


class Supervisor:
    """Starts parts, starts them again when they die, and leaves nothing running behind.

    `locks` are file descriptors by part's name that a part's process keeps open: as long as it
    lives, the lock is held, even if this supervisor was killed.
    """

    def __init__(
        self, parts: Sequence[Part], say: Say, *, locks: Mapping[str, int] | None = None
    ) -> None:
        self.kept = [_Kept(part) for part in parts]
        self.say = say
        self.voices = Voices(say)
        self.locks = locks or {}
        self.signals = 0

    def run(self, *, meanwhile: Callable[[], None] = lambda: None) -> None:
        """Runs until SIGTERM or Ctrl-C; a second one does not wait for work in progress."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        try:
            while not self.signals:
                self.look(time.monotonic())
                meanwhile()
                self.voices.listen(LOOKS_EVERY_SECS)
            self.say("lamppost", "Stopping.")
        finally:
            self.stop()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.signals += 1

    def look(self, steady: float) -> None:
        """Starts what is due, and notices what has died, at `steady` seconds."""
        for kept in self.kept:
            if kept.process is None:
                if kept.due <= steady:
                    self._start(kept, steady)
            elif kept.process.poll() is not None:
                self._bury(kept, steady)

    def _start(self, kept: _Kept, steady: float) -> None:
        lock = self.locks.get(kept.part.name)
        launcher = [sys.executable, "-m", "lamppost.config.part", str(os.getpid())]
        kept.process = subprocess.Popen(  # noqa: S603  our own parts
            [*launcher, *kept.part.command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            # A session of its own: Ctrl-C reaches this supervisor alone, and a part that dies
            # can be cleared away with all its children.
            start_new_session=True,
            pass_fds=() if lock is None else (lock,),
        )
        kept.started = steady
        if kept.process.stdout is not None:
            self.voices.add(kept.part.name, kept.process.stdout)

    def _bury(self, kept: _Kept, steady: float) -> None:
        if kept.process is None:
            return
        self.voices.listen(0)  # its last words come first
        code, ran_secs = kept.process.returncode, steady - kept.started
        self._clear_away(kept)
        kept.deaths = 1 if ran_secs >= WELL_AFTER_SECS else kept.deaths + 1
        wait = wait_before_restart(kept.deaths)
        kept.due = steady + wait
        self.say(
            "lamppost", f"{kept.part.name} ended ({_how(code)}). Starting it again in {wait:.0f} s."
        )

    def _clear_away(self, kept: _Kept) -> None:
        if kept.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(kept.process.pid, signal.SIGKILL)
        kept.process = None
        try:
            kept.part.died()
        except Exception:
            # The database may be why it died. The job reaper finds what is left, later.
            logger.exception("could not mend what %s left behind", kept.part.name)

    def stop(self) -> None:
        """Ends all parts: asks, waits, then kills."""
        asked = self.signals
        running = [kept for kept in self.kept if kept.process is not None]
        for kept in running:
            if kept.process is not None:
                kept.process.terminate()
        end = time.monotonic() + STOPS_WITHIN_SECS
        while time.monotonic() < end and self.signals <= max(asked, 1):
            self.voices.listen(LOOKS_EVERY_SECS)
            if all(kept.process is None or kept.process.poll() is not None for kept in running):
                break
        self.voices.listen(0)
        for kept in running:
            if kept.process is not None and kept.process.poll() is None:
                self.say("lamppost", f"{kept.part.name} did not stop by itself.")
            self._clear_away(kept)


def _how(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
