"""An ad that asks something, a letter that has answered it, and an exchange that waits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from lamppost.core.sealing import seal
from lamppost.people.models import Person
from lamppost.relay.actions import NewLetter
from lamppost.relay.actions.asking import answer_ad
from lamppost.relay.actions.exchanging import propose_exchange
from lamppost.relay.actions.sheets import NewSheet, keep_asks
from lamppost.relay.asks import Asks
from lamppost.relay.exchanges import Offer
from lamppost.relay.models import Answer, Exchange
from lamppost.relay.sides import own_side
from lamppost.relay.tests.asked import typed
from lamppost.testing import make_ad

if TYPE_CHECKING:
    from tests.browser.lived_in import World

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtenstuhl"


def make_asks(alice: Person, bob: Person) -> dict[str, Any]:
    """Words for paths: the ad, its conversation, the proposal that waits in it."""
    now = timezone.now()
    ad = make_ad(alice, "Camera with two lenses", posted=now)
    asks = Asks(
        mail=True, questions=("When could you come?", f"Where is {LONG}?"), rule="We meet by day."
    )
    keep_asks(NewSheet(asks, {"First name": f"Alice {LONG}"}), by=alice, ad=ad, at=now)
    letter = NewLetter(text="Is it still there?", key="asking")
    talk = answer_ad(ad, letter, by=bob.personas.all()[0], answers=typed(ad, bob), at=now)
    offer = Offer({"Phone number": "+1 937 555 0100"}, ("Full name", LONG[:60]))
    waiting = propose_exchange(own_side(talk, alice), offer, at=now)
    return {
        "asking_ad_id": ad.pk,
        "sealed_talk": f"/letters/{talk.public_id}/",
        "exchange": waiting.pk,
    }


def add_exchange(world: World) -> None:
    """One more that is open."""
    waiting = Exchange.objects.get(pk=world.words["exchange"])
    now = timezone.now()
    opened = Exchange.objects.create(
        conversation=waiting.conversation,
        proposer=waiting.proposer,
        state=Exchange.State.OPEN,
        gives=["Street"],
        wants=["Name"],
        proposed=now,
        opened=now,
        ends=now + timedelta(days=30),
    )
    for side in waiting.conversation.sides.all():
        Answer.objects.create(exchange=opened, side=side, field="Street", sealed=seal("High"))
