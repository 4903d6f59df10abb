"""What is known of alice on the lived-in board: everything; of bob: a code on its way."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from lamppost.people.models import Person
from lamppost.standing.models import PhoneCode
from lamppost.standing.tests.cast import know, meet, refer

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
    bobs = {"tag": "tag", "code_tag": "code", "sent": now}
    PhoneCode.objects.create(person=bob, **bobs)
    return meet(alice, bob, now - timedelta(days=1)).pk
