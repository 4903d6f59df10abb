"""The states of an ad, whatever is done to it and in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from lamppost.board import actions
from lamppost.board.content import AdContent
from lamppost.board.models import REMIND_BEFORE, RENEW_EVERY, Ad, State
from lamppost.core.errors import Refused
from lamppost.journal.actions import lines_about
from lamppost.journal.decisions import Ruling
from lamppost.notices.models import Notice
from lamppost.people.models import Person, Persona
from lamppost.testing import NOON, make_ad, make_person, make_place

TERM = timedelta(days=30)
# What DESIGN.md and the docstrings of the actions allow, said once more in other words.
FROM = {
    "hold_ad": {"live", "expired", "closed", "held"},
    "release_ad": {"held", "refused", "removed"},
    "refuse_ad": {"held", "live"},
    "remove_ad": {"held", "live", "refused", "expired", "closed"},
    "close_ad": {"live", "expired"},
    "reopen_ad": {"closed"},
    "renew_ad": {"live", "expired", "closed"},
}
TO = {
    "hold_ad": ("held", "ad.held"),
    "refuse_ad": ("refused", "ad.refused"),
    "remove_ad": ("removed", "ad.removed"),
    "close_ad": ("closed", "ad.closed"),
    "reopen_ad": ("live", "ad.reopened"),
    "renew_ad": ("live", "ad.renewed"),
}
OUT_OF_SIGHT = ("held", "refused", "removed")
DECISIONS = ("hold_ad", "release_ad", "refuse_ad", "remove_ad")


class AdMachine(RuleBasedStateMachine):
    """One ad, and beside it what it should be."""

    def __init__(self) -> None:
        super().__init__()
        Ad.objects.all().delete()
        person = Person.objects.filter(email="alice@example.org").first()
        self.alice = person or make_person("Alice")
        self.ad = make_ad(self.alice, "Title 0", text="Words 0")
        self.now = NOON
        self.state, self.renewed, self.expires = "live", NOON, NOON + TERM
        self.said = [("Title 0", "Words 0")]
        self.acts: list[str] = []
        self.live_since: datetime | None = NOON
        self.has_been_up = False
        self.before, self.stopped = "", NOON
        self.reminded: list[object] = []
        self.mails_before = _reminders()

    def _do(self, name: str, *, is_allowed: bool = True, **more: Any) -> bool:
        """Does it to the ad as it is now; whether it may be is the model's word."""
        allowed = is_allowed and self.state in FROM[name]
        action: Callable[..., None] = getattr(actions, name)
        try:
            action(Ad.objects.get(pk=self.ad.pk), by=self.alice, at=self.now, **more)
        except Refused:
            assert not allowed
            return False
        assert allowed
        act = self._move(name)
        self.acts.append(act)
        return True

    def _move(self, name: str) -> str:
        if name == "release_ad":
            return self._give_back()
        was, (self.state, act) = self.state, TO[name]
        if was == "live" and self.state != "live":
            self.has_been_up |= self.live_since is not None and self.live_since < self.now
        if was not in OUT_OF_SIGHT and self.state in OUT_OF_SIGHT:
            is_over = was == "live" and self.expires <= self.now
            self.before, self.stopped = "expired" if is_over else was, self.now
        if was != "live" and self.state == "live":
            self.live_since = self.now
        return act

    def _give_back(self) -> str:
        """As it was, with the days that it had left; or up for the first time, all its days."""
        self.state = self.before
        if self.state == "live" and not self.has_been_up:
            self.renewed, self.expires = self.now, self.now + TERM
        elif self.state != "expired":
            self.expires += self.now - self.stopped
        if self.state == "live":
            self.live_since = self.now
        return "ad.released" if self.state == "live" else "ad.given_back"

    @rule(hours=st.sampled_from([1, 24, 47, 48, 49, 24 * 26, 24 * 30]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(name=st.sampled_from(DECISIONS))
    def moderator_decides(self, name: str) -> None:
        self._do(name, ruling=Ruling(rule="rule 3"))

    @rule()
    def poster_closes(self) -> None:
        self._do("close_ad")

    @rule()
    def poster_reopens(self) -> None:
        self._do("reopen_ad", is_allowed=self.expires > self.now)

    @rule()
    def poster_renews(self) -> None:
        if self._do("renew_ad", is_allowed=self.now - self.renewed >= timedelta(hours=48)):
            self.renewed, self.expires = self.now, self.now + TERM

    @rule(is_new=st.booleans())
    def poster_edits(self, is_new: bool) -> None:
        n = len(self.said)
        title, text = (f"Title {n}", f"Words {n}") if is_new else self.said[-1]
        content = AdContent(category="furniture", title=title, text=text, place=make_place())
        try:
            done = actions.edit_ad(
                Ad.objects.get(pk=self.ad.pk), content, by=self.alice, at=self.now
            )
        except Refused:
            assert self.state == "removed"
            return
        assert done == is_new
        if is_new:
            assert self.state != "removed"
            self.said.append((title, text))
            self.acts.append("ad.edited")

    @rule()
    def clock_takes_down(self) -> None:
        is_due = self.state == "live" and self.expires <= self.now
        assert actions.expire_due(self.now) == is_due
        if is_due:
            self.state, self.has_been_up = "expired", True
            self.acts.append("ad.expired")

    @rule()
    def clock_reminds(self) -> None:
        is_due = (
            self.state == "live"
            and timedelta(0) < self.expires - self.now <= REMIND_BEFORE
            and self.expires not in self.reminded
        )
        assert actions.remind_due(self.now) == is_due
        if is_due:
            self.reminded.append(self.expires)

    @invariant()
    def ad_is_what_it_should_be(self) -> None:
        ad = Ad.objects.get(pk=self.ad.pk)
        assert (ad.state, ad.renewed, ad.expires) == (self.state, self.renewed, self.expires)
        assert (ad.title, ad.text) == self.said[-1]

    @invariant()
    def each_change_left_one_line_and_nothing_else_did(self) -> None:
        assert list(lines_about(self.ad).values_list("act", flat=True)) == self.acts

    @invariant()
    def every_earlier_wording_is_kept(self) -> None:
        kept = self.ad.versions.order_by("number").values_list("number", "title", "text")
        assert list(kept) == [(n, *said) for n, said in enumerate(self.said[:-1], start=1)]

    @invariant()
    def each_term_is_reminded_of_once(self) -> None:
        assert _reminders() - self.mails_before == len(self.reminded)


def _reminders() -> int:
    return Notice.objects.filter(kind="ad_ends").count()


@pytest.mark.django_db
def test_no_order_of_doing_things_leads_an_ad_where_it_may_not_go() -> None:
    run_state_machine_as_test(AdMachine, settings=settings(max_examples=60, stateful_step_count=30))


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.HELD, State.REFUSED])
@pytest.mark.parametrize("name", ["close_ad", "reopen_ad", "renew_ad"])
def test_ad_that_somebody_decides_about_is_not_moved_by_its_poster(
    alice: Person, state: State, name: str
) -> None:
    """Closing and reopening would otherwise be a way past whoever looks at it."""
    ad = make_ad(alice, state=state)
    with pytest.raises(Refused, match=r"[Tt]his board"):
        getattr(actions, name)(ad, by=alice, at=NOON + RENEW_EVERY)
    assert not lines_about(ad).exists()


@pytest.mark.django_db
def test_ad_renewed_from_two_windows_is_renewed_once(alice: Person) -> None:
    make_ad(alice)
    one, other = Ad.objects.get(), Ad.objects.get()
    later = NOON + RENEW_EVERY
    actions.renew_ad(one, by=alice, at=later)
    with pytest.raises(Refused):
        actions.renew_ad(other, by=alice, at=later)
    assert lines_about(one).count() == 1


@pytest.mark.django_db
def test_ad_edited_from_two_windows_keeps_the_words_of_the_first(alice: Person) -> None:
    make_ad(alice)
    one, other = Ad.objects.get(), Ad.objects.get()
    actions.edit_ad(one, _reads("Red kettle"), by=alice, at=NOON)
    with pytest.raises(Refused):
        actions.edit_ad(other, _reads("Green kettle"), by=alice, at=NOON)
    assert Ad.objects.get().title == "Red kettle"


@pytest.mark.django_db
def test_decision_says_who_took_it_and_why(alice: Person, mo: Person) -> None:
    ad = make_ad(alice)
    actions.hold_ad(ad, Ruling(rule="rule 3"), by=mo, at=NOON)
    line = lines_about(ad).get()
    assert (line.by, line.reason, line.at) == (f"people.person:{mo.pk}", "rule 3", NOON)


@pytest.mark.django_db
def test_many_ads_run_out_in_batches_and_all_of_them(alice: Person) -> None:
    for _ in range(3):
        make_ad(alice)
    assert actions.expire_due(NOON + TERM) == 3
    assert actions.expire_due(NOON + TERM) == 0


@pytest.mark.django_db
def test_retired_name_keeps_its_ads(alice: Person) -> None:
    ad = make_ad(alice)
    Persona.objects.filter(pk=ad.persona_id).update(is_retired=True)
    assert Ad.objects.live().get() == ad


def _reads(title: str) -> AdContent:
    return AdContent(category="furniture", title=title, text="", place=make_place())
