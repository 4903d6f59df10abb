"""A host's own rules, from posting an ad to its erasure."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from lamppost.board.models import Ad, State
from lamppost.board.tests.cast import signed_in
from lamppost.board.tests.test_posting import KETTLE
from lamppost.journal.actions import HOST
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.screening import checks
from lamppost.screening.models import RuleHit, Screening
from lamppost.screening.rules.actions import start_rule
from lamppost.screening.rules.compiling import compile_rule
from lamppost.screening.rules.tests.making import SAYS, WEEK, in_shadow
from lamppost.screening.rules.trial import try_program
from lamppost.testing import NOON, make_place

pytestmark = pytest.mark.django_db
WHISTLES = 'plain.contains("whistles")'


@pytest.fixture(autouse=True)
def _no_checks(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    make_place()
    monkeypatch.setattr(checks, "ALL", ())


def post(person: Person, text: str = "It whistles.") -> Ad:
    client = signed_in(person)
    check = client.post("/post/household/", KETTLE | {"text": text})["Location"]
    client.post(check, {"name": "Alice"})
    return Ad.objects.latest("pk")


def test_an_ad_that_a_live_rule_matches_is_held_and_its_author_reads_why(alice: Person) -> None:
    rule = start_rule(in_shadow(expression=WHISTLES), by=HOST, at=NOON + WEEK)
    ad = post(alice)
    assert ad.state == State.HELD
    assert SAYS in signed_in(alice).get(ad.get_absolute_url()).content.decode()
    kept = Screening.objects.get()
    assert kept.rulebook.versions == {"rule:tickets": rule.digest[:12]}
    assert [finding["words"] for finding in kept.findings] == ["whistles"]
    assert RuleHit.objects.get(is_live=True).screening == kept


def test_an_ad_that_a_rule_in_shadow_matches_is_put_up_and_counted(alice: Person) -> None:
    in_shadow(expression=WHISTLES)
    assert post(alice).state == State.LIVE
    assert Screening.objects.get().findings == []
    assert not RuleHit.objects.get().is_live


def test_a_host_sees_what_a_rule_matched_in_shadow(alice: Person) -> None:
    in_shadow(expression=WHISTLES)
    ad, out = post(alice), StringIO()
    call_command("rules", "show", "tickets", stdout=out)
    assert "Matched since: 1 in shadow, 0 live." in out.getvalue()
    assert f"board.ad:{ad.pk}  shadow: publish" in out.getvalue()


def test_an_ad_that_no_rule_matches_is_put_up(alice: Person) -> None:
    start_rule(in_shadow(expression=WHISTLES), by=HOST, at=NOON + WEEK)
    assert post(alice, "It is blue.").state == State.LIVE
    assert not RuleHit.objects.exists()


def test_what_was_known_as_an_ad_was_posted_can_be_asked_later(alice: Person) -> None:
    ad = post(alice)
    now = ad.posted + timedelta(hours=1)
    trial = try_program(compile_rule("posted_last_hour == 0 && own_ads == 0"), now=now)
    assert (trial.looked_at, trial.matched, trial.unknown) == (1, 1, 0)


def test_no_word_of_an_ad_is_filed_with_its_facts(alice: Person) -> None:
    post(alice, "It whistles on https://kettles.example/blue.")
    assert "whistles" not in str(Screening.objects.get().facts)
    assert "kettles" not in str(Screening.objects.get().facts)


def test_matches_go_when_whoever_posted_goes(alice: Person) -> None:
    in_shadow(expression=WHISTLES)
    ad = post(alice)
    request_erasure(alice)
    erase_due_people(ad.posted + timedelta(days=8))
    assert not RuleHit.objects.exists()
