"""What ads ask is counted when they go up, and can be counted anew."""

from __future__ import annotations

from io import StringIO

from django.core.management import call_command

from lamppost.board import actions
from lamppost.board.content import AdContent
from lamppost.board.models import State
from lamppost.people.models import Person
from lamppost.screening.models import NotedPrice, PriceGroup
from lamppost.screening.prices.actions import count_noted_prices
from lamppost.testing import NOON, make_ad, make_place, restrict


def test_an_ad_that_goes_up_is_counted(alice: Person) -> None:
    draft = actions.begin_draft("household", {}, by=alice, at=NOON)
    content = AdContent("household", "Lamp", "It shines.", make_place(), price_cents=12_000)
    ad = actions.post_ad(draft, content, by=alice.personas.get(), at=NOON)
    assert NotedPrice.objects.get().price_cents == ad.price_cents
    count_noted_prices(NOON)
    assert PriceGroup.objects.get(region="").category == ad.category


def test_counting_anew_counts_the_ads_that_are_up(alice: Person) -> None:
    ads = [make_ad(alice, price_cents=cents) for cents in (5_000, 5_000, 9_000)]
    restrict(ads[0], State.REMOVED)
    NotedPrice.objects.all().delete()
    out = StringIO()
    call_command("prices", "rebuild", stdout=out)
    assert "2 ads" in out.getvalue()
    assert sum(PriceGroup.objects.get(region="").counts.values()) > 1.9
