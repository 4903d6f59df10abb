"""Work beside pages: done once for many who ask, and never left out for who asks in the midst."""

from __future__ import annotations

from threading import Event

from lamppost.board.search.beside import Beside

LONGEST_SECS = 20


class Work:
    """Goes on when it is let, and counts."""

    def __init__(self) -> None:
        self.begun, self.may_end, self.done = Event(), Event(), 0
        self.done_twice = Event()

    def __call__(self) -> None:
        self.begun.set()
        assert self.may_end.wait(LONGEST_SECS)
        self.done += 1
        if self.done == 2:
            self.done_twice.set()


def test_page_that_asks_does_not_wait() -> None:
    work = Work()
    Beside(work).ask()
    assert work.begun.wait(LONGEST_SECS)
    assert work.done == 0
    work.may_end.set()


def test_all_who_ask_in_the_midst_of_it_have_it_done_once_more_and_no_oftener() -> None:
    work = Work()
    beside = Beside(work)
    beside.ask()
    assert work.begun.wait(LONGEST_SECS)
    for _page in range(5):
        beside.ask()
    work.may_end.set()
    assert work.done_twice.wait(LONGEST_SECS)
    assert not beside.is_asked
