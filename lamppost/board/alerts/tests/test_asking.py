"""From a search to an alert: at once for an account, by a confirmed mail for anybody else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from lamppost.board.alerts.actions import forget_unconfirmed_alerts
from lamppost.board.alerts.actions.asking import MOST_ALERTS
from lamppost.board.alerts.models import Alert, Pace, Subscriber
from lamppost.board.tests.cast import signed_in
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.testing import make_place

pytestmark = pytest.mark.django_db
SEARCH = "?q=kettle&category=furniture"
DORA = "dora@example.org"


def ask(client: Client, address: str = DORA, search: str = SEARCH, pace: str = "daily") -> str:
    """Asks for an alert; gives where it leads."""
    answer = client.post(f"/alerts/new/{search}", {"pace": pace, "email": address})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def last_mail() -> Notice:
    return Notice.objects.latest("pk")


def link_in(notice: Notice, kind: str) -> str:
    found = re.search(rf"https?://[^/]+(/alerts/{kind}/\S+)", notice.body)
    assert found, notice.body
    return found[1]


def confirmed(client: Client, **asked: str) -> Alert:
    ask(client, **asked)
    client.post(link_in(last_mail(), "confirm"))
    return Alert.objects.confirmed().latest("pk")


def test_account_has_its_alert_at_once(alice: Person) -> None:
    answer = signed_in(alice).post(f"/alerts/new/{SEARCH}", {"pace": "weekly"}, follow=True)
    alert = Alert.objects.get()
    assert (alert.subscriber.person, alert.pace) == (alice, Pace.WEEKLY)
    assert alert.confirmed
    assert "The alert is set." in answer.content.decode()
    assert not Notice.objects.exists()


def test_address_is_told_nothing_until_the_link_is_opened_and_the_button_pressed() -> None:
    client = Client()
    assert ask(client) == "/alerts/sent/"
    link = link_in(last_mail(), "confirm")
    assert "button" in client.get(link).content.decode()
    assert not Alert.objects.confirmed().exists()  # mail scanners open links
    assert client.post(link)["Location"] == "/my/alerts/"
    alert = Alert.objects.confirmed().get()
    assert (alert.pace, alert.subscriber.address) == (Pace.DAILY, DORA)


def test_confirming_twice_is_one_alert() -> None:
    client = Client()
    ask(client)
    for _time in range(2):
        assert client.post(link_in(last_mail(), "confirm")).status_code == 302
    assert Alert.objects.count() == 1


def test_same_search_in_other_words_of_its_address_is_the_same_alert(alice: Person) -> None:
    make_place()
    client = signed_in(alice)
    for search in ("?q=kettle&place=Dayton", "?order=cheapest&place=Dayton,+Ohio&q=kettle&km=25"):
        client.post(f"/alerts/new/{search}", {"pace": "daily"})
    assert Alert.objects.get().asked == "q=kettle&place=Dayton%2C+Ohio&km=25"


def test_piece_of_a_map_is_a_search_as_well(alice: Person) -> None:
    client = signed_in(alice)
    for search in ("?window=39.5,-84.5,40,-84&view=map", "?cell=852a9007fffffff", "?window=no"):
        client.post(f"/alerts/new/{search}", {"pace": "daily"})
    everywhere, cell, window = Alert.objects.order_by("-pk")
    assert window.query == {"window": [39.5, -84.5, 40.0, -84.0]}
    assert cell.query == {"cell": "852a9007fffffff"}
    assert (everywhere.asked, everywhere.query) == ("", {})


def test_known_and_unknown_addresses_get_the_same_answer(alice: Person) -> None:
    answers = []
    for address in ("alice@example.org", "unknown@example.org"):
        client = Client()
        answer = client.post(f"/alerts/new/{SEARCH}", {"pace": "daily", "email": address})
        page = client.get(answer["Location"])
        answers.append((answer.status_code, answer["Location"], page.content))
    assert answers[0] == answers[1]
    assert Notice.objects.count() == 2


def test_confirmed_alert_of_an_accounts_address_belongs_to_the_account(alice: Person) -> None:
    alert = confirmed(Client(), address="Alice@example.org")
    assert alert.subscriber.person == alice
    assert "kettle" in signed_in(alice).get("/my/alerts/").content.decode()


def test_alerts_from_before_an_account_are_taken_over(alice: Person) -> None:
    confirmed(Client())
    EmailAddress.objects.create(user=alice, email=DORA, verified=True)
    assert "kettle" in signed_in(alice).get("/my/alerts/").content.decode()
    assert Subscriber.objects.get().person == alice


def test_stranger_who_types_an_address_changes_no_alert_of_it() -> None:
    alert = confirmed(Client(), pace="daily")
    ask(Client(), pace="at_once")
    alert.refresh_from_db()
    assert alert.pace == Pace.DAILY
    Client().post(link_in(last_mail(), "confirm"))
    alert.refresh_from_db()
    assert alert.pace == Pace.AT_ONCE


def test_mail_carries_no_message_of_a_stranger() -> None:
    ask(Client(), search="?q=visit+www.pills.example+now")
    assert "pills" not in last_mail().body
    ask(Client(), search="?q=oak+table")
    assert "oak table" in last_mail().body


def test_nobodys_mailbox_is_filled_from_here() -> None:
    for number in range(6):
        Client().post(f"/alerts/new/?q=a{number}", {"pace": "daily", "email": DORA})
    assert Notice.objects.count() == 4
    answer = Client().post("/alerts/new/?q=b", {"pace": "daily", "email": DORA})
    assert answer.status_code == 422
    assert DORA in answer.content.decode()  # what was typed is still there


def test_alert_nobody_confirmed_is_forgotten_with_its_address() -> None:
    ask(Client())
    now = timezone.now()
    assert forget_unconfirmed_alerts(now + timedelta(days=2)) == 0
    assert forget_unconfirmed_alerts(now + timedelta(days=4)) == 1
    assert not Subscriber.objects.exists()


def test_link_that_has_run_out_says_so() -> None:
    ask(Client())
    link = link_in(last_mail(), "confirm")
    Alert.objects.all().delete()
    for answer in (Client().get(link), Client().post(link), Client().get(f"{link[:-3]}x/")):
        assert answer.status_code == 410
        assert "has run out" in answer.content.decode()


def test_there_is_a_limit_to_alerts_which_is_told_to_their_owner_alone(alice: Person) -> None:
    client = signed_in(alice)
    for number in range(MOST_ALERTS):
        client.post(f"/alerts/new/?q=a{number}", {"pace": "daily"})
    answer = client.post("/alerts/new/?q=more", {"pace": "daily"})
    assert answer.status_code == 422
    assert "as many alerts as one can have" in answer.content.decode()
    assert ask(Client(), address="alice@example.org") == "/alerts/sent/"


def test_wrong_address_is_answered_with_a_sentence() -> None:
    answer = Client().post(f"/alerts/new/{SEARCH}", {"pace": "daily", "email": "dora@"})
    assert answer.status_code == 422
    assert not Notice.objects.exists()


def test_search_that_is_too_long_is_refused(alice: Person) -> None:
    words = "%E6%97%A5" * 150  # 150 letters of nine bytes each in an address
    answer = signed_in(alice).post(f"/alerts/new/?q={words}", {"pace": "daily"})
    assert answer.status_code == 422
    assert "too long for an alert" in answer.content.decode()


def test_results_offer_the_alert(alice: Person) -> None:
    assert '/alerts/new/?q=kettle"' in Client().get("/ads/?q=kettle").content.decode()
    assert (
        'action="/alerts/new/?q=kettle"' in signed_in(alice).get("/ads/?q=kettle").content.decode()
    )
