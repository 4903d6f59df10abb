"""Campaigns in the database: ads come, change, are erased and expire."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch

import pytest

from lamppost.screening import sources
from lamppost.screening.campaigns.actions import (
    ASK_AGAIN,
    EVIDENCE_KEPT,
    assign_due,
    erase_ads,
    expire_evidence_due,
    hold_evidence,
    note_ad,
    rebuild,
)
from lamppost.screening.campaigns.engine import member_of
from lamppost.screening.campaigns.kept import rebuilding
from lamppost.screening.campaigns.kept.rebuilding import AnotherRebuild
from lamppost.screening.campaigns.kept.rows import columns
from lamppost.screening.campaigns.kept.thinking import members_of
from lamppost.screening.campaigns.kept.working import work_off
from lamppost.screening.jobs import rebuild_campaigns
from lamppost.screening.models import (
    CampaignMember,
    CampaignNote,
    CampaignPosting,
    CampaignState,
    CampaignTemplate,
    Screening,
)
from lamppost.screening.tests.pile import NOON, Pile, lesson, pile, room, together

__all__ = ["pile"]
LATER = NOON + EVIDENCE_KEPT + timedelta(hours=1)


def test_ads_of_one_template_come_together_and_others_do_not(pile: Pile) -> None:
    pile.put(room(1), lesson(1), room(2), lesson(2), room(3))
    pile.settle()
    assert together() == {
        frozenset({"room:1", "room:2", "room:3"}),
        frozenset({"lesson:1", "lesson:2"}),
    }


def test_an_ad_that_is_noted_twice_is_one_member(pile: Pile) -> None:
    pile.put(room(1), room(2))
    pile.settle()
    note_ad("room:1")
    note_ad("room:1")
    pile.settle()
    assert together() == {frozenset({"room:1", "room:2"})}
    assert CampaignTemplate.objects.get().size == 2


def test_an_ad_with_new_words_leaves_its_template(pile: Pile) -> None:
    pile.put(room(1), room(2), lesson(1))
    pile.settle()
    pile.put(replace(lesson(2), id="room:1"))
    pile.settle()
    assert together() == {frozenset({"room:2"}), frozenset({"room:1", "lesson:1"})}


def test_an_ad_that_is_gone_when_its_turn_comes_leaves_its_template(pile: Pile) -> None:
    pile.put(room(1), room(2))
    pile.settle()
    del pile.ads["room:2"]
    note_ad("room:2")
    pile.settle()
    assert together() == {frozenset({"room:1"})}


def test_of_two_who_take_a_note_one_finds_it_gone(pile: Pile) -> None:
    pile.put(room(1))
    note = CampaignNote.objects.get()
    member = member_of(room(1))
    work_off(note, member, NOON)
    work_off(note, member, NOON)
    assert CampaignMember.objects.count() == 1


def test_an_erased_ad_is_not_brought_back_by_whoever_had_read_it_before(pile: Pile) -> None:
    pile.put(room(1))
    note = CampaignNote.objects.get()
    erase_ads(["room:1"])
    work_off(note, member_of(room(1)), NOON)
    assert not CampaignMember.objects.exists()


def test_evidence_expires_after_ninety_days(pile: Pile) -> None:
    pile.put(room(1), room(2))
    pile.settle()
    pile.put(room(3, posted=LATER))
    pile.settle(LATER)
    assert expire_evidence_due(NOON) == 0
    assert expire_evidence_due(LATER) == 2
    pile.settle()
    assert together() == {frozenset({"room:3"})}


def test_evidence_that_is_held_stays_until_it_is_not(pile: Pile) -> None:
    pile.put(room(1), room(2), lesson(1))
    pile.settle()
    template = CampaignMember.objects.get(subject="room:1").template_id
    assert hold_evidence(template, until=LATER + timedelta(days=1))
    expire_evidence_due(LATER)
    assert together() == {frozenset({"room:1", "room:2"})}
    expire_evidence_due(LATER + timedelta(days=2))
    assert together() == set()


def test_a_rebuild_gives_what_came_bit_by_bit(pile: Pile) -> None:
    pile.put(*(room(n) for n in range(6)), *(lesson(n) for n in range(6)))
    pile.settle()
    before, slot = together(), CampaignState.objects.get().slot
    assert rebuild(NOON) == 12
    assert together() == before
    assert CampaignState.objects.get().slot != slot
    assert not CampaignMember.objects.filter(slot=slot).exists()
    assert not CampaignTemplate.objects.filter(slot=slot).exists()
    assert {posting.pk & 1 for posting in CampaignPosting.objects.all()} == {1 - slot}


def test_what_is_held_is_held_after_a_rebuild(pile: Pile) -> None:
    pile.put(room(1), room(2), lesson(1))
    pile.settle()
    template = CampaignMember.objects.get(subject="room:1").template_id
    hold_evidence(template, until=LATER + timedelta(days=1))
    rebuild(LATER)
    assert together() == {frozenset({"room:1", "room:2"})}
    kept = CampaignTemplate.objects.get()
    assert kept.held_until == LATER + timedelta(days=1)


def test_ads_that_come_go_and_change_during_a_rebuild_are_right_after_it(pile: Pile) -> None:
    pile.put(room(1), room(2), lesson(1), lesson(2))
    pile.settle()

    def meanwhile(done: int) -> None:
        if "room:3" in pile.ads:
            return
        pile.put(room(3))
        del pile.ads["lesson:2"]
        erase_ads(["lesson:2"])
        pile.settle()
        assert frozenset({"room:1", "room:2", "room:3"}) in together()

    rebuild(NOON, meanwhile)
    pile.settle()
    assert together() == {frozenset({"room:1", "room:2", "room:3"}), frozenset({"lesson:1"})}
    assert not CampaignNote.objects.exists()


def test_a_rebuild_that_breaks_off_leaves_what_was(
    pile: Pile, monkeypatch: pytest.MonkeyPatch
) -> None:
    pile.put(*(room(n) for n in range(6)))
    pile.settle()
    monkeypatch.setattr(rebuilding, "_AT_ONCE", 2)

    def interrupt(done: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(NOON, interrupt)
    state = CampaignState.objects.get()
    assert not state.building
    assert not CampaignMember.objects.exclude(slot=state.slot).exists()
    assert together() == {frozenset(f"room:{n}" for n in range(6))}


def test_a_rebuild_takes_over_from_one_that_was_killed(pile: Pile) -> None:
    pile.put(room(1), room(2))
    pile.settle()
    rebuilding.Rebuild(NOON)._begin()  # and then the power fails
    pile.put(room(3))
    pile.settle()
    rebuild(NOON)
    pile.settle()
    assert together() == {frozenset({"room:1", "room:2", "room:3"})}


def test_of_two_rebuilds_the_later_one_goes_on(pile: Pile) -> None:
    pile.put(room(1), room(2))
    pile.settle()
    begun: list[int] = []

    def another(done: int) -> None:
        if not begun:
            begun.append(done)
            rebuild(NOON)

    with pytest.raises(AnotherRebuild):
        rebuild(NOON, another)
    assert together() == {frozenset({"room:1", "room:2"})}
    assert not CampaignState.objects.get().building


def test_after_an_update_campaigns_are_found_anew_by_themselves(pile: Pile) -> None:
    pile.put(room(1))
    pile.settle()
    CampaignState.objects.update(made_with="older")
    pile.put(room(2))
    with patch("lamppost.screening.jobs.rebuild_campaigns") as job:
        enqueue = job.enqueue
        assert [assign_due(NOON + timedelta(seconds=n)) for n in range(3)] == [0, 0, 0]
        enqueue.assert_called_once_with()
        assign_due(NOON + ASK_AGAIN + timedelta(seconds=1))
        assert enqueue.call_count == 2
    rebuild_campaigns.call()
    pile.settle()
    assert together() == {frozenset({"room:1", "room:2"})}
    slot = CampaignState.objects.get().slot
    rebuild_campaigns.call()
    assert CampaignState.objects.get().slot == slot


def test_ads_put_on_top_are_as_new_as_that(pile: Pile) -> None:
    pile.put(room(1), room(2), lesson(1))
    pile.settle()
    pile.source = replace(pile.source, touched=lambda subjects: {"room:2": LATER, "room:1": NOON})
    sources.register_ads("pile", pile.source)
    assert expire_evidence_due(LATER) == 2
    pile.settle()
    assert together() == {frozenset({"room:2"})}
    assert expire_evidence_due(LATER + EVIDENCE_KEPT) == 0
    assert expire_evidence_due(LATER + EVIDENCE_KEPT + timedelta(seconds=1)) == 1


def test_what_is_due_to_be_thought_about_is_not_lost_with_whoever_placed_it(pile: Pile) -> None:
    pile.put(*(room(n, posted=NOON) for n in range(6)))
    for note in CampaignNote.objects.all():
        work_off(note, member_of(pile.ads[note.subject]), NOON)
    assert not Screening.objects.exists()
    assert assign_due(NOON) == 0
    assert Screening.objects.count() == 6


def test_each_ad_of_a_campaign_has_one_finding_and_its_author_is_told_nothing(pile: Pile) -> None:
    pile.put(*(room(n, posted=NOON) for n in range(6)))
    pile.settle()
    if not CampaignTemplate.objects.get().is_flagged:
        pytest.fail("six accounts with one text at once are not flagged")
    kept = Screening.objects.all()
    assert sorted(one.subject for one in kept) == [f"room:{n}" for n in range(6)]
    assert {one.verdict for one in kept} == {"watch"}
    assert {one.findings[0]["sentence"] for one in kept} == {""}
    rebuild(NOON)
    assert Screening.objects.count() == 6


def test_findings_are_taken_back_when_the_evidence_goes(pile: Pile) -> None:
    pile.put(*(room(n) for n in range(6)))
    pile.settle()
    erase_ads([f"room:{n}" for n in range(5)])
    pile.settle()
    assert not Screening.objects.exists()


def test_what_somebody_has_decided_about_is_not_taken_back(pile: Pile) -> None:
    pile.put(*(room(n) for n in range(6)))
    pile.settle()
    Screening.objects.filter(subject="room:5").update(outcome="upheld", decided=NOON)
    for n in range(5):
        del pile.ads[f"room:{n}"]
    rebuild(NOON)
    assert [one.subject for one in Screening.objects.all()] == ["room:5"]


def test_two_accounts_of_one_phone_are_one_person_and_no_campaign(pile: Pile) -> None:
    ads = [room(n, account=f"people.person:{n % 2}", contacts=("tag:c0ffee",)) for n in range(6)]
    pile.put(*ads)
    pile.settle()
    assert together() == {frozenset(ad.id for ad in ads)}
    assert not CampaignTemplate.objects.get().is_flagged


def test_a_tag_that_is_read_and_written_again_is_the_same(pile: Pile) -> None:
    pile.put(room(1, contacts=("tag:c0ffee",)))
    pile.settle()
    (member,) = members_of(CampaignTemplate.objects.get())
    assert columns(member, NOON)["contacts"] == list(member.contacts) == ["=phone:c0ffee"]
