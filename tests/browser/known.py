"""What is known of alice on the lived-in board: everything; of bob: a code on its way."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.utils import timezone

from lamppost.people.models import Person
from lamppost.standing.models import Brought, KnownBoard, PhoneCode, Statement
from lamppost.standing.portable.jose import public_jwk, thumbprint
from lamppost.standing.portable.tests.cast import BOARD_KEY, SAID
from lamppost.standing.tests.cast import know, meet, refer

HALF_A_YEAR = timedelta(days=182)
LONG_WORD = "Wohnungsbesichtigungsverabredungsbestätigung"


def make_standing(alice: Person, bob: Person) -> int:
    """Gives the meeting of which alice has not written yet."""
    now = timezone.now()
    long_ago = now - timedelta(days=40)
    know(alice, long_ago)
    met = meet(alice, bob, long_ago)
    shown = {"key": met.key, "words": f"Came on time. {LONG_WORD}", "are_words_shown": True}
    refer(bob, alice, long_ago, **shown)
    refer(alice, bob, long_ago, key=met.key, words="Friendly dog.", declined=long_ago)
    _make_brought(alice, now)
    bobs = {"tag": "tag", "code_tag": "code", "sent": now}
    PhoneCode.objects.create(person=bob, **bobs)
    return meet(alice, bob, now - timedelta(days=1)).pk


def _make_brought(alice: Person, now: datetime) -> None:
    """Facts of another board, and some of this one that she has taken along."""
    KnownBoard.objects.create(
        issuer=f"https://{LONG_WORD.lower()}.example",
        key_thumbprint=thumbprint(BOARD_KEY),
        key=public_jwk(BOARD_KEY),
        added=now,
    )
    add_brought(alice, "other.example", now)
    Statement.objects.create(person=alice, index=1, issued=now, expires=now + HALF_A_YEAR)


def add_brought(person: Person, issuer: str, now: datetime) -> None:
    Brought.objects.create(
        person=person,
        issuer=issuer,
        key_thumbprint=thumbprint(BOARD_KEY),
        facts=SAID,
        issued=now,
        checked=now,
        expires=now + HALF_A_YEAR,
        token_digest=secrets.token_hex(32),
    )
