"""From an ad to a mail at a relay, through processes that are killed on the way."""

from __future__ import annotations

import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from aiosmtpd.controller import Controller

from lamppost.notices.tests.test_relays import Desk, free_port
from tests.scaling.board import Board, lit

pytestmark = pytest.mark.long
KILLED = -9

SET_AN_ALERT = """
from django.http import QueryDict
from django.utils import timezone
from lamppost.board.alerts.actions import ask_for_alert, confirm_alert
from lamppost.board.alerts.links import Asking
from lamppost.board.alerts.models import Alert, Pace
from lamppost.board.alerts.wish import wish_of
from lamppost.board.search.asked import read_search
now, wish = timezone.now(), wish_of(read_search(QueryDict("q=kettle")))
ask_for_alert(wish, address="dora@example.org", pace=Pace.AT_ONCE, at=now)
confirm_alert(Asking(Alert.objects.get().key, Pace.AT_ONCE), at=now)
"""
POST_AN_AD = """
from django.utils import timezone
from lamppost.board.actions import post_ad
from lamppost.board.content import AdContent
from lamppost.board.models import Draft
from lamppost.board.search.indexing import index_due
from lamppost.places.models import Place
from lamppost.testing import make_person
bob = make_person("Bob")
town = Place.objects.get(pk=4509884)
said = AdContent(category="furniture", title="Blue kettle", text="Whistles.", place=town)
draft = Draft.objects.create(person=bob, category="furniture")
post_ad(draft, said, by=bob.personas.get(), at=timezone.now())
index_due()
"""
# The watcher's part, later than it would be: nobody waits here.
PUT_LOST_JOBS_BACK = """
from datetime import timedelta
from django.utils import timezone
from lamppost.config.job_reaper import put_back_lost_jobs
from lamppost.notices.actions import deliver_due
from lamppost.notices.models import Notice
Notice.objects.filter(state="waiting").update(due=timezone.now() - timedelta(minutes=1))
put_back_lost_jobs(timezone.now() + timedelta(hours=1))
deliver_due(timezone.now())
"""
TELL = """
from django.utils import timezone
from lamppost.board.alerts.telling import tell_due_alerts
from lamppost.board.alerts.times import GATHER
tell_due_alerts(timezone.now() + GATHER)
"""
COUNT_ALERTS = """
from lamppost.board.alerts.models import Alert
print(Alert.objects.active().count())
"""
WORK = "from django.core.management import call_command; call_command('worker', '--batch')"
# A function that does what it did, or does not, and is the last thing that its process does.
DIES = """
import os, signal
import {module} as module
true = module.{function}
def last(*given, **named):
    if {does}:
        true(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
module.{function} = last
"""


@pytest.fixture
def took() -> Iterator[tuple[int, list[EmailMessage]]]:
    """The port of a relay, and what it has taken."""
    desk = Desk()
    controller = Controller(desk, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller.port, desk.took
    controller.stop()


@contextmanager
def board_with_an_alert(data: Path, port: int) -> Iterator[Board]:
    settings = {"LAMPPOST_PROFILE": "embedded", "LAMPPOST_MAIL": f"smtp://127.0.0.1:{port}"}
    with lit(data, **settings) as board:
        board.do(SET_AN_ALERT)
        board.do(WORK)
        board.do(POST_AN_AD)
        yield board


def kill_in(board: Board, function: str, program: str, *, does: bool) -> None:
    """Runs the program, which is killed in this function: before it, or once it is done."""
    module, _, name = function.rpartition(".")
    program = DIES.format(module=module, function=name, does=does) + program
    words = [sys.executable, "-m", "lamppost", "shell", "--no-imports", "-c", program]
    assert subprocess.run(words, env=board.env).returncode == KILLED  # noqa: S603


def news(took: list[EmailMessage]) -> list[EmailMessage]:
    return [mail for mail in took if "1 new ad" in mail["Subject"]]


def go_on(board: Board) -> None:
    for program in (PUT_LOST_JOBS_BACK, WORK, TELL, WORK):
        board.do(program)


def test_alert_arrives_once_however_its_way_was_cut_and_is_stopped_with_one_click(
    tmp_path: Path, took: tuple[int, list[EmailMessage]]
) -> None:
    port, mails = took
    with board_with_an_alert(tmp_path / "data", port) as board:
        kill_in(board, "lamppost.board.alerts.matching._set_times", WORK, does=True)
        board.do(PUT_LOST_JOBS_BACK)
        board.do(WORK)
        kill_in(board, "lamppost.board.alerts.mails.tell_news", TELL, does=True)
        board.do(TELL)
        kill_in(board, "lamppost.notices.actions._send", WORK, does=False)
        assert news(mails) == []
        go_on(board)
        go_on(board)
        assert [mail["To"] for mail in news(mails)] == ["dora@example.org"]
        mail = news(mails)[0]
        assert "Blue kettle" in mail.get_content()
        click_once(board, mail)
        assert board.do(COUNT_ALERTS).strip() == "0"


def test_mail_whose_worker_died_as_the_relay_took_it_comes_a_second_time_and_no_third(
    tmp_path: Path, took: tuple[int, list[EmailMessage]]
) -> None:
    port, mails = took
    with board_with_an_alert(tmp_path / "data", port) as board:
        board.do(WORK)
        board.do(TELL)
        kill_in(board, "lamppost.notices.actions._send", WORK, does=True)
        assert len(news(mails)) == 1
        go_on(board)
        go_on(board)
        first, second = news(mails)
        assert first.get_content() == second.get_content()


def click_once(board: Board, mail: EmailMessage) -> None:
    """As a mail program does: a POST without cookies, with what the header says (RFC 8058)."""
    found = re.fullmatch(r"<(\S+)>", "".join(mail["List-Unsubscribe"].split()))
    assert found
    address = urljoin(board.url, urlsplit(found[1]).path)
    request = urllib.request.Request(address, mail["List-Unsubscribe-Post"].encode())  # noqa: S310
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        assert answer.status == 200
