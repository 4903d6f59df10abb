"""The parts of a running board: web, worker, watcher and mail, each a process of its own."""

from __future__ import annotations

import secrets
import sys

from django.conf import settings
from django.utils import timezone

from lamppost.config.job_reaper import put_back_jobs_of
from lamppost.config.supervisor import Part

WEB, WORKER, WATCH, MAIL = "web", "worker", "watch", "mail"
NAMES = (WEB, WORKER, WATCH, MAIL)
WORKERS_OF_SERVE = "serve-"  # how the ids of workers begin that `lamppost serve` starts
# For each web process. Threads wait for PostgreSQL, each with a connection of its own; with SQLite
# there is little to wait for, and more than two only take the interpreter from each other.
THREADS = {"embedded": 2, "server": 4}


def web(address: str, port: int, processes: int) -> Part:
    # granian: see docs/decisions/dependencies.md. It stops its own processes on SIGTERM.
    options = {
        "--interface": "wsgi",
        "--host": address,
        "--port": str(port),
        "--workers": str(processes),
        "--blocking-threads": str(THREADS[settings.PROFILE]),
        "--workers-kill-timeout": "8",
        "--log-level": "warning",
    }
    words = [word for pair in options.items() for word in pair]
    flags = ["--respawn-failed-workers", "--no-ws"]
    command = [sys.executable, "-m", "granian", *words, *flags]
    return Part(WEB, [*command, "lamppost.config.wsgi:application"])


def worker() -> Part:
    name = f"{WORKERS_OF_SERVE}{secrets.token_hex(8)}"
    command = [sys.executable, "-m", "lamppost", "worker", "--worker-id", name]
    return Part(WORKER, command, died=lambda: put_back_jobs_of(name, timezone.now()))


def watch() -> Part:
    return Part(WATCH, [sys.executable, "-m", "lamppost", "watch"])


def mail() -> Part:
    return Part(MAIL, [sys.executable, "-m", "lamppost", "mail"])
