"""The page of one item: what it shows, whom, and what it does not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lamppost.board.actions import edit_ad
from lamppost.board.models import Ad
from lamppost.board.screened import content_of
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.models import Appeal, Claim, Opinion, Proposal
from lamppost.moderation.reviewing.tests.made_up import (
    CLEARS,
    GIFT_CARD,
    TEXT,
    finding,
    held_ad,
    open_case,
)
from lamppost.people.models import Person
from lamppost.relay.models import Letter
from lamppost.testing import NOON, make_ad


def page_of(path: str, who: Person) -> str:
    client = Client()
    client.force_login(who)
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_held_ad_shows_its_words_with_what_was_noticed(alice: Person, mo: Person) -> None:
    ad = held_ad(alice)
    page = page_of(f"/review/ads/{ad.pk}/", mo)
    assert f"[finding 1 begins] </span>{GIFT_CARD}<span" in page
    assert CLEARS in page
    assert "right about 9 times in 10" in page
    assert "Oak table" in page


def test_it_is_there_for_stewards_alone(alice: Person, carol: Person, mo: Person) -> None:
    path = f"/review/ads/{held_ad(alice).pk}/"
    for who in (None, alice, carol):
        client = Client()
        if who:
            client.force_login(who)
        assert client.get(path).status_code == 404
        assert client.post(f"{path}choice/", {"choice": "allow"}).status_code == 404
    client = Client()
    client.force_login(mo)
    answer = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_whoever_opens_it_has_it_and_others_are_told_so(
    alice: Person, mo: Person, maya: Person
) -> None:
    ad = held_ad(alice)
    page_of(f"/review/ads/{ad.pk}/", mo)
    assert Claim.objects.get().person == mo
    assert "Somebody else is looking at this" in page_of(f"/review/ads/{ad.pk}/", maya)


def test_what_somebody_only_looked_at_is_free_for_others_again(
    alice: Person, mo: Person, maya: Person
) -> None:
    first, second = held_ad(alice), held_ad(alice, title="Second")
    page_of(f"/review/ads/{first.pk}/", mo)
    page_of(f"/review/ads/{second.pk}/", mo)
    assert Claim.objects.get().item.number == second.pk
    assert GIFT_CARD in page_of(f"/review/ads/{first.pk}/", maya)


def test_nobody_opens_their_own(mo: Person) -> None:
    ad = held_ad(mo)
    page = page_of(f"/review/ads/{ad.pk}/", mo)
    assert "Nobody judges themselves here" in page
    assert GIFT_CARD not in page
    assert not Claim.objects.exists()


def test_what_was_decided_meanwhile_is_said_calmly(alice: Person, mo: Person) -> None:
    ad = make_ad(alice)
    assert "Nobody has to look at this any more" in page_of(f"/review/ads/{ad.pk}/", mo)
    assert "Nobody has to look at this any more" in page_of("/review/ads/170170/", mo)


def test_queue_that_there_is_not_is_no_page(mo: Person) -> None:
    client = Client()
    client.force_login(mo)
    assert client.get("/review/gossip/1/").status_code == 404


def test_words_are_escaped_in_and_around_marks(alice: Person, mo: Person) -> None:
    text = "<script>alert(1)</script> & <b>gift card</b>"
    ad = held_ad(alice, finding("<b>gift card", of=f"Oak table\n{text}"), text=text)
    page = page_of(f"/review/ads/{ad.pk}/", mo)
    assert "<script>alert" not in page
    assert "&lt;b&gt;gift card<span" in page


def test_page_counts_what_was_stopped_in_whole_sentences(
    alice: Person, bob: Person, mo: Person
) -> None:
    case = open_case(f"board.ad:{make_ad(bob).pk}")
    assert "Nothing of theirs was ever stopped." in page_of(f"/review/reports/{case.pk}/", mo)
    for said in ("1 time.", "2 times."):
        page = page_of(f"/review/ads/{held_ad(alice).pk}/", mo)
        assert f"Something of theirs was stopped {said} 0 of these were undone." in page


def test_earlier_version_says_what_changed(alice: Person, mo: Person) -> None:
    ad = make_ad(alice, title="Oak table", text="Seats six people.")
    content = content_of(ad)
    edit_ad(ad, type(content)(**{**content.__dict__, "text": TEXT}), by=alice, at=NOON)
    ad.refresh_from_db()
    assert ad.state == "held"
    page = page_of(f"/review/ads/{ad.pk}/", mo)
    assert "1 earlier version" in page
    assert "Seats" in page


def test_photos_are_there_for_the_steward_alone(alice: Person, bob: Person, mo: Person) -> None:
    from lamppost.board.actions import add_photo
    from lamppost.board.tests.sample_pictures import photo, saved

    ad = make_ad(alice)
    added = add_photo(ad, saved(photo()), by=alice, at=NOON)
    case = open_case(f"board.ad:{ad.pk}")
    page = page_of(f"/review/reports/{case.pk}/", mo)
    path = f"/review/reports/{case.pk}/photos/{added.digest}-m.jpg"
    assert path in page
    for who, status in ((mo, 200), (bob, 404)):
        client = Client()
        client.force_login(who)
        answer = client.get(path)
        assert answer.status_code == status
        assert who != mo or "no-store" in answer["Cache-Control"]
        other = f"/review/reports/{case.pk}/photos/{'0' * 64}-m.jpg"
        assert client.get(other).status_code == 404


def test_case_shows_what_is_reported_and_never_by_whom(
    alice: Person, bob: Person, mo: Person
) -> None:
    ad = make_ad(alice)
    case = open_case(f"board.ad:{ad.pk}", "They want money first", "Sold already")
    case.reports.update(person=bob)
    page = page_of(f"/review/reports/{case.pk}/", mo)
    assert "2 reports" in page
    assert "They want money first" in page
    assert bob.personas.get().name not in page
    assert str(bob.email) not in page


def test_case_about_a_name_does_not_tell_the_other_names(alice: Person, mo: Person) -> None:
    from lamppost.people.actions import add_persona

    other = add_persona(alice, "Secret other")
    case = open_case(f"people.persona:{alice.personas.order_by('pk')[0].pk}")
    page = page_of(f"/review/reports/{case.pk}/", mo)
    assert "Alice" in page
    assert other.name not in page
    assert str(alice.email) not in page


def test_case_of_what_is_gone_can_still_be_closed(mo: Person) -> None:
    case = open_case("board.ad:170170")
    page = page_of(f"/review/reports/{case.pk}/", mo)
    assert "What this was about is gone" in page
    assert "Leave it as it is" in page


def test_appeal_shows_the_objection_and_not_who_decided(
    alice: Person, mo: Person, maya: Person
) -> None:
    appeal = make_appeal(alice, by=maya)
    page = page_of(f"/review/appeals/{appeal.pk}/", mo)
    assert "It is my own table" in page
    assert "It asks for a deposit" in page
    assert "Maya" not in page
    assert "The decision stands" in page


def test_nobody_hears_an_appeal_against_themselves(alice: Person, maya: Person) -> None:
    appeal = make_appeal(alice, by=maya)
    page = page_of(f"/review/appeals/{appeal.pk}/", maya)
    assert "Nobody judges themselves here" in page


def make_appeal(poster: Person, *, by: Person) -> Appeal:
    ad = make_ad(poster)
    ruling = Ruling(Policy.SCAM, "payment@3", Source.SCREENING, reasons="It asks for a deposit")
    decision = write_decision(Done.REMOVE, ad, ruling, by=by, at=NOON, person=poster)
    Ad.objects.filter(pk=ad.pk).update(state="removed", decision=decision)
    return Appeal.objects.create(
        decision=decision,
        first_by=f"people.person:{by.pk}",
        words="It is my own table",
        at=NOON,
        look_by=NOON + timedelta(days=1),
    )


def test_second_opinion_shows_nothing_of_the_first(alice: Person, mo: Person, maya: Person) -> None:
    ad = held_ad(alice)
    first = Proposal.objects.create(
        queue="ads",
        number=ad.pk,
        by=f"people.person:{maya.pk}",
        at=NOON,
        counts_from=NOON,
        state=Proposal.State.COMPARED,
        choice="refuse",
        policy=Policy.EXPLOITATION,
        words="Words of the first",
        note="Note of the first",
    )
    opinion = Opinion.objects.create(
        queue="ads",
        number=ad.pk,
        subject=f"board.ad:{ad.pk}",
        why="serious",
        asked=NOON,
        look_by=NOON,
        first=first,
    )
    page = page_of(f"/review/opinions/{opinion.pk}/", mo)
    assert GIFT_CARD in page
    for trace in ("Words of the first", "Note of the first", "Maya", "serious"):
        assert trace not in page
    assert 'name="policy" value="exploitation" data-clause="3">' in page


def test_letter_is_shown_with_the_three_before_it(alice: Person, bob: Person, mo: Person) -> None:
    letter = make_held_letter(alice, bob)
    page = page_of(f"/review/letters/{letter.pk}/", mo)
    assert "The 3 letters before it are shown" in page
    assert "Letter number 1" in page
    assert "Letter number 0" not in page
    assert "[finding 1 begins] </span>gift card<span" in page


def make_held_letter(alice: Person, bob: Person) -> Letter:
    from lamppost.relay.actions import NewLetter, open_conversation, write_letter
    from lamppost.relay.sides import own_side
    from lamppost.screening.actions import keep
    from lamppost.screening.verdict import Screened, Verdict

    ad = make_ad(alice)
    talk = open_conversation(ad, NewLetter("Letter number 0", "k0"), by=bob.personas.get(), at=NOON)
    for number in range(1, 5):
        new = NewLetter(f"Letter number {number}", f"k{number}")
        write_letter(own_side(talk, bob), new, at=NOON + timedelta(minutes=number))
    letter = Letter.objects.order_by("-pk")[0]
    letter.text, letter.state = "Pay with a gift card", Letter.State.HELD
    letter.decision = write_decision(Done.HOLD, letter, Ruling(), by="screening", at=NOON)
    letter.look_by = NOON
    letter.save()
    one = finding("gift card", of=letter.text)
    keep(Screened(Verdict.HOLD, (one,), {"payment": 3}), letter, at=NOON + timedelta(hours=1))
    return letter


# Of tables, through Django. One is for the session where no cache keeps it.
QUERIES = 33


@pytest.mark.parametrize("many", [1, 12])
def test_it_asks_the_database_equally_often_whatever_there_is(
    alice: Person, mo: Person, many: int
) -> None:
    for number in range(many):
        other = make_ad(alice, f"Chair {number}")
        write_decision(
            Done.KEEP, other, Ruling(Policy.SCAM, "payment@3"), by=mo, at=NOON, person=alice
        )
    ads = [held_ad(alice, finding(), finding("I am abroad")) for _ in range(many)]
    client = Client()
    client.force_login(mo)
    client.get(f"/review/ads/{ads[0].pk}/")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/review/ads/{ads[0].pk}/").status_code == 200
    asked = [one["sql"] for one in queries if one["sql"].startswith('SELECT "')]
    assert len(asked) in {QUERIES - 1, QUERIES}, [one[:150] for one in asked]


def test_what_may_harm_children_is_not_there_for_the_untrained(mo: Person) -> None:
    client = Client()
    client.force_login(mo)
    assert client.get("/review/children/1/").status_code == 404
