"""Letters on their way out as mail."""

from __future__ import annotations

from email.utils import formataddr

from allauth.account.models import EmailAddress
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from lamppost.board.mails import absolute
from lamppost.notices.actions import tell
from lamppost.people.models import Person
from lamppost.relay.addresses import (
    LETTER_KEY,
    bounce_address,
    letter_address,
    letter_id,
    mail_secret,
    thread_id,
)
from lamppost.relay.models import Letter, Side
from lamppost.relay.sides import other_side, person_of

LOOP_HEADER = "X-Lamppost-Relay"


def tell_of_letter(letter: Letter) -> None:
    """Mails a letter to the other side, from the address that answers to it come back to.

    Within the transaction that stores the letter. Does nothing for a side that is muted or
    whose mailbox is gone, or whose person has left or is about to.
    """
    to = other_side(letter.side)
    address = wants_mail_at(to)
    if address is None:
        return
    before = _letter_before(letter)
    title = letter.conversation.ad_title or settings.BOARD_NAME
    tell(
        address,
        key=f"{LETTER_KEY}{letter.pk}",
        kind="letter",
        subject=_("Re: %(title)s") % {"title": title} if before else title,
        body=_body(letter, to),
        headers=_headers(letter, before, to),
        sender=bounce_address(to) if settings.ANSWERS_BY_MAIL else "",
    )


def wants_mail_at(side: Side) -> str | None:
    """Where one side is mailed about their conversation; None for whoever is not."""
    person = person_of(side)
    if person is None or side.is_muted or side.mail_failed:
        return None
    return None if person.erase_due or not person.is_active else proven_address(person)


def proven_address(person: Person) -> str | None:
    """Where somebody is mailed to: the address they chose first among those they have proven."""
    proven = EmailAddress.objects.filter(user=person, verified=True).order_by("-primary", "pk")
    first = proven.first()
    return str(first.email) if first else None


def mask(side: Side) -> str:
    """How the mails of one side are signed: "Bob (Lamppost)"."""
    name = _("%(name)s (%(board)s)") % {"name": side.name, "board": settings.BOARD_NAME}
    return " ".join(name.split())


def page_of(side: Side) -> str:
    return absolute(page_path(side))


def page_path(side: Side) -> str:
    return side.conversation.get_absolute_url()


def _letter_before(letter: Letter) -> Letter | None:
    """The last one that went the same way."""
    earlier = Letter.objects.filter(side=letter.side, state=Letter.State.SENT, pk__lt=letter.pk)
    return earlier.order_by("-pk").first()


def _body(letter: Letter, to: Side) -> str:
    return render_to_string(
        "relay/mail/letter.txt",
        {
            "letter": letter,
            "name": letter.side.name,
            "photos": letter.photos.count(),
            "title": letter.conversation.ad_title,
            "page_url": page_of(to),
            "mute_url": mute_url(to),
            "answers_by_mail": settings.ANSWERS_BY_MAIL,
            "board_name": settings.BOARD_NAME,
        },
    )


def mute_url(side: Side) -> str:
    return absolute(reverse("relay:mute_mails", args=[mail_secret(side)]))


def _headers(letter: Letter, before: Letter | None, to: Side) -> dict[str, str]:
    """Names are made from blind tags, and nothing of the other one's mail is passed on.

    No Precedence and no Auto-Submitted: it is a person who writes, and mail marked as bulk is
    sorted away. But an absence notice would tell a stranger when a flat is empty, so programs
    that heed it are asked for none.
    """
    root = thread_id(to)
    last = letter_id(before, to) if before else root
    headers = {
        "Message-ID": letter_id(letter, to),
        "In-Reply-To": last,
        "References": " ".join(dict.fromkeys([root, last])),
        "X-Auto-Response-Suppress": "OOF, AutoReply",
        LOOP_HEADER: "1",
        "List-Unsubscribe": f"<{mute_url(to)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    if settings.ANSWERS_BY_MAIL:
        sender = formataddr((mask(letter.side), letter_address(to)), charset="utf-8")
        headers |= {"From": sender, "Reply-To": sender}
    return headers
