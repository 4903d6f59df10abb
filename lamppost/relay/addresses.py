"""The addresses that letters are mailed from and answered to, and the names their mails go by.

A side has two secrets of 130 bits each. Mail to `<secret>@` is a letter from that side; mail to
`bounces-<mail_secret>@` only ever tells that a mail to it was not delivered. Both are known to
one mailbox and to the board; the other side sees neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings

from lamppost.core.sealing import blind_tag
from lamppost.relay.models import Letter, Side, new_secret

LETTER_KEY = "letter-"  # and the number of the letter: the key of its notice
_SECRET = re.compile(r"[a-z2-7]{26}")
_BOUNCES = "bounces-"
_ID_LENGTH = 40  # hexadecimal digits of a blind tag: 160 bits


@dataclass(frozen=True)
class Box:
    """Which side an address belongs to, and whether a letter may come to it."""

    side: Side
    is_for_letters: bool


def letter_address(side: Side) -> str:
    return f"{side.secret}@{settings.RELAY_DOMAIN}"


def bounce_address(side: Side) -> str:
    return f"{_BOUNCES}{mail_secret(side)}@{settings.RELAY_DOMAIN}"


def mail_secret(side: Side) -> str:
    """Made when it is needed for the first time."""
    if not side.mail_secret:
        Side.objects.filter(pk=side.pk, mail_secret=None).update(mail_secret=new_secret())
        side.refresh_from_db(fields=["mail_secret"])
    return str(side.mail_secret)


def box_of(address: str) -> Box | None:
    """None for every address that is not one of ours.

    Found by an index: how long that takes tells nothing that shortens 2**130 guesses.
    """
    local, _at, domain = address.lower().rpartition("@")
    name = local.removeprefix(_BOUNCES)
    if domain != settings.RELAY_DOMAIN or not _SECRET.fullmatch(name):
        return None
    is_for_letters = name == local
    column = "secret" if is_for_letters else "mail_secret"
    sides = Side.objects.select_related("conversation", "persona__person")
    side = sides.filter(**{column: name}).first()
    return Box(side, is_for_letters) if side else None


def without_own_addresses(text: str, side: Side) -> str:
    """The text, with dots for masked addresses and mute links.

    They come along where mail programs quote. Whoever reads them could write as the one who
    quoted; nobody types them on purpose. The secrets of this conversation go wherever they stand,
    also where a broken mail has torn the domain off.
    """
    text = _own_addresses().sub("…", text)
    sides = Side.objects.filter(conversation=side.conversation_id)
    known = (name for both in sides.values_list("secret", "mail_secret") for name in both if name)
    return re.sub("|".join(known), "…", text, flags=re.IGNORECASE)


def _own_addresses() -> re.Pattern[str]:
    domain = re.escape(settings.RELAY_DOMAIN)
    name = rf"(?:{_BOUNCES})?{_SECRET.pattern}"
    return re.compile(
        rf"(?:mailto:)?{name}\s?(?:@|%40)\s?{domain}|https?://[^\s<>\"]*/mute/{_SECRET.pattern}/?",
        re.IGNORECASE,
    )


def thread_id(to: Side) -> str:
    """What all mails of a conversation to one side refer to, so that programs show one thread.

    Made from that side's secret: the two mailboxes share no name that could be compared.
    """
    return _message_id("thread", to.secret)


def letter_id(letter: Letter, to: Side) -> str:
    """The Message-ID of the mail that carries the letter: the same each time it is sent."""
    return _message_id("letter", f"{letter.pk}:{to.secret}")


def _message_id(purpose: str, text: str) -> str:
    return f"<{blind_tag(f'mail-{purpose}', text)[:_ID_LENGTH]}@{settings.RELAY_DOMAIN}>"
