"""One report, sent once: whatever breaks in the middle, there are never two.

1. A report that is opened is none until it is finished: it can be taken back.
2. So what breaks before the end is taken back, at once or before the next try, and that begins
   anew.
3. At the end the board has asked to finish and may not know whether that was heard. It asks
   again: "finished already" is as good as "done".
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from lamppost.moderation.children.cybertip.client import Away, Door, TurnedDown
from lamppost.moderation.children.cybertip.package import Package
from lamppost.moderation.children.cybertip.words import Said
from lamppost.moderation.children.cybertip.writing import report_xml


class Unclear(Exception):
    """It was asked to finish a report that it now says it does not have: a person asks there."""


class NotSendable(Exception):
    """The package is not as the CyberTipline demands it; nothing was sent."""


@dataclass(frozen=True)
class Sent:
    """How far it has come. report_id: "" before it is opened."""

    report_id: str = ""
    is_finishing: bool = False
    is_finished: bool = False


def send(package: Package, door: Door, so_far: Sent, keep: Callable[[Sent], None]) -> Sent:
    """Sends it, from wherever an earlier try broke off.

    keep: writes down how far it has come, so that it outlives the process; called before a step
    whose outcome may never be known. Raises Away (try again), TurnedDown, Unclear, NotSendable.
    """
    if so_far.is_finished:
        return so_far
    if so_far.is_finishing:
        return _finish(door, so_far, keep, is_again=True)
    if package.problems:
        raise NotSendable(package.problems[0])
    if so_far.report_id and _take_back(door, so_far.report_id):
        return _kept(Sent(so_far.report_id, is_finished=True), keep)
    opened = _kept(Sent(door.submit(report_xml(package.report))), keep)
    try:
        _send_files(package, door, opened.report_id)
    except (Away, TurnedDown):
        # If that fails, too, its number stays, and the next try takes it back first.
        with contextlib.suppress(Away, TurnedDown):
            _take_back(door, opened.report_id)
            keep(Sent())
        raise
    return _finish(door, opened, keep)


def _send_files(package: Package, door: Door, report_id: str) -> None:
    for one in package.files:
        file_id = door.upload(report_id, one.name, one.data)
        door.describe(one.described(report_id, file_id))


def _finish(
    door: Door, opened: Sent, keep: Callable[[Sent], None], *, is_again: bool = False
) -> Sent:
    if not is_again:
        keep(Sent(opened.report_id, is_finishing=True))
    try:
        door.finish(opened.report_id)
    except TurnedDown as refusal:
        if refusal.code == Said.NO_SUCH_REPORT and is_again:
            raise Unclear from None
        if refusal.code != Said.ALREADY_FINISHED:
            if not is_again:
                # Not finished, and known not to be: the next try begins anew.
                keep(Sent(opened.report_id))
            raise
    return _kept(Sent(opened.report_id, is_finished=True), keep)


def _take_back(door: Door, report_id: str) -> bool:
    """Whether it turns out to be finished, which cannot be taken back."""
    try:
        door.retract(report_id)
    except TurnedDown as refusal:
        if refusal.code == Said.ALREADY_FINISHED:
            return True
        if refusal.code not in {Said.NO_SUCH_REPORT, Said.ALREADY_RETRACTED}:
            raise
    return False


def _kept(sent: Sent, keep: Callable[[Sent], None]) -> Sent:
    keep(sent)
    return sent
