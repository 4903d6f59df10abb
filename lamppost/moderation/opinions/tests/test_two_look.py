"""Two look at a thing, and what comes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lamppost.board.models import Ad
from lamppost.journal.actions import lines_about, name_of
from lamppost.journal.decisions import decisions_about
from lamppost.journal.models.decisions import Policy
from lamppost.moderation import effects
from lamppost.moderation.models import Opinion, Proposal, Rank
from lamppost.moderation.opinions import needing
from lamppost.moderation.opinions.applying import HasLeft, apply
from lamppost.moderation.opinions.carrying import note_effect
from lamppost.moderation.opinions.comparing import NotYours
from lamppost.moderation.opinions.tests.cast import (
    GRAVE,
    LATER,
    MILD,
    answer,
    choose,
    make_reviewer,
    of,
)
from lamppost.moderation.queue.items import Item, Queue
from lamppost.moderation.reviewing.tests.made_up import held_ad, open_case
from lamppost.people.models import Person
from lamppost.people.suspending import suspension_of
from lamppost.testing import make_ad

pytestmark = pytest.mark.django_db


@pytest.fixture
def nina(db: None) -> Person:
    return make_reviewer("Nina")


@pytest.fixture
def ad(alice: Person) -> Ad:
    return held_ad(alice)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needing, "is_drawn", lambda item: True)


@pytest.fixture(autouse=True)
def not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needing, "is_drawn", lambda item: False)


def state(ad: Ad) -> str:
    return Ad.objects.get(pk=ad.pk).state


def test_nothing_of_a_grave_choice_takes_effect_before_a_second_one(
    ad: Ad, mo: Person, nina: Person
) -> None:
    decisions = decisions_about(ad).count()
    opinion = choose(of(ad), "refuse", mo)
    assert opinion
    assert (opinion.why, opinion.state, opinion.stood) == ("serious", "waiting", "held")
    assert (state(ad), decisions_about(ad).count()) == ("held", decisions)


def test_what_is_mild_goes_its_usual_way(ad: Ad, mo: Person, nina: Person) -> None:
    assert choose(of(ad), "refuse", mo, MILD) is None


def test_an_ad_that_is_up_is_held_meanwhile_and_its_poster_is_told_nothing_bad(
    alice: Person, mo: Person, nina: Person
) -> None:
    ad = make_ad(alice)
    case = open_case(name_of(ad))
    opinion = choose(Item(Queue.REPORTS, case.pk), "remove", mo)
    assert opinion
    assert (state(ad), opinion.stood) == ("held", "live")
    held = decisions_about(ad)[0]
    assert (held.done, held.policy, held.source) == ("hold", Policy.CHECK, "report")
    assert "second person looks at it" in held.reasons
    answer(opinion, "allow", nina)
    assert state(ad) == "held"


def test_an_ad_that_is_let_be_is_not_held_meanwhile(
    alice: Person, mo: Person, nina: Person
) -> None:
    ad = make_ad(alice)
    case = open_case(name_of(ad))
    choose(Item(Queue.REPORTS, case.pk), "ask", mo)
    assert state(ad) == "live"


def test_where_two_agree_it_is_done_as_the_first_one_wrote_it(
    ad: Ad, mo: Person, nina: Person
) -> None:
    first = choose(of(ad), "refuse", mo, words="This serves to exploit somebody.")
    opinion = answer(first, "refuse", nina, words="Words of the second")
    assert state(ad) == "refused"
    assert (opinion.state, opinion.agrees) == ("done", True)
    assert opinion.decision
    assert opinion.decision.by == name_of(mo)
    assert opinion.decision.reasons == "This serves to exploit somebody."
    assert opinion.decision.rule == "payment@3"
    assert set(Proposal.objects.values_list("state", flat=True)) == {"compared"}


@pytest.mark.parametrize(("choice", "policy"), [("allow", GRAVE), ("refuse", Policy.SCAM)])
def test_where_two_differ_a_senior_decides(
    ad: Ad, mo: Person, nina: Person, maya: Person, choice: str, policy: str
) -> None:
    opinion = answer(choose(of(ad), "refuse", mo), choice, nina, policy)
    assert (opinion.state, opinion.agrees, state(ad)) == ("differ", False, "held")
    opinion = answer(opinion, "allow", maya)
    assert (opinion.state, state(ad)) == ("done", "live")
    assert opinion.settled
    assert opinion.settled.by == name_of(maya)


def test_nobody_is_the_second_one_to_themselves(ad: Ad, mo: Person, nina: Person) -> None:
    opinion = choose(of(ad), "refuse", mo)
    with pytest.raises(NotYours):
        answer(opinion, "refuse", mo)
    assert state(ad) == "held"


def test_only_a_senior_who_is_neither_of_the_two_settles(
    ad: Ad, mo: Person, nina: Person, maya: Person
) -> None:
    opinion = answer(choose(of(ad), "refuse", mo), "allow", maya)
    other = make_reviewer("Omar", Rank.SENIOR)
    for person in (mo, nina, maya):
        with pytest.raises(NotYours):
            answer(opinion, "refuse", person)
    with pytest.raises(NotYours):
        answer(opinion, "ask", other)
    answer(opinion, "refuse", other)
    assert state(ad) == "refused"


def test_of_two_who_answer_at_once_one_does(ad: Ad, mo: Person, nina: Person) -> None:
    opinion = choose(of(ad), "refuse", mo)
    answer(opinion, "refuse", nina)
    with pytest.raises(NotYours):
        answer(opinion, "refuse", make_reviewer("Omar"))


def test_of_two_suspensions_it_is_the_shorter(
    ad: Ad, alice: Person, mo: Person, nina: Person
) -> None:
    long, short = LATER + timedelta(days=90), LATER + timedelta(days=20)
    opinion = choose(of(ad), "suspend", mo, MILD, until=long, removes=True)
    assert suspension_of(alice, LATER) is None
    answer(opinion, "suspend", nina, MILD, until=short, removes=True)
    suspension = suspension_of(alice, LATER)
    assert suspension
    assert suspension.until == short
    assert state(ad) == "removed"


def test_who_asks_leaves_it_to_the_second(ad: Ad, mo: Person, nina: Person) -> None:
    opinion = answer(choose(of(ad), "ask", mo), "refuse", nina, MILD)
    assert (opinion.state, opinion.agrees, state(ad)) == ("done", None, "refused")
    assert opinion.decision
    assert opinion.decision.by == name_of(nina)


def test_what_a_second_one_alone_finds_grave_goes_to_a_senior(
    ad: Ad, mo: Person, nina: Person, maya: Person
) -> None:
    opinion = answer(choose(of(ad), "ask", mo), "refuse", nina, GRAVE)
    assert (opinion.state, state(ad)) == ("differ", "held")
    answer(opinion, "refuse", maya)
    assert state(ad) == "refused"


def first_of_sample(ad: Ad, choice: str, by: Person) -> Opinion:
    """It takes effect, as whoever carries proposals out sees to."""
    opinion = choose(of(ad), choice, by, MILD)
    assert opinion
    assert opinion.why == "sample"
    note_effect(opinion.first, apply(opinion, opinion.first, at=LATER))
    return opinion


@pytest.mark.usefixtures("drawn")
def test_a_sample_takes_effect_at_once_and_agreeing_changes_nothing(
    ad: Ad, mo: Person, nina: Person
) -> None:
    opinion = first_of_sample(ad, "refuse", mo)
    assert state(ad) == "refused"
    refusal = decisions_about(ad)[0]
    assert Opinion.objects.get().decision == refusal
    opinion = answer(opinion, "refuse", nina, MILD)
    assert (opinion.state, opinion.agrees, opinion.decision) == ("done", True, refusal)
    assert decisions_about(ad)[0] == refusal


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize(("choice", "ends"), [("refuse", "refused"), ("allow", "live")])
def test_a_sample_on_which_two_differ_stays_as_it_is_until_a_senior_has_decided(
    ad: Ad, mo: Person, nina: Person, maya: Person, choice: str, ends: str
) -> None:
    opinion = answer(first_of_sample(ad, "refuse", mo), "allow", nina, MILD)
    assert (opinion.state, state(ad)) == ("differ", "refused")
    before = decisions_about(ad).count()
    answer(opinion, choice, maya, MILD)
    assert state(ad) == ends
    # Whom the senior is with has no second decision written about it.
    assert decisions_about(ad).count() == before + (choice == "allow")


@pytest.mark.usefixtures("drawn")
def test_nothing_is_drawn_where_nobody_else_is_there(ad: Ad, mo: Person) -> None:
    assert choose(of(ad), "refuse", mo, MILD) is None


@pytest.mark.usefixtures("drawn")
def test_what_came_up_again_is_not_kept_waiting_by_a_sample(
    ad: Ad, mo: Person, nina: Person
) -> None:
    sample = first_of_sample(ad, "allow", mo)
    again = choose(of(ad), "refuse", nina)
    sample.refresh_from_db()
    assert sample.state == "done"
    assert again
    assert again.state == "waiting"


def test_words_that_were_changed_meanwhile_are_looked_at_anew(
    ad: Ad, mo: Person, nina: Person
) -> None:
    opinion = choose(of(ad), "refuse", mo, seen=str(ad.version))
    Ad.objects.filter(pk=ad.pk).update(version=ad.version + 1)
    with pytest.raises(effects.Changed):
        answer(opinion, "refuse", nina, seen=str(ad.version))
    assert opinion
    answer(opinion, "refuse", nina, seen=str(ad.version + 1))
    assert state(ad) == "refused"


def test_journal_does_not_tell_what_the_first_one_chose(ad: Ad, mo: Person, nina: Person) -> None:
    opinion = choose(of(ad), "refuse", mo)
    assert opinion
    told = " ".join(str(line.details) + line.reason for line in lines_about(opinion))
    assert "serious" in told
    assert "refuse" not in told
    assert GRAVE not in told


def test_proposal_of_somebody_who_has_left_is_not_carried_out(
    ad: Ad, mo: Person, nina: Person
) -> None:
    opinion = choose(of(ad), "refuse", mo)
    Person.objects.get(pk=mo.pk).delete()
    with pytest.raises(HasLeft):
        answer(opinion, "refuse", nina)
    assert state(ad) == "held"
