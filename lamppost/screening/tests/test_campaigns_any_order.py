"""Ads that come, change, are erased and expire in any order."""

from __future__ import annotations

from array import array
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    rule,
    run_state_machine_as_test,
)

from lamppost.screening.campaigns.actions import (
    EVIDENCE_KEPT,
    erase_ads,
    expire_evidence_due,
    note_ad,
    rebuild,
)
from lamppost.screening.campaigns.kept import working
from lamppost.screening.models import (
    CampaignMember,
    CampaignNote,
    CampaignPosting,
    CampaignState,
    CampaignTemplate,
)
from lamppost.screening.tests.pile import NOON, Pile, lesson, pile, room, together

__all__ = ["pile"]
NUMBERS = st.integers(0, 5)


class Campaigns(RuleBasedStateMachine):
    """Ads of two templates; each is called by its number, whatever it says at the time."""

    pile: Pile

    def __init__(self) -> None:
        super().__init__()
        CampaignTemplate.objects.all().delete()
        for model in (CampaignPosting, CampaignNote, CampaignState):
            model._default_manager.all().delete()
        self.pile.ads.clear()
        working._keeper.forget()
        self.now = NOON

    @rule(number=NUMBERS, is_room=st.booleans())
    def somebody_posts_or_edits(self, number: int, is_room: bool) -> None:
        before = self.pile.ads.get(f"ad:{number}")
        posted = before.posted if before else self.now
        made = (room if is_room else lesson)(number, posted=posted, id=f"ad:{number}")
        self.pile.put(made)

    @rule(number=NUMBERS)
    def somebody_is_erased(self, number: int) -> None:
        self.pile.ads.pop(f"ad:{number}", None)
        erase_ads([f"ad:{number}"])
        assert not CampaignMember.objects.filter(subject=f"ad:{number}").exists()

    @rule(number=NUMBERS)
    def an_ad_is_noted_for_nothing(self, number: int) -> None:
        note_ad(f"ad:{number}")

    @rule(days=st.sampled_from([1, 40, 89]))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)
        old = self.now - EVIDENCE_KEPT
        for name, ad in list(self.pile.ads.items()):
            if ad.posted and ad.posted < old:
                del self.pile.ads[name]
        expire_evidence_due(self.now)

    @rule()
    def everything_is_made_anew(self) -> None:
        rebuild(self.now)
        self.the_watcher_works()

    @rule()
    def the_watcher_works(self) -> None:
        self.pile.settle(self.now)
        self._what_belongs_together_is_together()
        self._rows_agree_with_each_other()

    def _what_belongs_together_is_together(self) -> None:
        rooms = {name for name, ad in self.pile.ads.items() if "room" in ad.text}
        groups = (frozenset(rooms), frozenset(set(self.pile.ads) - rooms))
        assert together() == {group for group in groups if group}

    def _rows_agree_with_each_other(self) -> None:
        state = CampaignState.objects.filter(pk=1).first()
        slot = state.slot if state else 0
        templates = {one.pk: one for one in CampaignTemplate.objects.all()}
        assert {one.slot for one in templates.values()} <= {slot}
        for one in templates.values():
            assert one.size == one.members.count()
        held = {
            (posting.pk, template)
            for posting in CampaignPosting.objects.all()
            for template in array("q", bytes(posting.templates))
        }
        assert held == {
            (key, pk) for pk, t in templates.items() for key in array("q", bytes(t.keys))
        }
        assert all(key & 1 == slot for key, _template in held)


def test_in_whatever_order_ads_come_and_go_the_tables_hold_those_that_are(pile: Pile) -> None:
    Campaigns.pile = pile
    run_state_machine_as_test(
        Campaigns, settings=settings(max_examples=25, stateful_step_count=20, deadline=None)
    )
