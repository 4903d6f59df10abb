from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client

from lamppost.people.models import Person
from lamppost.relay import reading
from lamppost.relay.actions import end_conversation
from lamppost.relay.models import Letter
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin, put_in_state, say
from lamppost.relay.tests.pages import as_, shown
from lamppost.testing import NOON, enter


def test_stranger_finds_nothing_there_whatever_they_send(
    alice: Person, bob: Person, carol: Person
) -> None:
    path = begin(alice, bob).get_absolute_url()
    assert as_(carol).get(path).status_code == 404
    assert as_(carol).post(path, {"text": "Hello"}).status_code == 404
    assert Letter.objects.count() == 1


def test_whoever_is_not_signed_in_learns_nothing_of_what_there_is(
    client: Client, alice: Person, bob: Person
) -> None:
    for path in (begin(alice, bob).get_absolute_url(), f"/letters/{'a' * 26}/"):
        assert client.get(path)["Location"] == f"/account/enter/?next={path}"


def test_letters_go_both_ways(alice: Person, bob: Person) -> None:
    path = begin(alice, bob, "Is it still there?").get_absolute_url()
    as_(alice).post(path, {"text": "It is.", "key": "a"})
    page = shown(as_(bob).get(path))
    assert page.index("Is it still there?") < page.index("It is.")


def test_second_click_sends_once_and_leads_to_the_same_letter(alice: Person, bob: Person) -> None:
    path, browser = begin(alice, bob).get_absolute_url(), as_(alice)
    form = {"text": "It is.", "key": "a"}
    assert browser.post(path, form)["Location"] == browser.post(path, form)["Location"]
    assert Letter.objects.count() == 2


def test_every_form_has_a_key_of_its_own(alice: Person, bob: Person) -> None:
    path = begin(alice, bob).get_absolute_url()
    keys = {as_(bob).get(path).context["letter_form"].typed.key for _ in range(3)}
    assert len(keys) == 3
    assert all(len(key) == 26 for key in keys)


def test_letter_that_is_too_long_comes_back_whole(alice: Person, bob: Person) -> None:
    path = begin(alice, bob).get_absolute_url()
    text = "word " * 2_001
    answer = as_(bob).post(path, {"text": text, "key": "a"})
    assert answer.status_code == 422
    assert text in shown(answer)
    assert "at most 10,000 characters" in shown(answer)


def test_lines_of_a_letter_count_once(alice: Person, bob: Person) -> None:
    path = begin(alice, bob).get_absolute_url()
    as_(bob).post(path, {"text": "\r\n".join(["word"] * 2_000), "key": "a"})
    assert len(Letter.objects.latest("pk").text) == 9_999


def test_letter_typed_while_the_session_ran_out_is_there_after_signing_in(
    alice: Person, bob: Person
) -> None:
    path, browser = begin(alice, bob).get_absolute_url(), as_(bob)
    browser.session.flush()
    assert browser.post(path, {"text": "Long work", "key": "a"})["Location"].endswith(path)
    enter(browser, bob.email or "", next=path)
    page = shown(browser.get(path))
    assert "Long work</textarea>" in page
    browser.post(path, {"text": "Long work", "key": "a"})
    assert "Long work</textarea>" not in shown(browser.get(path))
    assert Letter.objects.filter(text="Long work").count() == 1


def test_nothing_can_be_written_where_it_has_ended(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    path = conversation.get_absolute_url()
    end_conversation(conversation, by=alice, at=NOON)
    assert 'name="text"' not in shown(as_(bob).get(path))
    answer = as_(bob).post(path, {"text": "Why?", "key": "a"})
    assert answer.status_code == 422
    assert Letter.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "own", "others"),
    [
        ("held", "Waits to be looked at", None),
        ("refused", "Not sent.", None),
        ("dropped", "letter--sent", None),
        ("erased", "has left the board", "has left the board"),
    ],
)
def test_each_sees_what_became_of_a_letter(
    alice: Person, bob: Person, state: str, own: str, others: str | None
) -> None:
    talk = begin(alice, bob, "My words")
    put_in_state(state)
    path, answered = talk.get_absolute_url(), say(talk, alice, "Hello")
    assert own in shown(as_(bob).get(path))
    page = shown(as_(alice).get(path))
    assert "My words" not in page
    if others is None:
        assert page.count("data-letter=") == page.count(f'data-letter="{answered.pk}"') == 1
    else:
        assert others in page


def test_reader_is_warned_and_author_of_a_refused_letter_is_told_why(
    alice: Person, bob: Person
) -> None:
    path = begin(alice, bob).get_absolute_url()
    Letter.objects.update(findings=[{"check": "codes", "words": "y", "sentence": "Careful."}])
    assert "Careful." in shown(as_(alice).get(path))
    assert "Careful." not in shown(as_(bob).get(path))
    put_in_state("refused")
    assert "Careful." in shown(as_(bob).get(path))


def test_days_are_parted_by_a_line(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    say(conversation, alice, "same day")
    later = say(conversation, alice, "next day")
    Letter.objects.filter(pk=later.pk).update(written=NOON + timedelta(days=1))
    page = shown(as_(bob).get(conversation.get_absolute_url()))
    assert page.count("letters__day") == 2
    assert "Monday, 1 March 2027" in page


def test_new_ones_begin_at_a_line_that_is_gone_the_next_time(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    path = conversation.get_absolute_url()
    assert shown(as_(alice).get(path)).count('id="new"') == 1
    assert 'id="new"' not in shown(as_(alice).get(path))


def test_long_thread_goes_back_without_a_gap_or_a_double(
    alice: Person, bob: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LETTERS_SHOWN", 3)
    conversation = begin(alice, bob)
    for number in range(7):
        say(conversation, bob, f"Letter {number}")
    side, pieces, before = own_side(conversation, alice), [], None
    for _ in range(3):
        thread = reading.thread_of(side, before=before)
        pieces.append([letter.pk for letter in thread.letters])
        before = thread.before
    assert before is None
    ids = [pk for piece in reversed(pieces) for pk in piece]
    assert ids == list(Letter.objects.values_list("pk", flat=True))
    assert all(one < two for one, two in pairwise(ids))


def test_looking_at_older_letters_marks_nothing_read(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    last = say(conversation, bob, "And?")
    as_(alice).get(f"{conversation.get_absolute_url()}?before={last.pk}")
    assert own_side(conversation, alice).read_until == 0


def test_page_shows_the_masks_and_nothing_else_of_the_other(alice: Person, bob: Person) -> None:
    conversation = begin(alice, bob)
    other = own_side(conversation, bob)
    page = shown(as_(alice).get(conversation.get_absolute_url()))
    for hidden in (bob.email, other.secret, other.persona.public_id):  # type: ignore[union-attr]
        assert hidden
        assert hidden not in page


def test_foreign_markup_in_a_letter_is_text(alice: Person, bob: Person) -> None:
    path = begin(alice, bob, "<img src=x onerror=alert(1)>").get_absolute_url()
    assert "<img src=x" not in shown(as_(alice).get(path))
