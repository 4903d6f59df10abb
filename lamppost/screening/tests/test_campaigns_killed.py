"""Whoever places ads goes down with the machine, in the middle of it, on a real SQLite file."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import lamppost

pytestmark = pytest.mark.long
ROUNDS = 4
GIVEN_UP_SECS = 120
MIGRATE = "from lamppost.config.cli import script; script()"
START = """
import django; django.setup()
from lamppost.screening import sources
from lamppost.screening.tests.pile import NOON, Pile, lesson, room
from lamppost.screening.campaigns.actions import assign_due, note_ads, rebuild
pile = Pile()
sources._registered.clear()
sources.register_ads("pile", pile.source)
made = [kind(n, id=f"{kind.__name__}:{n}") for n in range(400) for kind in (room, lesson)]
pile.ads.update((ad.id, ad) for ad in made)
"""
NOTE = START + "note_ads(pile.ads)"
PLACE = START + "while True: assign_due(NOON)"
REBUILD = START + "rebuild(NOON)"
LOOK = """
from lamppost.screening.campaigns.kept.keeper import Keeper
from lamppost.screening.tests.pile import together
from lamppost.screening.models import CampaignMember, CampaignNote, CampaignTemplate
while assign_due(NOON): pass
assert not CampaignNote.objects.exists(), "notes are left"
assert sorted(map(len, together())) == [400, 400], sorted(map(len, together()))
for one in CampaignTemplate.objects.all(): assert one.size == one.members.count()
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    assert (
        python(tmp_path, "from lamppost.config.cli import script; script()", "migrate").wait() == 0
    )
    assert python(tmp_path, NOTE).wait() == 0
    return tmp_path


def test_after_kills_every_ad_is_placed_once(board: Path) -> None:
    for number in range(1, ROUNDS + 1):
        busy = python(board, PLACE)
        wait_for_members(board, number * 150)
        kill(busy)
    assert python(board, START + LOOK).wait() == 0


def test_two_who_place_at_once_found_no_template_twice(board: Path) -> None:
    busy = [python(board, PLACE), python(board, PLACE)]
    wait_for_members(board, 800)
    for one in busy:
        kill(one)
    assert python(board, START + LOOK).wait() == 0


def test_a_killed_rebuild_leaves_what_was_and_the_next_one_is_whole(board: Path) -> None:
    assert python(board, START + LOOK).wait() == 0
    busy = python(board, REBUILD)
    wait_for_members(board, 1_000)
    kill(busy)
    assert python(board, START + LOOK).wait() == 0
    assert python(board, REBUILD + "\n" + LOOK).wait() == 0


def wait_for_members(folder: Path, least: int) -> None:
    deadline = time.monotonic() + GIVEN_UP_SECS
    board = sqlite3.connect(folder / "board.sqlite3")
    question = "SELECT count(*) FROM screening_campaignmember"
    try:
        while board.execute(question).fetchone()[0] < least:
            assert time.monotonic() < deadline
    finally:
        board.close()


def python(folder: Path, code: str, *words: str) -> subprocess.Popen[bytes]:
    root = str(Path(lamppost.__file__).parents[1])
    more = {"LAMPPOST_DATA": str(folder), "PYTHONPATH": root, "LAMPPOST_PROFILE": "embedded"}
    more["DJANGO_SETTINGS_MODULE"] = "lamppost.config.settings"
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code, *words], env={**os.environ, **more}, start_new_session=True
    )


def kill(busy: subprocess.Popen[bytes]) -> None:
    os.killpg(busy.pid, signal.SIGKILL)
    busy.wait()
