"""Nobody is missed for nothing and nobody is forgotten while the board is killed: the short form
of `python -m benchmarks.meetings.kills`."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.postgres import new_folder

pytestmark = pytest.mark.servers
SHORT = ("--plans", "300", "--kills", "40")


@pytest.mark.parametrize("profile", ["embedded", "server"])
def test_promise_is_kept_at_every_moment_and_under_random_kills(profile: str) -> None:
    with new_folder() as folder:
        options = ["--profile", profile, "--data", str(folder / "board")]
        command = [sys.executable, "-m", "benchmarks.meetings.kills", *options, *SHORT]
        done = subprocess.run(command, capture_output=True, text=True)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    assert "missed                                 0  bar 0: kept" in done.stdout
