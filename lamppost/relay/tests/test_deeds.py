"""What one of the two sets or says, and how little the other one learns of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lamppost.people.actions import blocked_between
from lamppost.people.models import Person
from lamppost.relay.actions.mailing import note_bounce
from lamppost.relay.met import MetLine, met_line
from lamppost.relay.models import Conversation, Side
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin, say
from lamppost.relay.tests.pages import as_, shown
from lamppost.standing.models import Met

DEEDS = ("muting", "block", "end", "meeting", "keeping", "note")


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    conversation = begin(alice, bob)
    began = timezone.now() - timedelta(days=5)
    Conversation.objects.update(began=began, last_at=began)
    return conversation


def do(talk: Conversation, person: Person, deed: str, **typed: str) -> str:
    """The page afterwards."""
    path = talk.get_absolute_url()
    browser = as_(person)
    assert browser.post(f"{path}{deed}/", typed)["Location"] == path
    return shown(browser.get(path))


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_can_be_done_by_a_stranger(talk: Conversation, carol: Person, deed: str) -> None:
    path = f"{talk.get_absolute_url()}{deed}/"
    assert as_(carol).get(path).status_code in {404, 405}
    assert as_(carol).post(path, {"on": "1"}).status_code == 404
    assert not Side.objects.filter(is_muted=True).exists()
    assert Conversation.objects.get().state == "open"


def test_whose_mails_came_back_reads_it_and_turns_them_on_again(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    note_bounce(own_side(talk, alice), at=timezone.now())
    path, said = talk.get_absolute_url(), "A mail about this conversation came back"
    assert said in shown(as_(alice).get(path))
    assert said not in shown(as_(bob).get(path))
    assert said not in do(talk, alice, "muting", on="0")
    assert own_side(talk, alice).mail_failed is None


def test_muting_is_ones_own(talk: Conversation, alice: Person, bob: Person) -> None:
    assert "Mail me about it again" in do(talk, alice, "muting", on="1")
    assert "Mail me about it again" not in shown(as_(bob).get(talk.get_absolute_url()))
    assert "Mail me about it again" not in do(talk, alice, "muting", on="0")


def test_block_drops_what_comes_and_says_nothing_to_the_blocked(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    path, before = talk.get_absolute_url(), shown(as_(bob).get(talk.get_absolute_url()))
    assert "You have blocked this person" in do(talk, alice, "block")
    assert blocked_between(alice, bob)
    assert _same(before) == _same(shown(as_(bob).get(path)))
    say(talk, bob, "Hello?")
    assert "Hello?" not in shown(as_(alice).get(path))
    assert "letter--sent" in shown(as_(bob).get(path)).split("Hello?")[0].rsplit("<li", 1)[1]


def _same(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line and 'name="key"' not in line]


def test_end_asks_first_and_both_see_it(talk: Conversation, alice: Person, bob: Person) -> None:
    path = talk.get_absolute_url()
    assert "End this conversation?" in shown(as_(alice).get(f"{path}end/"))
    assert Conversation.objects.get().state == "open"
    assert "This conversation has ended" in do(talk, alice, "end")
    page = shown(as_(bob).get(path))
    assert "This conversation has ended" in page
    assert 'name="text"' not in page


def test_meeting_counts_once_both_say_the_same_day(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    day = (timezone.localdate() - timedelta(days=1)).isoformat()
    do(talk, alice, "meeting", on=day)
    assert not Met.objects.exists()
    assert "Alice says that you met on" in shown(as_(bob).get(talk.get_absolute_url()))
    assert "You both say that you met on" in do(talk, bob, "meeting", on=day, answer="yes")
    assert Met.objects.count() == 2


def test_whoever_leaves_it_is_not_asked_about_that_day_again_and_nobody_is_told(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    path = talk.get_absolute_url()
    day, other = (timezone.localdate() - timedelta(days=n) for n in (1, 2))
    do(talk, alice, "meeting", on=day.isoformat())
    before = shown(as_(alice).get(path))
    page = do(talk, bob, "meeting", on=day.isoformat(), answer="pass")
    assert "says that you met" not in page
    assert _same(before) == _same(shown(as_(alice).get(path)))
    do(talk, alice, "meeting", on=other.isoformat())
    assert "says that you met" in shown(as_(bob).get(path))


@pytest.mark.parametrize("day", ["", "yesterday", "9999-99-99", "2400-01-01"])
def test_day_that_cannot_be_is_refused_with_a_sentence(
    talk: Conversation, alice: Person, day: str
) -> None:
    assert "flash__line--error" in do(talk, alice, "meeting", on=day)
    assert not Side.objects.filter(met_on__isnull=False).exists()


def test_keeping_in_touch_takes_both(talk: Conversation, alice: Person, bob: Person) -> None:
    assert "It counts once Bob says so too" in do(talk, alice, "keeping", on="1")
    assert "Nobody yet" in shown(as_(alice).get("/letters/contacts/"))
    assert "Alice would like to keep in touch" in shown(as_(bob).get(talk.get_absolute_url()))
    assert "You both want to" in do(talk, bob, "keeping", on="1")
    for person, name in ((alice, "Bob"), (bob, "Alice")):
        assert f">{name}</a>" in shown(as_(person).get("/letters/contacts/"))
    do(talk, bob, "keeping", on="0")
    assert "Nobody yet" in shown(as_(alice).get("/letters/contacts/"))


def test_whoever_blocks_hears_no_wishes(talk: Conversation, alice: Person, bob: Person) -> None:
    do(talk, alice, "block")
    do(talk, bob, "keeping", on="1")
    do(talk, bob, "meeting", on=timezone.localdate().isoformat())
    page = shown(as_(alice).get(talk.get_absolute_url()))
    assert "would like to keep in touch with you" not in page
    assert "says that you met" not in page


def test_note_is_for_its_author_alone_and_unreadable_in_the_database(
    talk: Conversation, alice: Person, bob: Person
) -> None:
    assert "Rings twice" in do(talk, alice, "note", note="Rings twice")
    assert "Rings twice" not in shown(as_(bob).get(talk.get_absolute_url()))
    assert b"Rings" not in bytes(own_side(talk, alice).note)
    assert "at most 2,000" in do(talk, alice, "note", note="x" * 2_001)
    assert "Rings twice" not in do(talk, alice, "note", note="")


class Said:
    def __init__(self, met_on: date | None = None, passed_over: date | None = None) -> None:
        self.met_on, self.passed_over = met_on, passed_over


FIRST, SECOND = date(2027, 3, 1), date(2027, 3, 2)


@pytest.mark.parametrize(
    ("own", "other", "hears", "line"),
    [
        (Said(), Said(), True, MetLine()),
        (Said(FIRST), Said(), True, MetLine(own=FIRST)),
        (Said(), Said(FIRST), True, MetLine(FIRST, asks=True)),
        (Said(), Said(FIRST), False, MetLine()),
        (Said(passed_over=FIRST), Said(FIRST), True, MetLine()),
        (Said(passed_over=FIRST), Said(SECOND), True, MetLine(SECOND, asks=True)),
        (Said(FIRST), Said(SECOND), True, MetLine(SECOND, asks=True, own=FIRST)),
        (Said(FIRST), Said(FIRST), False, MetLine(FIRST, is_both=True, own=FIRST)),
    ],
)
def test_line_about_a_meeting(own: Said, other: Said, hears: bool, line: MetLine) -> None:
    assert met_line(own, other, hears=hears) == line
