"""Mails to the author of a letter, about what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from lamppost.board.mails import absolute, moment
from lamppost.journal.reasons_link import reasons_link
from lamppost.notices.actions import tell
from lamppost.relay.mails import LOOP_HEADER, page_of, proven_address
from lamppost.relay.models import Letter, Side, Unsent
from lamppost.relay.sides import other_side, person_of

_MOST_NAMED = 20  # files


def ask_about(unsent: Unsent) -> None:
    """Asks the author of a letter that waits: by mail to an address that is surely theirs.

    Nothing goes to the address that a strange mail came from: it may be anybody's. And about
    strange mails once a day at most, or whoever sends them could fill a mailbox.
    """
    is_strange = unsent.why == Unsent.Why.SENDER
    day = unsent.since.date().isoformat()
    names = {"why": unsent.why, "page_url": absolute(reverse("relay:unsent", args=[unsent.pk]))}
    person = person_of(unsent.side)
    if unsent.why == Unsent.Why.SUSPEND and person and person.suspended_until:
        names["until"] = moment(person.suspended_until)
        names["suspension_url"] = absolute(reverse("people:suspension"))
    _tell_author(
        unsent.side,
        key=f"unsent-{unsent.side_id}-{day}" if is_strange else f"unsent-{unsent.pk}",
        kind="letter_waits",
        subject=_("Your letter waits for you: %(title)s"),
        template="relay/mail/unsent.txt",
        names=names,
    )


def tell_stopped(letter: Letter) -> None:
    """Tells the author of a letter that it waits or was not sent, and where all reasons stand."""
    waits = letter.state == Letter.State.HELD
    held = _("Your letter waits to be looked at: %(title)s")
    path = reasons_link(letter.decision)
    _tell_author(
        letter.side,
        key=f"letter-stopped-{letter.pk}",
        kind="letter_stopped",
        subject=held if waits else _("Your letter was not sent: %(title)s"),
        template="relay/mail/stopped.txt",
        names={
            "waits": waits,
            "look_by": moment(letter.look_by) if letter.look_by else "",
            "reasons": letter.decision.reasons.splitlines() if letter.decision else [],
            "reasons_url": absolute(path) if path else "",
            "page_url": page_of(letter.side),
        },
    )


def tell_left_out(letter: Letter, files: Sequence[str]) -> None:
    """Tells the author of a letter which files of their mail did not go with it.

    Beside the letter and not in it: its words are theirs.
    """
    _tell_author(
        letter.side,
        key=f"left-out-{letter.pk}",
        kind="letter_left_out",
        subject=_("Your letter went without some files: %(title)s"),
        template="relay/mail/left_out.txt",
        names={"files": files[:_MOST_NAMED], "page_url": page_of(letter.side)},
    )


def _tell_author(
    side: Side, *, key: str, kind: str, subject: str, template: str, names: dict[str, Any]
) -> None:
    """subject: with a place for the title of the ad."""
    person = person_of(side)
    address = proven_address(person) if person else None
    if address is None:
        return
    board = settings.BOARD_NAME
    tell(
        address,
        key=key,
        kind=kind,
        subject=subject % {"title": side.conversation.ad_title or board},
        body=render_to_string(
            template, {"name": other_side(side).name, "board_name": board, **names}
        ),
        headers={LOOP_HEADER: "1"},
    )
