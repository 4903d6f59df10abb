"""Runs a command beside a PostgreSQL that exists for it alone: postgres.py COMMAND …

The command finds it in LAMPPOST_DATABASE. `postgres.py --keep FOLDER COMMAND …` keeps its data in
the folder and finds them there the next time. `postgres.py --find` prints where the server's
programs are, and fails if there are none. Needs nothing but Python and those programs.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

STARTS_WITHIN_SECS = 60
# A server that is thrown away need not survive a power cut.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def main(command: list[str]) -> int:
    """The command's exit code."""
    if command == ["--find"]:
        sys.stdout.write(f"{_programs()}\n")
        return 0
    # SIGTERM unwinds like any exception, so that no server is left behind.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    if command[:1] == ["--keep"]:
        return _run_beside_server(Path(command[1]).resolve(), {}, command[2:])
    # Not in TMPDIR: as root, the server runs as somebody else, who must be able to get there.
    folder = Path(tempfile.mkdtemp(prefix="lamppost-postgres-", dir="/tmp"))
    try:
        return _run_beside_server(folder, FAST, command)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run_beside_server(folder: Path, settings: Mapping[str, str], command: list[str]) -> int:
    with beside_server(folder, settings=settings) as url:
        return subprocess.call(command, env={**os.environ, "LAMPPOST_DATABASE": url})  # noqa: S603


def _programs() -> Path:
    found = find_programs()
    if found is None:
        sys.exit("PostgreSQL's server is not installed (Debian: apt-get install postgresql).")
    return found


def find_programs() -> Path | None:
    """The newest installed server's folder of programs."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    return Path(on_path).parent if on_path else None


@contextmanager
def beside_server(folder: Path, *, settings: Mapping[str, str]) -> Iterator[str]:
    """The address of a server that runs meanwhile, on the data in the folder if it has any."""
    programs = _programs()
    if not (folder / "data" / "PG_VERSION").exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_cluster(programs, folder, secrets.token_hex(16))
    port = _free_port()
    every = {
        **settings,
        "port": port,
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
    }
    options = [word for name, value in every.items() for word in ("-c", f"{name}={value}")]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(  # noqa: S603
            [programs / "postgres", "-D", folder / "data", *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            **_unprivileged(),
        )
        try:
            _wait_until_ready(programs, port, server, folder / "log")
            password = (folder / "password").read_text()
            yield f"postgresql://lamppost:{password}@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)  # "fast": does not wait for clients
            server.wait()


def _make_cluster(programs: Path, folder: Path, password: str) -> None:
    (folder / "password").write_text(password)
    user = _unprivileged().get("user")
    if user:
        for path in (folder, folder / "password"):
            shutil.chown(path, user)
    subprocess.run(  # noqa: S603
        [
            programs / "initdb",
            *("-D", folder / "data", "-U", "lamppost", "--pwfile", folder / "password"),
            *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
        **_unprivileged(),
    )


def _unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then as whom it does."""
    if os.getuid() != 0:
        return {}
    users = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    return {"user": user.pw_name, "group": user.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def _wait_until_ready(
    programs: Path, port: int, server: subprocess.Popen[bytes], log: Path
) -> None:
    end = time.monotonic() + STARTS_WITHIN_SECS
    ask = [str(programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    while subprocess.call(ask) != 0:  # noqa: S603
        if server.poll() is not None or time.monotonic() > end:
            sys.exit(f"PostgreSQL did not start:\n{log.read_text()}")
        time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
