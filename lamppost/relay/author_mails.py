"""Mails to the author of a letter, about what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from lamppost.board.mails import absolute, moment
from lamppost.journal.reasons_link import reasons_link
from lamppost.notices.actions import tell
from lamppost.relay.mails import LOOP_HEADER, page_of, proven_address
from lamppost.relay.models import Letter, Unsent
from lamppost.relay.sides import other_side, person_of

_MOST_NAMED = 20  # files


def ask_about(unsent: Unsent) -> None:
    """Asks the author of a letter that waits: by mail to an address that is surely theirs.

    Nothing goes to the address that a strange mail came from: it may be anybody's. And about
    strange mails once a day at most, or whoever sends them could fill a mailbox.
    """
    person = person_of(unsent.side)
    address = proven_address(person) if person else None
    if address is None:
        return
    is_strange = unsent.why == Unsent.Why.SENDER
    day = unsent.since.date().isoformat()
    names = {
        "name": other_side(unsent.side).name,
        "why": unsent.why,
        "page_url": absolute(reverse("relay:unsent", args=[unsent.pk])),
        "board_name": settings.BOARD_NAME,
    }
    if unsent.why == Unsent.Why.SUSPEND and person and person.suspended_until:
        names["until"] = moment(person.suspended_until)
        names["suspension_url"] = absolute(reverse("people:suspension"))
    tell(
        address,
        key=f"unsent-{unsent.side_id}-{day}" if is_strange else f"unsent-{unsent.pk}",
        kind="letter_waits",
        subject=_("Your letter waits for you: %(title)s")
        % {"title": unsent.side.conversation.ad_title or settings.BOARD_NAME},
        body=render_to_string("relay/mail/unsent.txt", names),
        headers={LOOP_HEADER: "1"},
    )


def tell_stopped(letter: Letter) -> None:
    """Tells the author of a letter that it waits or was not sent, and where all reasons stand."""
    person = person_of(letter.side)
    address = proven_address(person) if person else None
    if address is None:
        return
    waits = letter.state == Letter.State.HELD
    held = _("Your letter waits to be looked at: %(title)s")
    subject = held if waits else _("Your letter was not sent: %(title)s")
    path = reasons_link(letter.decision)
    names = {
        "name": other_side(letter.side).name,
        "waits": waits,
        "look_by": moment(letter.look_by) if letter.look_by else "",
        "reasons": letter.decision.reasons.splitlines() if letter.decision else [],
        "reasons_url": absolute(path) if path else "",
        "page_url": page_of(letter.side),
        "board_name": settings.BOARD_NAME,
    }
    tell(
        address,
        key=f"letter-stopped-{letter.pk}",
        kind="letter_stopped",
        subject=subject % {"title": letter.conversation.ad_title or settings.BOARD_NAME},
        body=render_to_string("relay/mail/stopped.txt", names),
        headers={LOOP_HEADER: "1"},
    )


def tell_left_out(letter: Letter, files: Sequence[str]) -> None:
    """Tells the author of a letter which files of their mail did not go with it.

    Beside the letter and not in it: its words are theirs.
    """
    person = person_of(letter.side)
    address = proven_address(person) if person else None
    if address is None:
        return
    names = {
        "name": other_side(letter.side).name,
        "files": files[:_MOST_NAMED],
        "page_url": page_of(letter.side),
        "board_name": settings.BOARD_NAME,
    }
    tell(
        address,
        key=f"left-out-{letter.pk}",
        kind="letter_left_out",
        subject=_("Your letter went without some files: %(title)s")
        % {"title": letter.conversation.ad_title or settings.BOARD_NAME},
        body=render_to_string("relay/mail/left_out.txt", names),
        headers={LOOP_HEADER: "1"},
    )
