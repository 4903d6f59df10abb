"""Parts are started, started again, and stopped together. Real processes, small ones."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections import defaultdict

import pytest

from lamppost.config.supervisor import Part, Supervisor, wait_before_restart

# Says that it is there and waits for a signal.
WAITS = "import signal; print('up', flush=True); signal.pause()"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {WAITS}"
# Starts a child that outlives it and tells the child's number.
HAS_A_CHILD = (
    "import subprocess, sys, signal; "
    "child = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()']); "
    "print(child.pid, flush=True); signal.pause()"
)
PATIENCE_SECS = 20


class Watched:
    """A supervisor, and what it and its parts said."""

    def __init__(self, *parts: Part) -> None:
        self.said: defaultdict[str, list[str]] = defaultdict(list)
        self.supervisor = Supervisor(parts, lambda who, line: self.said[who].append(line))

    def hear(self, who: str) -> str:
        """The next thing that this one says."""
        while not self.said[who]:
            assert self.supervisor.voices.selector.select(PATIENCE_SECS), f"{who} says nothing"
            self.supervisor.voices.listen(0)
        return self.said[who].pop(0)

    def kill(self, place: int) -> None:
        process = self.supervisor.kept[place].process
        assert process is not None
        process.kill()
        process.wait(PATIENCE_SECS)


def _python(name: str, program: str, **given: object) -> Part:
    return Part(name, [sys.executable, "-c", program], **given)  # type: ignore[arg-type]


def test_waits_grow_and_have_an_end() -> None:
    assert [wait_before_restart(n) for n in (1, 2, 3, 6, 50)] == [1, 2, 4, 30, 30]


def test_part_that_is_killed_is_mended_and_started_again_after_its_wait() -> None:
    mended: list[str] = []
    watched = Watched(_python("web", WAITS, died=lambda: mended.append("web")))
    watched.supervisor.look(0)
    assert watched.hear("web") == "up"
    watched.kill(0)
    watched.supervisor.look(1)
    assert watched.hear("lamppost") == "web ended (killed by SIGKILL). Starting it again in 1 s."
    assert mended == ["web"]
    watched.supervisor.look(1.5)
    assert watched.supervisor.kept[0].process is None
    watched.supervisor.look(2)
    assert watched.hear("web") == "up"
    watched.supervisor.stop()


def test_part_that_ran_well_is_not_made_to_wait_for_old_deaths() -> None:
    watched = Watched(_python("web", WAITS))
    watched.supervisor.kept[0].deaths = 9
    watched.supervisor.look(0)
    watched.hear("web")
    watched.kill(0)
    watched.supervisor.look(3600)
    assert watched.hear("lamppost").endswith("in 1 s.")


def test_mending_that_fails_does_not_stop_the_supervisor() -> None:
    def fail() -> None:
        raise ZeroDivisionError

    watched = Watched(_python("worker", WAITS, died=fail))
    watched.supervisor.look(0)
    watched.hear("worker")
    watched.kill(0)
    watched.supervisor.look(1)
    assert watched.supervisor.kept[0].deaths == 1


def test_what_a_dead_part_left_running_is_cleared_away() -> None:
    watched = Watched(_python("web", HAS_A_CHILD))
    watched.supervisor.look(0)
    child = int(watched.hear("web"))
    watched.kill(0)
    watched.supervisor.look(1)
    assert _is_gone(child)


def test_stopping_asks_all_and_kills_whoever_does_not_listen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("lamppost.config.supervisor.STOPS_WITHIN_SECS", 0.2)
    watched = Watched(_python("web", WAITS), _python("worker", STUBBORN))
    watched.supervisor.look(0)
    assert (watched.hear("web"), watched.hear("worker")) == ("up", "up")
    processes = [kept.process for kept in watched.supervisor.kept]
    watched.supervisor.stop()
    assert watched.hear("lamppost") == "worker did not stop by itself."
    codes = [process.wait(PATIENCE_SECS) for process in processes if process]
    assert codes == [-signal.SIGTERM, -signal.SIGKILL]


SUPERVISES = """
import sys
from lamppost.config.supervisor import Part, Supervisor
part = Part("web", [sys.executable, "-c", "import os, signal; print(os.getpid(), flush=True); signal.pause()"])
Supervisor([part], lambda who, line: print(line, flush=True)).run()
"""  # noqa: E501


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux's kernel")
def test_no_part_outlives_its_supervisor(number: signal.Signals) -> None:
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", SUPERVISES], stdout=subprocess.PIPE, text=True
    ) as supervisor:
        assert supervisor.stdout is not None
        part = int(supervisor.stdout.readline())
        supervisor.send_signal(number)
        supervisor.wait(PATIENCE_SECS)
        # The part holds the pipe open for as long as it lives: reading to the end waits for it.
        supervisor.stdout.read()
        assert _is_gone(part)
        assert supervisor.returncode == (-signal.SIGKILL if number == signal.SIGKILL else 0)


def _is_gone(process: int) -> bool:
    """True once it has ended; the kernel tells, nobody has to look again and again."""
    try:
        ending = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    return bool(select.select([ending], [], [], PATIENCE_SECS)[0])
