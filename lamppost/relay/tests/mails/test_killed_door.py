"""The door is killed while it takes a letter in: the letter is there once when it comes again."""

from __future__ import annotations

import os
import signal
import smtplib
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from lamppost.relay.addresses import letter_address
from lamppost.relay.models import Letter, Side
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin
from lamppost.relay.tests.mails.post import mail_of
from lamppost.testing import make_person

pytestmark = pytest.mark.django_db(transaction=True)
STARTS_WITHIN_SECS = 60
# The door as it runs, but killed at one moment of its first mail.
DOOR = """
import os, signal, sys, django
django.setup()
from django.conf import settings
from django.core.management import call_command
if not settings.ON_SERVER:
    call_command("createcachetable", database="cache", verbosity=0)
from lamppost.relay.mail_in import desk, server

real, moment = desk.deliver, sys.argv[2]

def deliver(*args, **options):
    if moment == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    outcome = real(*args, **options)
    if moment == "after":  # stored, and not yet answered
        os.kill(os.getpid(), signal.SIGKILL)
    return outcome

desk.deliver = deliver
server.run("127.0.0.1", int(sys.argv[1]), is_lmtp=False)
"""


@pytest.fixture
def board(tmp_path: Path) -> dict[str, str]:
    """What another process finds the test's board by."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "lamppost.config.settings"}
    env |= {"LAMPPOST_SEAL_KEY": settings.SEAL_KEYS[0], "LAMPPOST_SECRET_KEY": "x" * 60}
    if connection.vendor == "postgresql":
        server = os.environ["LAMPPOST_DATABASE"].rpartition("/")[0]
        env["LAMPPOST_DATABASE"] = f"{server}/{connection.settings_dict['NAME']}"
    env["LAMPPOST_DATA"] = str(tmp_path)
    return env


def _share(tmp_path: Path) -> None:
    """Hands the tests' database, which lies in memory, to other processes."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(tmp_path / "board.sqlite3")])


def _letters(tmp_path: Path, side: Side) -> int:
    if connection.vendor == "postgresql":
        return Letter.objects.filter(side=side).count()
    import sqlite3

    with sqlite3.connect(tmp_path / "board.sqlite3") as board:
        asked = "SELECT count(*) FROM relay_letter WHERE side_id = ?"
        return int(board.execute(asked, [side.pk]).fetchone()[0])


class _Door:
    def __init__(self, env: dict[str, str], moment: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = int(free.getsockname()[1])
        command = [sys.executable, "-c", DOOR, str(self.port), moment]
        self.process = subprocess.Popen(command, env=env)  # noqa: S603
        self.client = self._connected()

    def _connected(self) -> smtplib.SMTP:
        """As soon as it listens; the kernel says so by taking the connection."""
        for _ in range(STARTS_WITHIN_SECS * 5):
            try:
                return smtplib.SMTP("127.0.0.1", self.port, timeout=STARTS_WITHIN_SECS)
            except ConnectionRefusedError:
                try:
                    self.process.wait(0.2)
                except subprocess.TimeoutExpired:
                    continue
                break
        raise AssertionError("the door did not open")

    def end(self) -> int:
        self.process.terminate()
        return self.process.wait(STARTS_WITHIN_SECS)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_letter_of_a_killed_door_is_there_once(
    board: dict[str, str], tmp_path: Path, moment: str
) -> None:
    alice, bob = make_person("Alice"), make_person("Bob")
    side = own_side(begin(alice, bob), alice)
    raw, to = mail_of(alice, side, "Yes"), [letter_address(side)]
    _share(tmp_path)
    killed = _Door(board, moment)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        killed.client.sendmail("a@b.example", to, raw)
    assert killed.process.wait(STARTS_WITHIN_SECS) == -signal.SIGKILL
    assert _letters(tmp_path, side) == (moment == "after")
    again = _Door(board, "never")
    try:
        for _ in range(2):
            again.client.sendmail("a@b.example", to, raw)
    finally:
        again.client.close()
        code = again.end()
    assert code == 0
    assert _letters(tmp_path, side) == 1
