"""What the doctor finds, and does not find."""

from __future__ import annotations

import ast
import json
import re
import socketserver
import stat
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError
from pytest_django import Settings

from lamppost.config import watcher
from lamppost.config.doctor import (
    examination,
    of_journal,
    of_mail,
    of_rules,
    of_running,
    of_screening,
    of_servers,
    of_settings,
    of_storage,
)
from lamppost.config.doctor.examination import examine
from lamppost.config.doctor.finding import Finding, Findings, Level, ok, wrong
from lamppost.config.management.commands.doctor import summary
from lamppost.config.prepare import static_fingerprint
from lamppost.config.replicas.position import Standing
from lamppost.config.tests.test_job_reaper import make_job
from lamppost.journal.actions import CLOCK, record
from lamppost.notices.actions import tell
from lamppost.notices.models import Channel, Dispatch, Notice
from lamppost.notices.urgent.writing import Urgent, write_urgent
from lamppost.people.models import Person
from lamppost.screening.lists.current import make_lists
from lamppost.screening.lists.words import make_words
from lamppost.screening.models import Rule
from lamppost.testing import NOON, make_place

OK, WARN, WRONG = Level.OK, Level.WARN, Level.WRONG
GIB = 2**30
SECOND = timedelta(seconds=1)


def levels(findings: Findings) -> dict[str, Level]:
    return {finding.code: finding.level for finding in findings}


@pytest.mark.parametrize(
    ("key", "level"),
    [("x" * 60, WRONG), ("aB3$" * 3, WRONG), ("Zk3vQ9-x_LmT4" * 5, OK), ("", WRONG)],
)
def test_key_that_can_be_guessed_is_wrong(key: str, level: Level) -> None:
    assert levels(of_settings.judge_secret_key(key)) == {"settings.secret_key": level}


HERE, THERE = "http://127.0.0.1:8000", "https://board.example"


@pytest.mark.parametrize(
    ("url", "is_demo", "proxies", "on_server", "found"),
    [
        (HERE, False, 0, False, {"settings.url": OK}),
        (HERE, True, 0, False, {"settings.url": OK}),
        (HERE, False, 0, True, {"settings.url": WRONG}),
        ("http://[::1]:8000", False, 0, False, {"settings.url": OK}),
        (THERE, False, 1, True, {"settings.url": OK}),
        (THERE, False, 0, True, {"settings.proxies": WRONG}),
        (THERE, True, 1, True, {"settings.demo": WRONG, "settings.url": OK}),
        ("http://board.example", False, 1, False, {"settings.https": WRONG}),
        ("http://192.168.1.5", True, 0, False, {"settings.demo": WRONG, "settings.https": WRONG}),
    ],
)
def test_address_is_judged_by_who_can_reach_it(
    url: str, is_demo: bool, proxies: int, on_server: bool, found: dict[str, Level]
) -> None:
    judged = of_settings.judge_address(url, is_demo=is_demo, proxies=proxies, on_server=on_server)
    assert levels(judged) == found


@pytest.mark.parametrize(
    ("free", "level"), [(GIB // 2 - 1, WRONG), (GIB // 2, WARN), (2 * GIB - 1, WARN), (2 * GIB, OK)]
)
def test_full_disk_is_told_before_it_is_full(free: int, level: Level) -> None:
    assert levels(of_storage.judge_disk(free)) == {"disk.free": level}


@pytest.mark.parametrize(
    ("mode", "level"), [(0o700, OK), (0o750, OK), (0o755, WARN), (0o701, WARN)]
)
def test_open_data_folder_is_told(mode: int, level: Level, tmp_path: Path) -> None:
    judged = of_storage.judge_folder_mode(stat.S_IFDIR | mode, tmp_path)
    assert levels(judged) == {"data.private": level}


def test_folder_that_cannot_be_written_is_wrong(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path / "nowhere"
    assert levels(of_storage.check_data_folder(NOON)) == {"data.writable": WRONG}
    settings.DATA = tmp_path
    assert levels(of_storage.check_data_folder(NOON))["data.writable"] == OK


def test_missing_tables_are_wrong() -> None:
    assert levels(of_storage.judge_migrations(1)) == {"database.migrations": WRONG}
    assert levels(of_storage.judge_migrations(0)) == {"database.migrations": OK}


@pytest.mark.parametrize(
    ("integrity", "journal", "found"),
    [
        ("ok", "wal", {"database.sqlite": OK}),
        ("ok", "delete", {"database.sqlite": OK, "database.journal": WARN}),
        ("*** in database main ***", "wal", {"database.sqlite": WRONG}),
    ],
)
def test_damaged_or_slow_file_is_told(
    integrity: str, journal: str, found: dict[str, Level]
) -> None:
    assert levels(of_storage.judge_sqlite(integrity, journal)) == found


@pytest.mark.django_db
def test_tables_that_have_just_been_made_fit() -> None:
    found = levels(of_storage.check_database(NOON))
    assert found["database.reachable"] == found["database.migrations"] == OK


@pytest.mark.parametrize(
    ("now", "database", "disk", "found"),
    [
        (NOON, NOON, NOON, {"clock.apart": OK}),
        (NOON, NOON + 30 * SECOND, NOON, {"clock.apart": OK}),
        (NOON, NOON + 31 * SECOND, NOON, {"clock.apart": WRONG}),
        (NOON, NOON, NOON - 31 * SECOND, {"clock.apart": WRONG}),
        (NOON.replace(year=1970), *[NOON.replace(year=1970)] * 2, {"clock.year": WRONG}),
    ],
)
def test_clock_is_compared_with_every_other(
    now: datetime, database: datetime, disk: datetime, found: dict[str, Level]
) -> None:
    assert levels(of_running.judge_clock(now, database, disk)) == found


def test_watcher_is_believed_for_a_minute() -> None:
    assert levels(of_running.check_watcher(NOON)) == {"watcher.beat": WRONG}
    watcher.beat(NOON)
    assert levels(of_running.check_watcher(NOON + 60 * SECOND)) == {"watcher.beat": OK}
    assert levels(of_running.check_watcher(NOON + 61 * SECOND)) == {"watcher.beat": WRONG}


@pytest.mark.django_db
def test_job_that_nobody_takes_is_late_and_one_for_later_is_not() -> None:
    job = make_job("READY", run_after=NOON)
    type(job).objects.update(enqueued_at=NOON)
    assert levels(of_running.check_worker(NOON + 4 * 60 * SECOND)) == {"worker.late": OK}
    assert levels(of_running.check_worker(NOON + 5 * 60 * SECOND)) == {"worker.late": WRONG}
    type(job).objects.update(run_after=NOON + timedelta(days=1))
    assert levels(of_running.check_worker(NOON + 5 * 60 * SECOND)) == {"worker.late": OK}


@pytest.mark.django_db
def test_only_jobs_out_of_tries_count_as_failed() -> None:
    job = make_job("FAILED", "a", "b", finished_at=NOON)
    assert "worker.failed" not in levels(of_running.check_worker(NOON))
    type(job).objects.update(worker_ids=["a", "b", "c"])
    assert levels(of_running.check_worker(NOON))["worker.failed"] == WARN


@pytest.mark.django_db
def test_board_without_places_is_wrong() -> None:
    assert levels(of_running.check_places(NOON)) == {"places.loaded": WRONG}
    make_place()
    assert levels(of_running.check_places(NOON)) == {"places.loaded": OK}


def test_style_sheets_of_another_version_are_wrong(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    assert levels(of_running.check_static(NOON)) == {"static.collected": WRONG}
    (tmp_path / ".collected").write_text(static_fingerprint())
    assert levels(of_running.check_static(NOON)) == {"static.collected": OK}


@pytest.mark.parametrize(("url", "level"), [(HERE, WARN), (THERE, WRONG)])
def test_mail_that_is_kept_is_told(url: str, level: Level, settings: Settings) -> None:
    settings.EMAIL_HOST, settings.BASE_URL = "", url
    assert levels(of_mail.check_mail(NOON)) == {"mail.folder": level}


class _Relay(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for _ in self.rfile:
            self.wfile.write(b"250 well\r\n")


@pytest.fixture
def relay_port() -> Iterator[int]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Relay) as relay:
        threading.Thread(target=relay.serve_forever, args=[0.02], daemon=True).start()
        yield relay.server_address[1]
        relay.shutdown()


def test_relay_is_spoken_to(settings: Settings, relay_port: int) -> None:
    settings.MAIL_DELIVERY = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", relay_port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    assert levels(of_mail.check_mail(NOON)) == {"mail.relay": OK}
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = "board"  # it knows no sign-in
    assert levels(of_mail.check_mail(NOON)) == {"mail.relay": WRONG}


@pytest.mark.django_db
def test_notice_is_late_after_half_an_hour() -> None:
    notice = tell("bob@example.org", key="k", kind="test", subject="s", body="b")
    assert notice is not None
    later = notice.written + timedelta(minutes=30)
    assert levels(of_mail.check_notices(later)) == {"notices.late": OK}
    assert levels(of_mail.check_notices(later + SECOND)) == {"notices.late": WRONG}
    Notice.objects.update(state=Notice.State.FAILED)
    assert levels(of_mail.check_notices(later)) == {"notices.late": OK, "notices.failed": WARN}


@pytest.mark.django_db
def test_urgent_message_is_late_after_two_minutes_and_its_channel_is_named() -> None:
    urgent = Urgent(
        key="meet:a:1",
        about="meetings.alarm:1",
        channel=Channel.SMS,
        to="+19375550134",
        subject="A reminder",
        body="Have a look.",
        best_before=NOON + timedelta(hours=1),
    )
    write_urgent([urgent], at=NOON)
    later = NOON + timedelta(minutes=2)
    assert levels(of_mail.check_urgent(later)) == {"urgent.late": OK}
    (late,) = of_mail.check_urgent(later + SECOND)
    assert (late.level, "1 by sms" in late.sentence) == (WRONG, True)
    Dispatch.objects.update(state=Dispatch.State.FAILED)
    assert levels(of_mail.check_urgent(later)) == {"urgent.late": OK, "urgent.failed": WARN}


def test_check_that_cannot_be_made_hinders_no_other() -> None:
    def check_tables(now: datetime) -> Findings:
        raise OperationalError

    def check_lamp(now: datetime) -> Findings:
        return [ok("lamp", "The lamp is lit.")]

    found = examine(NOON, [check_tables, check_lamp])
    assert [finding.code for finding in found] == ["doctor.hindered", "lamp"]
    assert "the tables" in found[0].sentence


@pytest.mark.django_db
def test_examination_of_a_board_in_tests_can_be_made_whole() -> None:
    found = examine(NOON)
    assert "doctor.hindered" not in levels(found)
    assert len(found) >= len(examination.CHECKS)


@pytest.mark.parametrize(("is_well", "code"), [(True, 0), (False, 1)])
def test_exit_code_tells_whether_anything_is_wrong(
    is_well: bool, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = ok("lamp", "Lit.") if is_well else wrong("lamp", "Dark.", "Light it.")
    monkeypatch.setattr("lamppost.config.management.commands.doctor.examine", lambda now: [found])
    ended = 0
    try:
        call_command("doctor", "--json")
    except SystemExit as leaving:
        ended = int(str(leaving.code))
    assert ended == code
    assert json.loads(capsys.readouterr().out)[0]["level"] == found.level


@pytest.mark.parametrize(
    ("standing", "level"),
    [
        (Standing(100, 60.0, 100), OK),
        (Standing(90, 10.0, 100), OK),
        (Standing(90, 11.0, 100), WARN),
        (None, WRONG),
    ],
)
def test_replica_is_well_as_long_as_pages_are_read_from_it(
    standing: Standing | None, level: Level
) -> None:
    found = list(of_servers.judge_replica("replica1", standing, most_secs=10))
    assert [finding.level for finding in found] == [level]


def test_line_of_a_screening_list_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "hosts-bad.txt"
    file.write_text("bad.example\ncom\n")
    (finding,) = of_screening.judge_lists(make_lists([file]))
    assert finding.level == WARN
    assert "line 2" in finding.sentence
    file.write_text("bad.example\n")
    (finding,) = of_screening.judge_lists(make_lists([file]))
    assert finding.level == OK


def test_list_of_words_that_does_not_say_what_it_does_is_told(tmp_path: Path) -> None:
    file = tmp_path / "words-fireworks.txt"
    file.write_text("fireworks\n")
    (finding,) = of_screening.judge_words(make_words([file]))
    assert finding.level == WARN
    assert "words-hold.txt" in finding.sentence
    (finding,) = of_screening.judge_words(make_words([file.rename(tmp_path / "words-hold.txt")]))
    assert finding.level == OK


def test_rule_that_was_stopped_by_itself_or_fails_is_told_for_a_while() -> None:
    back = Rule(name="tickets", number=1, state="shadow", why_back="wrong", since=NOON)
    failing = Rule(name="cars", number=2, state="live", failures=3, failed=NOON)
    for rules, level in (([back], WARN), ([failing], WARN), ([], OK)):
        (finding,) = of_rules.judge_rules(rules, NOON)
        assert finding.level == level
    month = NOON + timedelta(days=30)
    assert [one.level for one in of_rules.judge_rules([back, failing], month)] == [OK]


def test_summary_counts_what_is_wrong_and_what_is_odd() -> None:
    assert "All is well" in summary([ok("a", "b")])
    odd = Finding("a", WARN, "b", "c")
    assert "1 wrong, 2 to think about" in summary([odd, odd, wrong("a", "b", "c")])


def test_every_finding_is_explained_and_nothing_else() -> None:
    explained = re.findall(r"^### (\S+)$", Path("docs/hosting/doctor.md").read_text(), re.M)
    assert len(set(explained)) == len(explained)
    assert set(explained) == _codes_in_the_program()


def _codes_in_the_program() -> set[str]:
    calls = [
        node
        for file in Path("lamppost/config/doctor").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"ok", "warn", "wrong"}
    ]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("age", "level"), [(timedelta(minutes=1), Level.OK), (timedelta(hours=1), Level.WARN)]
)
def test_line_that_waits_long_for_its_chain_is_told(
    alice: Person, settings: Settings, age: timedelta, level: Level
) -> None:
    settings.STATEMENT_KEYS = ("a secret for the journal",)
    record("person.seen", alice, by=CLOCK, at=NOON - age)
    assert levels(of_journal.check_journal(NOON)) == {"journal.chain": level}


def test_journal_that_nobody_signs_is_told(db: None, settings: Settings) -> None:
    settings.STATEMENT_KEYS = ()
    assert levels(of_journal.check_journal(NOON)) == {"journal.chain": Level.WARN}


@pytest.mark.parametrize(
    ("is_of_this_version", "waiting", "is_well"),
    [(True, 0, True), (True, 1_000, True), (True, 100_000, False), (False, 0, False)],
)
def test_ads_that_wait_to_be_compared_are_told(
    is_of_this_version: bool, waiting: int, is_well: bool
) -> None:
    (finding,) = of_screening.judge_campaigns(
        is_of_this_version=is_of_this_version, waiting=waiting
    )
    assert (finding.level == Level.OK) == is_well
