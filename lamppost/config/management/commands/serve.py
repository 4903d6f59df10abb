"""Runs a whole board under one command."""

from __future__ import annotations

import errno
import os
import socket
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connections
from django.utils.translation import gettext as _

from lamppost.config import parts
from lamppost.config.first_demo import fill_demo_once
from lamppost.config.job_reaper import put_back_jobs_of
from lamppost.config.prepare import prepare
from lamppost.config.run_lock import take_lock
from lamppost.config.supervisor import Supervisor
from lamppost.core.errors import Refused


class Command(BaseCommand):
    help = (
        "Prepares everything, then runs web, worker, watcher and mail until Ctrl-C or SIGTERM. "
        "What dies is started again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default=settings.LISTEN_ADDRESS, help="where to listen")
        parser.add_argument("--port", type=int, default=settings.LISTEN_PORT)
        parser.add_argument("--processes", type=int, default=settings.WEB_PROCESSES)
        parser.add_argument(
            "--only",
            action="append",
            choices=parts.NAMES,
            help="run only this part here (may be repeated), the others elsewhere",
        )
        parser.add_argument(
            "--demo", action="store_true", help="fill an empty demonstration board first"
        )
        parser.add_argument(
            "--no-prepare", action="store_true", help="the tables and files are in place already"
        )

    def handle(self, *args: object, **options: Any) -> None:  # noqa: ANN401
        wanted = options["only"] or list(parts.NAMES)
        address, port = options["address"], options["port"]
        if parts.WEB in wanted:
            refuse_taken_port(address, port)
        wanted = [name for name in wanted if name != parts.MAIL or self._has_mail_door()]
        os.environ["LAMPPOST_PORT"] = str(port)  # so that the parts' links in mails fit
        locks = {} if settings.ON_SERVER else _take_locks(wanted, self._tell)
        if not options["no_prepare"]:
            prepare(self._tell)
        if options["demo"]:
            fill_demo_once(self._tell)
        if parts.WORKER in locks:
            # Whoever holds the lock knows that no worker of an earlier run is alive.
            put_back_jobs_of(parts.WORKERS_OF_SERVE, datetime.now(UTC))
        connections.close_all()  # the supervisor lives for months and needs them seldom
        made = {
            parts.WEB: lambda: parts.web(address, port, options["processes"]),
            parts.WORKER: parts.worker,
            parts.WATCH: parts.watch,
            parts.MAIL: parts.mail,
        }
        ready = _ready_line(address, port, self._tell) if parts.WEB in wanted else _nothing
        supervisor = Supervisor([made[name]() for name in wanted], self._pass_on, locks=locks)
        supervisor.run(meanwhile=ready)
        self._tell("Stopped.")

    def _has_mail_door(self) -> bool:
        """A board that cannot take mail in is still a board: letters are answered on the page."""
        if settings.MAIL_IN is None:
            return False
        try:
            refuse_taken_port(settings.MAIL_IN.address, settings.MAIL_IN.port)
        except Refused:
            self._tell(
                f"No mail is taken in: {settings.MAIL_IN.address}, port {settings.MAIL_IN.port}, "
                "is taken by another program. Choose another with LAMPPOST_MAIL_IN."
            )
            return False
        return True

    def _tell(self, sentence: str) -> None:
        self._pass_on("lamppost", sentence)

    def _pass_on(self, who: str, line: str) -> None:
        # One write for one line: the parts' lines come from several threads.
        sys.stdout.write(f"{who:<8} | {line}\n")
        sys.stdout.flush()


def refuse_taken_port(address: str, port: int) -> None:
    """Raises Refused when the port cannot be had."""
    try:
        family = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind((address, port))
    except (OSError, OverflowError) as error:
        raise Refused(_port_sentence(error, address, port), code="port") from error


def _port_sentence(error: Exception, address: str, port: int) -> str:
    found = {"port": port, "address": address, "other": port + 1}
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            return (
                _(
                    "Port %(port)s on %(address)s is taken by another program. Stop that one, or "
                    "choose another port: --port %(other)s, or LAMPPOST_PORT=%(other)s."
                )
                % found
            )
        case errno.EACCES:
            return (
                _("Port %(port)s is only for root. Choose one above 1023, behind a web server.")
                % found
            )
        case _:
            return _("Nothing can listen at %(address)s, port %(port)s.") % found


def _take_locks(wanted: list[str], say: Callable[[str], None]) -> dict[str, int]:
    return {name: take_lock(settings.DATA / "run", name, say=say) for name in wanted}


def _nothing() -> None:
    pass


def _ready_line(address: str, port: int, say: Callable[[str], None]) -> Callable[[], None]:
    """Says once, when the web part answers, where the board is."""
    waiting = [True]
    # The board's own address, unless it was started at another port than it is written for.
    url = settings.BASE_URL if port == settings.LISTEN_PORT else f"http://{address}:{port}"

    def look() -> None:
        if not waiting:
            return
        at = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104
        try:
            socket.create_connection((at, port), timeout=1).close()
        except OSError:
            return
        waiting.clear()
        say(f"{settings.BOARD_NAME} is lit at {url}  (Ctrl-C puts it out)")

    return look
