"""The second house climbs when the first is silent, and stops when it is not."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client

from lamppost.meetings.house.houses import is_housed
from lamppost.meetings.house.tests.pair import FIRST, SECOND, Pair
from lamppost.meetings.models import Alarm, Contact, Guarded, Housed, Plan, Told
from lamppost.meetings.plans.actions import ask_help, check_in, extend
from lamppost.meetings.tests.making import EVENING, FORCED, SAFE, make_armed, make_contact
from lamppost.notices.models import Channel, Dispatch
from lamppost.notices.urgent.writing import words_of
from lamppost.people.models import Person

END = EVENING + timedelta(minutes=15)


@pytest.fixture
def ana(alice: Person) -> Contact:
    return make_contact(alice, "Ana", Channel.MAIL, Channel.SMS)


@pytest.fixture
def joe(alice: Person) -> Contact:
    return make_contact(alice, "Joe")


@pytest.fixture
def plan(alice: Person, ana: Contact, joe: Contact, pair: Pair) -> Plan:
    """One that the second house stands by for."""
    plan = make_armed(alice, ana, joe)
    pair.first_speaks()
    return plan


def contacts_of(keys: list[str]) -> list[int]:
    return [int(key.split(".")[2]) for key in keys]


def dies(pair: Pair, *, at_end: timedelta = timedelta(0)) -> None:
    pair.dead = {FIRST}
    pair.now = END + at_end


def test_plan_is_housed_once_the_other_board_has_said_so(alice: Person, pair: Pair) -> None:
    plan = make_armed(alice)
    assert not is_housed(plan, now=pair.now)
    pair.first_speaks()
    assert is_housed(plan, now=pair.now)
    assert not is_housed(plan, now=pair.wait(minutes=2))
    extend(plan, 30, SAFE, at=pair.now)
    assert not is_housed(Plan.objects.get(), now=pair.now)


def test_first_contact_is_told_at_the_end_of_grace_by_each_way_in_turn(
    plan: Plan, pair: Pair, ana: Contact, joe: Contact
) -> None:
    dies(pair, at_end=timedelta(seconds=-1))
    assert pair.second_climbs() == []
    pair.wait(seconds=1)
    assert contacts_of(pair.second_climbs()) == [ana.pk]
    assert pair.second_climbs() == []
    pair.wait(minutes=2)
    assert contacts_of(pair.second_climbs()) == [ana.pk]
    pair.wait(minutes=3)
    assert contacts_of(pair.second_climbs()) == [joe.pk]


def test_nothing_is_climbed_for_a_board_that_was_heard_a_minute_ago(plan: Plan, pair: Pair) -> None:
    pair.now = END
    pair.first_speaks()
    pair.dead = {FIRST}
    pair.wait(seconds=60)
    assert pair.second_climbs() == []
    pair.wait(seconds=1)
    assert pair.second_climbs()


def test_a_board_whose_messages_are_lost_is_asked_before_its_contacts_are_told(
    plan: Plan, pair: Pair
) -> None:
    pair.now = END
    pair.guards()
    calls = len(pair.calls)
    assert pair.second_climbs() == []
    assert len(pair.calls) == calls + 1


def test_a_board_that_answers_and_guards_nothing_is_climbed_for(plan: Plan, pair: Pair) -> None:
    pair.now = END
    assert pair.second_climbs()
    pair.first_speaks()  # now it does


def test_message_says_that_it_happened_and_nothing_more(plan: Plan, pair: Pair) -> None:
    dies(pair)
    pair.second_climbs()
    with pair.at(SECOND):
        said = words_of(Dispatch.objects.get())
    assert said.subject == "Al has not checked in"
    assert said.link.startswith(f"{SECOND}/meetings/house/")
    for secret in ("library", "tall buyer", "Golf", "Ana", "Joe"):
        assert secret not in said.body + said.subject


def test_nothing_readable_lies_at_the_second_house(plan: Plan, pair: Pair) -> None:
    dies(pair)
    pair.second_climbs()
    # Three letters in a row stand in every sealed text by accident.
    secrets = ("library", "buyer", "grey golf", "ana@", "joe@", "example.org", "not checked")
    with pair.at(SECOND), connection.cursor() as cursor:
        for model in (Guarded, Dispatch):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")  # noqa: S608
            for row in cursor.fetchall():
                columns = [bytes(one) if isinstance(one, memoryview) else one for one in row]
                shown = " ".join(map(repr, columns)).lower()
                assert [one for one in secrets if one in shown.replace("meetings.", "")] == []
    assert Guarded.objects.count() == 1


def test_closed_plan_is_forgotten(plan: Plan, pair: Pair) -> None:
    check_in(plan, SAFE, at=pair.now)
    pair.first_speaks()
    assert (Guarded.objects.count(), Housed.objects.count()) == (0, 0)
    dies(pair)
    assert pair.second_climbs() == []


def test_erased_plan_is_forgotten(plan: Plan, pair: Pair) -> None:
    Plan.objects.all().delete()
    pair.first_speaks()
    assert (Guarded.objects.count(), Housed.objects.count()) == (0, 0)


def test_put_off_plan_is_climbed_later(plan: Plan, pair: Pair) -> None:
    extend(plan, 30, SAFE, at=pair.now)
    pair.first_speaks()
    dies(pair, at_end=timedelta(minutes=29))
    assert pair.second_climbs() == []
    pair.wait(minutes=1)
    assert pair.second_climbs()


def test_forced_check_in_is_climbed_when_the_board_dies_in_that_second(
    plan: Plan, pair: Pair
) -> None:
    check_in(plan, FORCED, at=pair.now)
    pair.first_speaks()
    pair.dead = {FIRST}
    pair.wait(seconds=61)
    assert pair.second_climbs()
    with pair.at(SECOND):
        assert "Do not ring" in words_of(Dispatch.objects.get()).body


def test_help_that_was_asked_for_is_climbed_where_the_board_left_off(
    plan: Plan, pair: Pair, ana: Contact, joe: Contact
) -> None:
    ask_help(plan, at=pair.now)
    pair.first_looks()
    with pair.at(FIRST):
        to_ana = Dispatch.objects.filter(key__contains=f".{ana.pk}.", about__contains="alarm")
        to_ana.update(state=Dispatch.State.SENT)
    pair.wait(seconds=10)
    pair.first_speaks()
    pair.dead = {FIRST}
    pair.wait(seconds=61)
    assert contacts_of(pair.second_climbs()) == [joe.pk]


def test_nobody_hears_twice_when_the_first_comes_back(
    plan: Plan, pair: Pair, ana: Contact, joe: Contact
) -> None:
    dies(pair)
    told = pair.second_climbs()
    pair.hand_over(SECOND)
    pair.dead = set()
    pair.wait(minutes=1)
    pair.first_speaks()
    pair.first_looks()
    assert [one.contact for one in Told.objects.all()] == [ana]
    mine = pair.outbox(FIRST)
    rungs = {key for key in mine if key.count(".") == 4}
    assert rungs == set(told)
    assert {mine[key] for key in told} == {Dispatch.State.SENT}
    pair.wait(minutes=4)
    pair.first_speaks()
    pair.first_looks()
    assert pair.second_climbs() == []
    assert set(Told.objects.values_list("contact", flat=True)) == {ana.pk, joe.pk}


def test_what_the_second_house_had_not_sent_yet_the_first_sends(plan: Plan, pair: Pair) -> None:
    dies(pair)
    told = pair.second_climbs()
    pair.dead = set()
    pair.wait(minutes=1)
    pair.first_speaks()
    pair.first_looks()
    assert pair.outbox(SECOND) == {}
    assert pair.outbox(FIRST)[told[0]] == Dispatch.State.WAITING


def test_it_climbs_again_if_the_first_falls_silent_again(plan: Plan, pair: Pair) -> None:
    dies(pair)
    told = pair.second_climbs()
    pair.dead = set()
    pair.wait(minutes=1)
    pair.first_speaks()
    pair.dead = {FIRST}
    pair.wait(seconds=61)
    assert set(told) <= set(pair.second_climbs())


def test_first_back_before_the_end_climbs_alone(plan: Plan, pair: Pair) -> None:
    pair.dead = {FIRST}
    pair.now = END - timedelta(minutes=1)
    assert pair.second_climbs() == []
    pair.dead = set()
    pair.first_speaks()
    pair.now = END
    pair.first_speaks()
    pair.first_looks()
    assert pair.second_climbs() == []
    assert any(key.count(".") == 4 for key in pair.outbox(FIRST))


def test_check_in_that_the_second_house_did_not_hear_of_is_told_to_whoever_it_told(
    plan: Plan, pair: Pair, ana: Contact
) -> None:
    """The first lives; the line is cut."""
    check_in(plan, SAFE, at=pair.now)
    pair.first_looks()
    dies(pair)
    pair.second_climbs()
    pair.hand_over(SECOND)
    pair.dead = set()
    pair.first_speaks()
    pair.first_looks()
    clear = [key for key in pair.outbox(FIRST) if "clear" in key]
    assert len(clear) == 1
    pair.first_speaks()
    pair.first_looks()
    assert [key for key in pair.outbox(FIRST) if "clear" in key] == clear
    assert (Guarded.objects.count(), Housed.objects.count()) == (0, 0)


def page_at_second(pair: Pair) -> str:
    with pair.at(SECOND):
        return words_of(Dispatch.objects.order_by("pk")[0]).link.removeprefix(SECOND)


def test_whoever_takes_it_on_there_stops_both(plan: Plan, pair: Pair, ana: Contact) -> None:
    dies(pair)
    pair.second_climbs()
    page = page_at_second(pair)
    pair.hand_over(SECOND)
    with pair.at(SECOND):
        assert "I take it on" in Client().get(page).text
        assert "You have taken it on" in Client().post(page, follow=True).text
    pair.wait(minutes=6)
    assert pair.second_climbs() == []
    pair.dead = set()
    pair.first_speaks()
    pair.first_looks()
    alarm = Alarm.objects.get()
    assert (alarm.taken_by, alarm.look_at) == (ana, None)
    with pair.at(SECOND):
        assert "goes on from here" in Client().get(page).text


def test_whoever_cannot_go_on_sets_it_off_anew(plan: Plan, pair: Pair, joe: Contact) -> None:
    dies(pair)
    pair.second_climbs()
    page = page_at_second(pair)
    with pair.at(SECOND):
        Client().post(page)
        Client().post(page, {"do": "put_down"})
    pair.wait(seconds=1)
    assert joe.pk in contacts_of(pair.second_climbs())
    pair.hand_over(SECOND)
    pair.dead = set()
    pair.first_speaks()
    alarm = Alarm.objects.get()
    assert (alarm.climb_why, alarm.climb_number, alarm.taken_by) == ("put_down", 2, None)


def test_page_shows_nothing_to_whoever_was_not_told(plan: Plan, pair: Pair, joe: Contact) -> None:
    from lamppost.meetings.house.links import token_of

    dies(pair)
    pair.second_climbs()
    with pair.at(SECOND):
        row = Guarded.objects.get()
        page = Client().get(f"/meetings/house/{token_of(row, joe.pk)}/").text
        assert "nothing here" in page
        assert "Al has" not in page
        assert Client().get("/meetings/house/guessed/").status_code == 404


def test_a_board_that_began_anew_with_nothing_does_not_undo_what_was_asked_of_us(
    plan: Plan, pair: Pair
) -> None:
    from lamppost.meetings.house.talking import compare

    Housed.objects.all().delete()
    Plan.objects.all().delete()
    pair.now = END + timedelta(minutes=2)
    pair.first_speaks()
    with pair.at(FIRST):
        compare(pair.now)
    assert pair.second_climbs()


def test_a_contact_with_a_browser_alone_is_left_to_the_own_board(alice: Person, pair: Pair) -> None:
    plan = make_armed(alice, make_contact(alice, "Ana", Channel.PUSH))
    pair.first_speaks()
    assert Guarded.objects.count() == 0
    assert not is_housed(plan, now=pair.now)


def test_package_says_what_the_docs_say(plan: Plan, pair: Pair) -> None:
    from lamppost.meetings.house.packages import open_package

    package = json.loads(open_package(Guarded.objects.get().package).as_text())
    assert set(package) == {"prefix", "climb", "contacts", "sent"}
    assert set(package["contacts"][0]) == {"number", "ways", "subject", "body"}
