"""What somebody has typed and sent is there, whatever their browser sends twice."""

from __future__ import annotations

import pytest

from lamppost.people.models import Person
from lamppost.relay.actions import write_letter
from lamppost.relay.models import Letter, Unsent
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin, letter, say
from lamppost.relay.tests.pages import as_
from lamppost.testing import NOON


def test_other_words_with_the_key_of_a_letter_are_a_letter_of_their_own(
    alice: Person, bob: Person
) -> None:
    """The Back button brings an old form, and a second tab the draft of the first."""
    talk = begin(alice, bob)
    for text in ("Hello?", "And the lid?", "And the lid?"):
        as_(bob).post(talk.get_absolute_url(), {"text": text, "key": "same"})
    texts = list(talk.letters.values_list("text", flat=True))
    assert texts == ["Is it still there?", "Hello?", "And the lid?"]


def test_other_words_in_the_answer_to_an_ad_are_a_letter_of_their_own(
    alice: Person, bob: Person
) -> None:
    talk = begin(alice, bob)
    assert talk.ad
    for text in ("Hello?", "And the lid?"):
        as_(bob).post(f"/ads/{talk.ad.pk}/answer/", {"text": text, "key": "same", "name": "Bob"})
    assert Letter.objects.count() == 3


def test_page_says_that_the_key_of_such_a_letter_has_come(alice: Person, bob: Person) -> None:
    """Else the browser would offer what was sent as a draft."""
    talk = begin(alice, bob)
    for text in ("a", "b", "c", "d"):
        as_(bob).post(talk.get_absolute_url(), {"text": text, "key": "same"})
    assert b'data-sent="same' in as_(bob).get(talk.get_absolute_url()).content


def test_long_key_that_comes_again_with_other_words_fits(alice: Person, bob: Person) -> None:
    side = own_side(begin(alice, bob), bob)
    for text in ("a", "b"):
        write_letter(side, letter(text, key="k" * 64), at=NOON)
    assert Letter.objects.count() == 3


def test_same_mail_is_one_letter_whatever_servers_have_added(alice: Person, bob: Person) -> None:
    talk = begin(alice, bob)
    for text in ("Hello", "Hello\n\nScanned for viruses"):
        say(talk, bob, text, key="mail", by_mail=True)
    assert talk.letters.count() == 2


@pytest.mark.parametrize("text", ["Hel\0lo", "\0"])
def test_character_that_no_database_keeps_is_left_out_of_what_waited(
    alice: Person, bob: Person, text: str
) -> None:
    side = own_side(begin(alice, bob), bob)
    waiting = Unsent.objects.create(side=side, text="x", why="contact", since=NOON, key="u")
    answer = as_(bob).post(f"/letters/waiting/{waiting.pk}/", {"text": text})
    assert answer.status_code == (302 if "H" in text else 422)
    assert not any("\0" in one.text for one in Letter.objects.all())
