"""Two at the same moment, with true threads on PostgreSQL; SQLite lets in one at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from lamppost.people.models import Person
from lamppost.relay.actions import say_met
from lamppost.relay.models import Conversation, Side
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin
from lamppost.standing.models import Met
from lamppost.testing import NOON

ROUNDS = 8

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'postgresql'", reason="one transaction at a time on SQLite"
    ),
]


def test_two_who_say_at_once_that_they_met_have_met(alice: Person, bob: Person) -> None:
    for round_ in range(1, ROUNDS + 1):
        talk = begin(alice, bob)
        Conversation.objects.filter(pk=talk.pk).update(began=NOON)
        gate = Barrier(2)

        def say(side: Side, person: Person, gate: Barrier = gate) -> None:
            try:
                gate.wait()
                say_met(side, NOON.date(), by=person, at=NOON)
            finally:
                connection.close()

        sides = [(own_side(Conversation.objects.get(pk=talk.pk), one), one) for one in (alice, bob)]
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda pair: say(*pair), sides))
        assert Met.objects.count() == 2 * round_
