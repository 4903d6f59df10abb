"""What a rule would have done is told before it does anything."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lamppost.board.models import Ad
from lamppost.screening.models import Rule
from lamppost.screening.rules.compiling import compile_rule
from lamppost.screening.rules.field import Around
from lamppost.screening.rules.fields import without_words
from lamppost.screening.rules.tests.making import TICKETS, make_rule, screened
from lamppost.screening.rules.trial import try_program
from lamppost.screening.submission import Facts, Kind, Submission
from lamppost.testing import NOON, make_ad, make_person

pytestmark = pytest.mark.django_db


def seats(number: int, **given: object) -> Ad:
    alice = make_person(f"Alice {number}", f"alice{number}@example.org")
    return make_ad(alice, f"Seats {number}", category="tickets", **given)


def subject(ad: Ad) -> str:
    return f"board.ad:{ad.pk}"


def test_a_rule_is_told_what_it_would_have_done() -> None:
    ads = [seats(number) for number in range(5)]
    make_ad(ads[0].persona.person, "Blue kettle")
    screened(subject(ads[0]), verdict="hold", outcome="upheld", decided=NOON)
    screened(subject(ads[1]), verdict="refuse", outcome="overturned", decided=NOON)
    screened(subject(ads[2]), verdict="publish")
    trial = try_program(compile_rule(TICKETS), now=timezone.now(), days=3650)
    assert (trial.looked_at, trial.matched, trial.stopped_anyway) == (6, 5, 2)
    assert (trial.upheld, trial.overturned, trial.newly) == (1, 1, 3)
    assert trial.subjects == [subject(ad) for ad in ads[2:]]


def test_ads_from_before_the_days_are_left_out() -> None:
    ad = seats(1)
    now = ad.posted + timedelta(days=90, minutes=1)
    assert try_program(compile_rule(TICKETS), now=now, days=90).looked_at == 0
    assert try_program(compile_rule(TICKETS), now=now, days=91).looked_at == 1


def test_what_was_known_at_the_moment_is_asked_of_what_was_kept() -> None:
    old, new, unknown = seats(1), seats(2), seats(3)
    for ad, age in ((old, 30.0), (new, 0.5)):
        facts = Facts(now=NOON, account_age_days=age)
        kept = without_words(Around(Submission(Kind.AD, text="Seats"), facts))
        screened(subject(ad), facts=kept)
    program = compile_rule("account_age_days < 1")
    trial = try_program(program, now=unknown.posted, days=1)
    assert (trial.looked_at, trial.matched, trial.unknown) == (2, 1, 1)


def test_an_ad_that_was_allowed_after_all_is_told_whatever_came_later() -> None:
    ad = seats(1)
    screened(subject(ad), verdict="hold", outcome="overturned", decided=NOON)
    screened(subject(ad), verdict="publish", at=NOON + timedelta(hours=1))
    trial = try_program(compile_rule(TICKETS), now=ad.posted, days=1)
    assert (trial.overturned, trial.stopped_anyway) == (1, 0)


def test_trying_a_rule_by_its_name_lets_it_start() -> None:
    make_rule()
    said = command("try", "tickets")
    assert "Would have held 0 ads in 90 days." in said
    assert "tickets@1 is in shadow" in command("start", "tickets")
    with pytest.raises(CommandError, match="in shadow since"):
        command("start", "tickets")


def test_trying_an_expression_keeps_nothing() -> None:
    make_ad(make_person("Alice"), "Blue kettle", category="tickets", posted=timezone.now())
    assert "Would have held 1 ad in 90 days." in command("try", TICKETS)
    assert not Rule.objects.exists()


def test_a_host_adds_and_sees_and_ends_a_rule() -> None:
    said = command("add", "tickets", TICKETS, "--hold", "--says", "Add the price.", "--bar", ".9")
    assert "tickets@1 is a draft" in said
    shown = command("show", "tickets")
    assert TICKETS in shown
    assert "Its bar is 90 %." in shown
    assert "tickets@1" in command("list")
    assert "tickets@1 is retired" in command("stop", "tickets", "--for-good")
    assert "There are no rules" in command("list")
    assert "tickets@1" in command("list", "--all")


def test_an_expression_can_stand_behind_the_options_or_in_a_file(tmp_path: Path) -> None:
    assert "tickets@1" in command("add", "tickets", "--watch", TICKETS)
    (tmp_path / "cars.cel").write_text('category == "cars"\n')
    assert "cars@1" in command("add", "cars", "--watch", f"@{tmp_path}/cars.cel")
    assert Rule.objects.get(name="cars").expression == 'category == "cars"'
    with pytest.raises(CommandError, match="cannot be read"):
        command("try", f"@{tmp_path}/bikes.cel")


def test_a_rule_that_is_wrong_is_refused_with_a_caret() -> None:
    with pytest.raises(CommandError) as refused:
        command("add", "tickets", "categry == 'a'", "--watch")
    assert "“category”" in str(refused.value)
    assert str(refused.value).endswith("\n  ^")


def command(*words: str) -> str:
    out = StringIO()
    call_command("rules", *words, stdout=out)
    return out.getvalue()
