from __future__ import annotations

import socket

from lamppost.notices.deadline import Deadline


def test_connection_is_shut_when_its_time_is_over() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, Deadline(0) as deadline:
        deadline.watch(ours)
        assert ours.recv(1) == b""  # would wait for ever: they say nothing


def test_connection_within_its_time_is_left_alone() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        with Deadline(3_600) as deadline:
            deadline.watch(ours)
        theirs.sendall(b"a")
        assert ours.recv(1) == b"a"
