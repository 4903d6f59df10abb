from __future__ import annotations

import pytest
from django.test import Client

from lamppost.board.models import Ad
from lamppost.people.models import Person
from lamppost.relay.asking.sheets import habit_of, own_sheet_of, sheet_of, told_by
from lamppost.relay.asks import Asks
from lamppost.relay.tests.asked import RULE, WHEN, asking_ad, set_asks
from lamppost.testing import make_ad


@pytest.fixture
def her(alice: Person, client: Client) -> Client:
    client.force_login(alice)
    return client


def typed(**more: object) -> dict[str, object]:
    return {"do": "keep", "phone": "on", "meetings": "2", "questions": f"{WHEN}\n\n"} | more


def test_habit_is_kept_as_typed(her: Client, alice: Person) -> None:
    more = {"tell-name": ["First name", ""], "tell-words": ["Alice", ""], "rule": RULE}
    assert her.post("/my/asks/", typed(**more)).status_code == 302
    sheet = habit_of(alice)
    assert sheet.asks == Asks(phone=True, meetings=2, questions=(WHEN,), rule=RULE)
    assert told_by(sheet) == {"First name": "Alice"}
    assert 'value="Alice"' in her.get("/my/asks/").content.decode()


def test_preview_keeps_nothing_and_shows_what_whoever_writes_sees(
    her: Client, alice: Person
) -> None:
    page = her.post("/my/asks/", typed(do="preview")).content.decode()
    assert page.count(WHEN) == 2
    assert "At least 2 meetings" in page
    assert not habit_of(alice).asks


def test_ready_made_list_fills_the_form_and_keeps_nothing(her: Client, alice: Person) -> None:
    page = her.get("/my/asks/?from=childcare").content.decode()
    assert "How old are the children" in page
    assert 'value="childcare"' in page
    assert not habit_of(alice).asks


def test_name_that_a_list_suggests_is_left_out_without_words(her: Client, alice: Person) -> None:
    her.post("/my/asks/", typed(**{"tell-name": ["First name"], "tell-words": [""]}))
    assert habit_of(alice).asks.phone
    assert habit_of(alice).told == ()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"questions": "Photo of your passport?"}, "identity document"),
        ({"questions": "\n".join(f"{n}?" for n in range(13))}, "Twelve questions"),
        ({"questions": "a" * 201}, "200 letters"),
        ({"meetings": "51"}, "50"),
        ({"tell-name": [""], "tell-words": ["Alice"]}, "a name and words"),
        ({"tell-name": ["A", "A"], "tell-words": ["1", "2"]}, "twice"),
    ],
)
def test_mistake_is_told_and_everything_typed_is_there(
    her: Client, alice: Person, wrong: dict[str, object], sentence: str
) -> None:
    answer = her.post("/my/asks/", typed(rule="Bring a friend.") | wrong)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Bring a friend." in answer.content.decode()
    assert not habit_of(alice).asks


def test_who_asks_nothing_and_tells_something_is_told(her: Client) -> None:
    answer = her.post("/my/asks/", {"do": "keep", "tell-name": ["A"], "tell-words": ["1"]})
    assert answer.status_code == 422
    assert "Ask something" in answer.content.decode()


def test_turning_the_habit_off_asks_nothing(her: Client, alice: Person) -> None:
    set_asks(alice, None)
    her.post("/my/asks/", {"do": "drop"})
    assert not habit_of(alice).asks


def test_ad_begins_with_the_habit_and_gets_a_list_of_its_own(her: Client, alice: Person) -> None:
    set_asks(alice, None)
    ad = make_ad(alice)
    assert WHEN in her.get(f"/ads/{ad.pk}/asks/").content.decode()
    her.post(f"/ads/{ad.pk}/asks/", typed(questions="Why?"))
    assert own_sheet_of(ad).asks.questions == ("Why?",)
    assert WHEN in habit_of(alice).asks.questions


def test_ad_can_ask_nothing_and_can_follow_the_habit_again(her: Client, alice: Person) -> None:
    set_asks(alice, None)
    ad = make_ad(alice)
    her.post(f"/ads/{ad.pk}/asks/", {"do": "nothing"})
    assert not sheet_of(ad).asks
    her.post(f"/ads/{ad.pk}/asks/", {"do": "drop"})
    assert WHEN in sheet_of(ad).asks.questions


@pytest.mark.parametrize("do", ["keep", "drop", "nothing", "preview", ""])
def test_asks_of_an_ad_are_for_its_poster_alone(
    client: Client, alice: Person, carol: Person, do: str
) -> None:
    ad = asking_ad(alice)
    assert client.get(f"/ads/{ad.pk}/asks/").status_code == 302
    client.force_login(carol)
    assert client.get(f"/ads/{ad.pk}/asks/").status_code == 404
    assert client.post(f"/ads/{ad.pk}/asks/", typed(do=do)).status_code == 404
    assert own_sheet_of(ad).asks.questions[0] == WHEN


def test_own_ad_leads_to_its_asks_and_other_peoples_ads_do_not(
    her: Client, alice: Person, bob: Person
) -> None:
    assert _leads_to_asks(her, make_ad(alice))
    assert not _leads_to_asks(her, make_ad(bob))


def _leads_to_asks(client: Client, ad: Ad) -> bool:
    return f"/ads/{ad.pk}/asks/" in client.get(ad.get_absolute_url()).content.decode()
