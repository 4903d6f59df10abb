"""What was chosen comes to count: once, completely, or not at all."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail

from lamppost.board.models import Ad, State
from lamppost.journal.actions import lines_about
from lamppost.journal.models import Decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.effects import edition_of
from lamppost.moderation.models import Case, Choice, Claim, Opinion, Proposal, Report
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.queue.listing import next_items
from lamppost.moderation.reviewing import carrying_out
from lamppost.moderation.reviewing.carrying_out import carry_out, carry_out_due
from lamppost.moderation.reviewing.deciding import decide
from lamppost.moderation.reviewing.entries import entry_of
from lamppost.moderation.reviewing.forms import Chosen
from lamppost.moderation.reviewing.panel import panel_of
from lamppost.moderation.reviewing.proposing import UNDO_WITHIN, propose
from lamppost.moderation.reviewing.tests.made_up import held_ad, open_case
from lamppost.moderation.reviewing.tests.test_item_page import make_appeal, make_held_letter
from lamppost.people.models import Person
from lamppost.people.suspending import suspension_of
from lamppost.testing import NOON, make_ad, suspend

LATER = NOON + UNDO_WITHIN


@pytest.fixture(autouse=True)
def _no_lot(monkeypatch: pytest.MonkeyPatch) -> None:
    """No sample is drawn but where a test says so."""
    monkeypatch.setattr("lamppost.moderation.opinions.needing.is_drawn", lambda item: False)


def chosen(choice: Choice, policy: Policy = Policy.SCAM, **given: Any) -> Chosen:
    return Chosen(choice, policy, **given)


def choose(item: Item, what: Chosen, by: Person, at: datetime = NOON) -> Proposal:
    return propose(item, what, by=by.steward, at=at)


def ads(ad: Ad) -> Item:
    return Item(Queue.ADS, ad.pk)


def case_of(thing: str, *words: str) -> Item:
    return Item(Queue.REPORTS, open_case(thing, *words).pk)


def test_refused_ad_is_refused_with_a_decision_and_its_poster_is_told(
    alice: Person, mo: Person
) -> None:
    ad = held_ad(alice)
    stopped_by = ad.decision
    assert stopped_by
    said = chosen(Choice.REFUSE, words="Say how it is paid.", note="Third one")
    proposal = choose(ads(ad), said, mo)
    assert carry_out_due(LATER) == 1
    ad.refresh_from_db()
    assert ad.state == State.REFUSED
    decision = ad.decision
    assert decision
    assert (decision.done, decision.policy, decision.by) == (
        Done.REFUSE,
        Policy.SCAM,
        f"people.person:{mo.pk}",
    )
    assert (decision.rule, decision.source) == ("payment@3", Source.SCREENING)
    assert decision.facts == stopped_by.facts
    assert (decision.reasons, decision.note) == ("Say how it is paid.", "Third one")
    assert not decision.is_automated
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.DONE
    assert not Claim.objects.exists()


def test_nothing_happens_before_its_time(alice: Person, mo: Person) -> None:
    ad = held_ad(alice)
    choose(ads(ad), chosen(Choice.REFUSE), mo)
    assert carry_out_due(LATER - timedelta(seconds=1)) == 0
    ad.refresh_from_db()
    assert ad.state == State.HELD


def test_it_is_done_once_however_often_the_clock_ticks(alice: Person, mo: Person) -> None:
    choose(ads(held_ad(alice)), chosen(Choice.REFUSE), mo)
    before = Decision.objects.count()
    assert [carry_out_due(LATER), carry_out_due(LATER)] == [1, 0]
    assert Decision.objects.count() == before + 1


def test_power_that_fails_in_the_middle_leaves_it_waiting(
    alice: Person, mo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    ad = held_ad(alice)
    proposal = choose(ads(ad), chosen(Choice.REFUSE), mo)

    class PowerGone(BaseException):
        pass

    def fail(*args: Any) -> None:
        raise PowerGone

    monkeypatch.setattr(carrying_out, "give_back", fail)  # the last step of all
    with pytest.raises(PowerGone):
        carry_out_due(LATER)
    proposal.refresh_from_db()
    ad.refresh_from_db()
    assert (proposal.state, ad.state) == (Proposal.State.WAITING, State.HELD)
    monkeypatch.undo()
    assert carry_out(proposal.pk, at=LATER)
    ad.refresh_from_db()
    assert ad.state == State.REFUSED


def test_allowed_ad_is_up_and_nothing_is_held_against_it(alice: Person, mo: Person) -> None:
    ad = held_ad(alice)
    choose(ads(ad), Chosen(Choice.ALLOW), mo)
    assert carry_out_due(LATER) == 1
    ad.refresh_from_db()
    assert ad.state == State.LIVE
    assert ad.decision
    assert (ad.decision.done, ad.decision.policy) == (Done.RESTORE, Policy.CHECK)


def test_reported_ad_that_is_left_closes_its_case(alice: Person, mo: Person) -> None:
    ad = make_ad(alice)
    item = case_of(f"board.ad:{ad.pk}", "It is sold", "It is not true")
    choose(item, Chosen(Choice.ALLOW), mo)
    assert carry_out_due(LATER) == 1
    case = Case.objects.get()
    assert case.state == Case.State.CLOSED
    assert case.decision
    assert (case.decision.done, case.decision.source) == (Done.KEEP, Source.REPORT)
    assert set(Report.objects.values_list("outcome", flat=True)) == {"wrong"}


def test_case_of_what_is_gone_is_closed(mo: Person) -> None:
    choose(case_of("board.ad:170170"), Chosen(Choice.ALLOW), mo)
    assert carry_out_due(LATER) == 1
    assert Case.objects.get().state == Case.State.CLOSED


def test_deciding_about_a_held_ad_closes_the_case_about_it(alice: Person, mo: Person) -> None:
    ad = held_ad(alice)
    choose(ads(ad), chosen(Choice.REFUSE), mo)
    case = open_case(f"board.ad:{ad.pk}")
    carry_out_due(LATER)
    case.refresh_from_db()
    assert case.state == Case.State.CLOSED


def test_removed_letter_was_there_and_is_gone(alice: Person, bob: Person, mo: Person) -> None:
    letter = make_held_letter(alice, bob)
    choose(Item(Queue.LETTERS, letter.pk), chosen(Choice.REFUSE), mo)
    assert carry_out_due(LATER) == 1
    letter.refresh_from_db()
    assert letter.state == "refused"


@pytest.mark.parametrize("removes", [True, False])
def test_suspension_has_an_end_and_takes_the_thing_along_if_that_was_chosen(
    alice: Person, mo: Person, removes: bool
) -> None:
    ad = make_ad(alice)
    until = NOON + timedelta(days=7)
    item = case_of(f"board.ad:{ad.pk}")
    choose(item, chosen(Choice.SUSPEND, until=until, removes=removes), mo)
    assert carry_out_due(LATER) == 1
    suspended = suspension_of(alice, LATER)
    assert suspended
    assert suspended.until == until
    assert suspension_of(alice, until + timedelta(seconds=1)) is None
    ad.refresh_from_db()
    assert ad.state == (State.REMOVED if removes else State.LIVE)
    if removes:
        assert ad.decision
        assert ad.decision.until is None
    assert Case.objects.get().state == Case.State.CLOSED


def test_name_that_was_reported_can_be_suspended(alice: Person, mo: Person) -> None:
    item = case_of(f"people.persona:{alice.personas.get().pk}")
    until = NOON + timedelta(days=1)
    choose(item, chosen(Choice.SUSPEND, until=until, removes=True), mo)
    assert carry_out_due(LATER) == 1
    assert suspension_of(alice, LATER)


def test_nothing_found_in_a_report_lifts_no_suspension(alice: Person, mo: Person) -> None:
    suspend(alice)
    item = case_of(f"people.persona:{alice.personas.get().pk}")
    choose(item, chosen(Choice.ALLOW), mo)
    assert carry_out_due(LATER) == 1
    assert suspension_of(alice, LATER)
    decision = Case.objects.get().decision
    assert decision
    assert decision.done == "keep"


def test_what_changed_since_it_was_seen_comes_back_with_a_sentence(
    alice: Person, mo: Person
) -> None:
    ad = held_ad(alice)
    proposal = choose(ads(ad), chosen(Choice.REFUSE, seen="1-0"), mo)
    assert carry_out_due(LATER) == 0
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.FAILED
    assert "changed since you looked" in proposal.trouble
    ad.refresh_from_db()
    assert ad.state == State.HELD
    assert next_items(mo.steward, LATER) == [ads(ad)]
    assert lines_about(proposal).filter(act="proposal.failed").exists()


def test_what_is_seen_is_what_effects_ask_for(alice: Person, bob: Person, mo: Person) -> None:
    ad, letter = held_ad(alice), make_held_letter(alice, bob)
    live = make_ad(alice, "Live")
    for item, subject in (
        (ads(ad), f"board.ad:{ad.pk}"),
        (Item(Queue.LETTERS, letter.pk), f"relay.letter:{letter.pk}"),
        (case_of(f"board.ad:{live.pk}"), f"board.ad:{live.pk}"),
    ):
        entry = entry_of(item)
        assert entry
        assert panel_of(entry, steward=mo.steward, now=NOON).seen == edition_of(subject)


def test_what_another_decided_meanwhile_is_not_decided_twice(
    alice: Person, mo: Person, maya: Person
) -> None:
    ad = held_ad(alice)
    entry = entry_of(ads(ad))
    assert entry
    seen = panel_of(entry, steward=mo.steward, now=NOON).seen
    item = case_of(f"board.ad:{ad.pk}")
    Case.objects.update(look_by=NOON + timedelta(days=9))
    choose(ads(ad), chosen(Choice.REFUSE, seen=seen), mo)
    Proposal.objects.create(
        queue=item.queue.value,
        number=item.number,
        by=f"people.person:{maya.pk}",
        at=NOON,
        counts_from=LATER,
        choice="remove",
        policy="goods",
        seen=seen,
    )
    assert carry_out_due(LATER) == 1
    assert sorted(Proposal.objects.values_list("state", flat=True)) == ["done", "failed"]


def test_whoever_reviews_no_more_decides_nothing(alice: Person, mo: Person) -> None:
    ad = held_ad(alice)
    choose(ads(ad), chosen(Choice.REFUSE), mo)
    mo.steward.delete()
    assert carry_out_due(LATER) == 0
    ad.refresh_from_db()
    assert ad.state == State.HELD
    assert Proposal.objects.get().state == Proposal.State.FAILED


def test_one_that_nobody_foresaw_does_not_stand_in_the_way(
    alice: Person, mo: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = held_ad(alice), held_ad(alice, title="Second")
    choose(ads(first), chosen(Choice.REFUSE), mo)
    choose(ads(second), chosen(Choice.REFUSE), mo)
    real = decide

    def sometimes(proposal: Proposal, *args: Any, **kwargs: Any) -> Decision:
        if proposal.number == first.pk:
            raise ZeroDivisionError("the text of an ad")
        return real(proposal, *args, **kwargs)

    monkeypatch.setattr(carrying_out, "decide", sometimes)
    assert carry_out_due(LATER) == 1
    second.refresh_from_db()
    assert second.state == State.REFUSED
    assert "the text" not in Proposal.objects.get(state="failed").trouble


def test_grave_clause_waits_for_a_second_person(alice: Person, mo: Person) -> None:
    ad = held_ad(alice)
    proposal = choose(ads(ad), chosen(Choice.REFUSE, Policy.EXPLOITATION), mo)
    mails = len(mail.outbox)
    assert carry_out_due(LATER) == 1
    ad.refresh_from_db()
    assert ad.state == State.HELD
    opinion = Opinion.objects.get()
    assert (opinion.why, opinion.first, opinion.decision) == ("serious", proposal, None)
    assert Proposal.objects.get().state == Proposal.State.COMPARED
    assert len(mail.outbox) == mails


@pytest.mark.parametrize(
    ("choice", "state", "outcome"),
    [(Choice.ALLOW, State.LIVE, "overturned"), (Choice.REFUSE, State.REMOVED, "upheld")],
)
def test_objection_is_answered(
    alice: Person, mo: Person, maya: Person, choice: Choice, state: str, outcome: str
) -> None:
    appeal = make_appeal(alice, by=maya)
    item = Item(Queue.APPEALS, appeal.pk)
    choose(item, Chosen(choice, words="We have looked again."), mo)
    assert carry_out_due(LATER) == 1
    appeal.refresh_from_db()
    assert (appeal.state, appeal.answer) == (outcome, "We have looked again.")
    assert appeal.heard_by == f"people.person:{mo.pk}"
    assert Ad.objects.get().state == state


def test_sample_takes_effect_and_is_looked_at_again(
    alice: Person, mo: Person, maya: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lamppost.moderation.opinions.needing.is_drawn", lambda item: True)
    ad = held_ad(alice)
    choose(ads(ad), chosen(Choice.REFUSE), mo)
    assert carry_out_due(LATER) == 1
    ad.refresh_from_db()
    assert ad.state == State.REFUSED
    opinion = Opinion.objects.get()
    assert opinion.why == "sample"
    assert opinion.decision == ad.decision


def test_second_opinion_can_be_asked_for(alice: Person, mo: Person) -> None:
    choose(ads(held_ad(alice)), Chosen(Choice.ASK, Policy.CHECK), mo)
    assert carry_out_due(LATER) == 1
    assert Opinion.objects.get().why == "asked"
