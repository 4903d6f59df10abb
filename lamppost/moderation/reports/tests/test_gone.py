"""Reports of what is not there any more come to an end, and say why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lamppost.board.models import Ad, Photo
from lamppost.journal.models import Line
from lamppost.moderation.models import Case, Opinion, Proposal, Report
from lamppost.moderation.reports.gone import close_gone_due
from lamppost.moderation.reports.jobs import tell_reporters
from lamppost.moderation.reports.tests.made_up import file
from lamppost.notices.models import Notice
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.relay.models import Letter
from lamppost.relay.tests.cast import begin
from lamppost.relay.tests.pages import shown
from lamppost.testing import NOON, make_ad

WORDS = "not on this board any more"


@pytest.fixture
def ad(alice: Person) -> Ad:
    return make_ad(alice, "Blue kettle")


def test_what_is_there_stays_open(ad: Ad, alice: Person, bob: Person) -> None:
    photo = Photo.objects.create(ad=ad, digest="0" * 64, width=1, height=1)
    letter = begin(alice, bob).letters.get()
    subjects = (
        f"board.ad:{ad.pk}",
        f"board.photo:{photo.pk}",
        f"relay.letter:{letter.pk}",
        f"people.persona:{alice.personas.get().pk}",
        f"people.person:{alice.pk}",
    )
    for subject in subjects:
        file(subject)
    assert close_gone_due(NOON) == 0
    assert Case.objects.filter(state=Case.State.OPEN).count() == len(subjects)


def test_whoever_reported_what_is_gone_is_told_so_and_neither_right_nor_wrong(
    ad: Ad, bob: Person
) -> None:
    report = file(f"board.ad:{ad.pk}", by=bob)
    ad.delete()
    assert close_gone_due(NOON) == 1
    assert close_gone_due(NOON) == 0
    tell_reporters.call(report.case_id)
    report.refresh_from_db()
    assert (report.outcome, report.case.decision, report.case.closed) == ("", None, NOON)
    assert WORDS in Notice.objects.get(kind="report_decided").body
    assert WORDS in shown(Client().get(report.get_absolute_url()))
    assert Line.objects.get(act="case.closed").by == "clock"


def test_all_that_was_erased_with_a_person_is_gone(ad: Ad, alice: Person, bob: Person) -> None:
    talk = begin(alice, bob)
    theirs = [
        f"board.ad:{ad.pk}",
        f"people.persona:{alice.personas.get().pk}",
        f"people.person:{alice.pk}",
    ]
    for subject in theirs:
        file(subject)
    kept = file(f"relay.letter:{talk.letters.get().pk}")  # bob's, who stays
    request_erasure(alice)
    later = timezone.now() + timedelta(days=8)
    assert erase_due_people(later) == 1
    assert close_gone_due(NOON) == len(theirs)
    kept.case.refresh_from_db()
    assert kept.case.is_open


def test_letter_of_which_only_its_place_is_kept_is_gone(alice: Person, bob: Person) -> None:
    letter = begin(alice, bob).letters.get()
    file(f"relay.letter:{letter.pk}")
    Letter.objects.filter(pk=letter.pk).update(state=Letter.State.ERASED, text="")
    assert close_gone_due(NOON) == 1


@pytest.mark.parametrize("kind", ["child", "danger"])
def test_what_may_be_grave_waits_for_a_person_all_the_same(ad: Ad, kind: str) -> None:
    file(f"board.ad:{ad.pk}", "spam")
    file(f"board.ad:{ad.pk}", kind)
    ad.delete()
    assert close_gone_due(NOON) == 0
    assert Case.objects.get().is_open


def test_second_opinion_that_is_asked_for_ends_it_instead(ad: Ad, mo: Person) -> None:
    report = file(f"board.ad:{ad.pk}")
    first = Proposal.objects.create(
        queue="reports", number=report.case_id, by=f"people.person:{mo.pk}", at=NOON,
        counts_from=NOON, state=Proposal.State.COMPARED, choice="remove", policy="scam",
    )  # fmt: skip
    opinion = Opinion.objects.create(
        queue="reports", number=report.case_id, subject=f"board.ad:{ad.pk}", why="serious",
        asked=NOON, look_by=NOON, first=first,
    )  # fmt: skip
    ad.delete()
    assert close_gone_due(NOON) == 0
    Opinion.objects.filter(pk=opinion.pk).update(state=Opinion.State.DONE)
    assert close_gone_due(NOON) == 1
    assert Report.objects.get().case.decision is None
