from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lamppost.meetings.codes import Said, choose_codes, which
from lamppost.meetings.details import details_of
from lamppost.meetings.ladder import Why
from lamppost.meetings.links import plan_token
from lamppost.meetings.models import Alarm, Codes, Plan, PlanContact, Told
from lamppost.meetings.tests.making import (
    EVENING,
    FORCED,
    SAFE,
    make_armed,
    make_contact,
    make_plan,
)
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db
TYPED = {
    "with_whom": "the tall buyer",
    "where": "library steps",
    "words": "grey Golf",
    "starts": "2027-03-01T12:00",
    "due": "2027-03-01T14:00",
    "grace": "15",
}


class Clock:
    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("lamppost.meetings.clock.now", clock.now)
    return clock


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page_of(plan: Plan) -> str:
    return reverse("meetings:plan", args=[plan.public_id])


def link_of(plan: Plan) -> str:
    return reverse("meetings:check", args=[plan_token(plan)])


def test_home_says_what_it_is_to_whoever_has_no_plans(alice: Person) -> None:
    page = as_(alice).get(reverse("meetings:home")).content.decode()
    assert "be missed if you do not come back" in page
    assert "Nobody can be told yet" in page


def test_home_shows_running_plans_drafts_and_those_of_72_hours(alice: Person, clock: Clock) -> None:
    running = make_armed(alice)
    draft = make_plan(alice)
    closed = make_armed(alice)
    as_(alice).post(page_of(closed), {"code": SAFE})
    page = as_(alice).get(reverse("meetings:home")).content.decode()
    assert page_of(running) in page
    assert reverse("meetings:ready", args=[draft.public_id]) in page
    assert page_of(closed) in page
    clock.at += timedelta(hours=72)
    page = as_(alice).get(reverse("meetings:home")).content.decode()
    assert page_of(running) in page
    assert page_of(closed) not in page


def test_plan_is_kept_with_its_contacts_in_order(alice: Person) -> None:
    ana, joe = make_contact(alice), make_contact(alice, "Joe")
    tell = {"tell": [ana.public_id, joe.public_id]}
    places = {f"place-{ana.public_id}": "2", f"place-{joe.public_id}": "1"}
    answer = as_(alice).post(reverse("meetings:new"), {**TYPED, **tell, **places})
    plan = Plan.objects.get()
    assert answer.url == reverse("meetings:ready", args=[plan.public_id])  # type: ignore[attr-defined]
    assert details_of(plan.details).words == "grey Golf"
    assert (plan.starts, plan.due, plan.grace_secs) == (NOON, EVENING, 900)
    told = PlanContact.objects.filter(plan=plan).order_by("position")
    assert [one.contact for one in told] == [joe, ana]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"due": "soon"}, "Write it as"),
        ({"starts": ""}, "Write it as"),
        ({"due": "2027-03-01T11:00"}, "take a later time"),
        ({"due": "2027-03-02T11:00"}, "12 hours at most"),
        ({"grace": "1"}, "greater than or equal to 5"),
        ({"grace": "x"}, "Enter a whole number"),
        ({"where": "x" * 300}, "at most 200"),
    ],
)
def test_what_is_typed_is_kept_however_wrong(
    alice: Person, wrong: dict[str, str], said: str
) -> None:
    ana = make_contact(alice)
    client = as_(alice)
    answer = client.post(reverse("meetings:new"), {**TYPED, **wrong, "tell": ana.public_id})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    plan = Plan.objects.get()
    assert plan.state == Plan.State.DRAFT
    assert details_of(plan.details).with_whom == "the tall buyer"
    assert PlanContact.objects.filter(plan=plan, contact=ana).exists()
    edit = reverse("meetings:edit", args=[plan.public_id])
    assert f'action="{edit}"' in answer.content.decode()
    client.post(edit, {**TYPED, "tell": ana.public_id})
    assert Plan.objects.get().grace_secs == 900


def test_plan_without_contacts_is_kept_and_says_what_is_missing(alice: Person) -> None:
    client = as_(alice)
    client.post(reverse("meetings:new"), TYPED)
    ready = reverse("meetings:ready", args=[Plan.objects.get().public_id])
    page = client.get(ready).content.decode()
    assert "Nobody would be told yet" in page
    assert "Choose your two codes" in page
    answer = client.post(ready)
    assert answer.status_code == 422
    assert "Choose your two codes first" in answer.content.decode()
    choose_codes(alice, SAFE, FORCED, at=NOON)
    answer = client.post(ready)
    assert answer.status_code == 422
    assert "has agreed and has answered a test" in answer.content.decode()
    assert Plan.objects.get().state == Plan.State.DRAFT


def test_page_before_arming_says_what_it_does_not_do_and_when_who_is_told(alice: Person) -> None:
    plan = make_plan(alice, make_contact(alice), make_contact(alice, "Joe"))
    page = as_(alice).get(reverse("meetings:ready", args=[plan.public_id])).content.decode()
    assert "It does not call the police" in page
    assert "What somebody could see on your phone" in page
    for time, words in [
        ("13:50", "We remind you"),
        ("14:00", "We ask you to check in"),
        ("14:15", "Ana: told that you have not checked in."),
        ("14:20", "Joe: told that, and where"),
        ("14:25", "Ana, Joe: told all that"),
    ]:
        assert page.index(f">{time}<") < page.index(words)


def test_armed_by_one_click_and_a_second_changes_nothing(alice: Person) -> None:
    choose_codes(alice, SAFE, FORCED, at=NOON)
    plan = make_plan(alice, make_contact(alice))
    ready = reverse("meetings:ready", args=[plan.public_id])
    client = as_(alice)
    for _click in range(2):
        assert client.post(ready).url == page_of(plan)  # type: ignore[attr-defined]
    assert Plan.objects.get().version == 2


def test_overlap_is_said_and_not_forbidden(alice: Person) -> None:
    ana = make_contact(alice)
    make_armed(alice, ana)
    plan = make_plan(alice, ana)
    ready = reverse("meetings:ready", args=[plan.public_id])
    assert "at the same time" in as_(alice).get(ready).content.decode()
    later = make_plan(
        alice, ana, starts=EVENING + timedelta(hours=1), due=EVENING + timedelta(hours=2)
    )
    ready = reverse("meetings:ready", args=[later.public_id])
    assert "at the same time" not in as_(alice).get(ready).content.decode()


def test_page_of_a_running_plan_shows_its_clock(alice: Person, clock: Clock) -> None:
    plan = make_armed(alice)
    clock.at = EVENING - timedelta(minutes=12, seconds=40)
    page = as_(alice).get(page_of(plan)).content.decode()
    assert "12:40" in page
    assert "until your check-in" in page
    assert "the tall buyer" in page
    clock.at = EVENING + timedelta(minutes=5)
    page = as_(alice).get(page_of(plan)).content.decode()
    assert "10:00" in page
    assert "until others are told" in page


def test_check_in_on_the_page_closes(alice: Person) -> None:
    plan = make_armed(alice)
    client = as_(alice)
    wrong = client.post(page_of(plan), {"do": "safe", "code": "9999"})
    assert wrong.status_code == 422
    assert "That is not your code" in wrong.content.decode()
    assert "9999" not in wrong.content.decode()
    assert client.post(page_of(plan), {"do": "safe", "code": SAFE}).status_code == 302
    page = client.get(page_of(plan)).content.decode()
    assert "You have checked in" in page
    assert "Confirm once more" in page
    assert "the tall buyer" not in page


def test_more_time_by_the_page_counts_once_however_often_it_is_sent(alice: Person) -> None:
    plan = make_armed(alice)
    client = as_(alice)
    sent = {"do": "more-15", "code": SAFE, "due": str(int(plan.due.timestamp()))}
    for _again in range(3):
        assert client.post(page_of(plan), sent).status_code == 302
    assert Plan.objects.get().due == EVENING + timedelta(minutes=15)


@pytest.mark.parametrize("wanted", ["more-", "more-x", "more-999999999999", "more-7"])
def test_more_time_that_nobody_offers_is_refused(alice: Person, wanted: str) -> None:
    plan = make_armed(alice)
    assert as_(alice).post(page_of(plan), {"do": wanted, "code": SAFE}).status_code == 422
    assert Plan.objects.get().due == EVENING


def test_help_needs_no_code_and_shows_that_it_was_asked_for(alice: Person) -> None:
    plan = make_armed(alice)
    client = as_(alice)
    assert client.post(page_of(plan), {"do": "help"}).status_code == 302
    alarm = Alarm.objects.get()
    assert alarm.why == Why.HELP
    assert "You asked for help at 12:00" in client.get(page_of(plan)).content.decode()


def test_page_says_who_was_told_and_who_has_taken_it_on(alice: Person, clock: Clock) -> None:
    ana, joe = make_contact(alice), make_contact(alice, "Joe")
    plan = make_armed(alice, ana, joe)
    clock.at = EVENING + timedelta(minutes=16)
    began = EVENING + timedelta(minutes=15)
    alarm = Alarm.objects.create(
        plan=plan, why=Why.OVERDUE, climb_why=Why.OVERDUE, climb_began=began, began=began
    )
    Told.objects.create(alarm=alarm, contact=ana, first=began)
    page = as_(alice).get(page_of(plan)).content.decode()
    assert "Others are being told, since 14:15" in page
    assert "Nobody has taken it on yet" in page
    Alarm.objects.update(taken_by=ana, taken=clock.at)
    page = as_(alice).get(page_of(plan)).content.decode()
    assert "Ana has taken it on at 14:16." in page


def test_a_forced_climb_is_shown_by_no_page_and_then_as_any_other(
    alice: Person, clock: Clock
) -> None:
    ana, joe = make_contact(alice), make_contact(alice, "Joe")
    plan = make_armed(alice, ana, joe)
    alarm = Alarm.objects.create(
        plan=plan,
        why=Why.FORCED,
        climb_why=Why.FORCED,
        climb_began=NOON,
        began=NOON,
        taken_by=joe,
        taken=NOON,
    )
    Told.objects.create(alarm=alarm, contact=ana, first=NOON)
    for path in (page_of(plan), link_of(plan)):
        page = as_(alice).get(path).content.decode()
        assert "being told, since" not in page
        assert "taken it on" not in page
    clock.at = EVENING + timedelta(minutes=16)
    page = as_(alice).get(page_of(plan)).content.decode()
    assert "Others are being told, since 14:15" in page
    assert 'Told so far: <span dir="auto">Ana</span>' in page
    assert "Nobody has taken it on yet" in page


def test_everything_of_somebody_else_s_is_not_there(alice: Person, carol: Person) -> None:
    armed, draft = make_armed(alice), make_plan(alice)
    client = as_(carol)
    for name in ("plan", "edit", "ready"):
        for plan in (armed, draft):
            path = reverse(f"meetings:{name}", args=[plan.public_id])
            assert client.get(path).status_code == 404
            assert client.post(path, {"code": SAFE}).status_code == 404
    gone = reverse("meetings:discard", args=[draft.public_id])
    assert client.post(gone).status_code == 404
    assert Plan.objects.count() == 2
    page = as_(carol).get(reverse("meetings:home")).content.decode()
    assert armed.public_id not in page
    assert draft.public_id not in page


def test_pages_lead_strangers_to_the_door(alice: Person) -> None:
    plan = make_armed(alice)
    for path in (page_of(plan), reverse("meetings:home"), reverse("meetings:codes")):
        assert Client().get(path).status_code == 302


def test_armed_plan_s_words_and_contacts_stay(alice: Person) -> None:
    ana, joe = make_contact(alice), make_contact(alice, "Joe")
    plan = make_armed(alice, ana)
    edit = reverse("meetings:edit", args=[plan.public_id])
    client = as_(alice)
    for answer in (client.get(edit), client.post(edit, {**TYPED, "tell": joe.public_id})):
        assert answer.status_code == 302
    client.post(reverse("meetings:discard", args=[plan.public_id]))
    assert [one.contact for one in PlanContact.objects.filter(plan=plan)] == [ana]
    assert Plan.objects.get().state == Plan.State.ARMED


def test_link_opens_the_clock_and_nothing_else(alice: Person, clock: Clock) -> None:
    plan = make_armed(alice, make_contact(alice))
    clock.at = EVENING - timedelta(minutes=12, seconds=40)
    for at in (clock.at, EVENING + timedelta(minutes=16)):
        clock.at = at
        answer = Client().get(link_of(plan))
        page = answer.content.decode()
        for word in ("buyer", "library", "Golf", "Ana", "Lamppost", "eeting under", "police."):
            assert word not in page.replace("does not call the police.", "")
    assert "Your code" in page


def test_link_checks_in_and_extends_and_asks_for_help(alice: Person) -> None:
    plan = make_armed(alice)
    path, client = link_of(plan), Client(enforce_csrf_checks=True)
    assert client.post(path, {"do": "more-5", "code": FORCED}).status_code == 302
    assert client.post(path, {"do": "help"}).status_code == 302
    assert client.post(path, {"do": "safe", "code": "9999"}).status_code == 422
    assert client.post(path, {"do": "safe", "code": SAFE}).status_code == 302
    assert Plan.objects.get().state == Plan.State.CLOSED
    assert "Confirm once more" in client.get(path).content.decode()


def test_made_up_link_opens_nothing(alice: Person, clock: Clock) -> None:
    plan = make_armed(alice)
    draft = make_plan(alice)
    for token in ("x", plan.public_id, plan_token(plan) + "x", plan_token(draft)):
        assert Client().get(reverse("meetings:check", args=[token])).status_code == 404
    as_(alice).post(page_of(plan), {"code": SAFE})
    clock.at += timedelta(hours=72)
    assert Client().get(link_of(plan)).status_code == 404
    assert as_(alice).get(page_of(plan)).status_code == 404


def test_no_page_of_plans_is_kept_or_found(alice: Person) -> None:
    plan, draft = make_armed(alice), make_plan(alice)
    paths = [
        *(reverse(f"meetings:{name}") for name in ("home", "new", "codes")),
        page_of(plan),
        link_of(plan),
        reverse("meetings:ready", args=[draft.public_id]),
    ]
    for path in paths:
        answer = as_(alice).get(path)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] in {"no-referrer", "same-origin"}
        assert reverse("meetings:leave") in answer.content.decode()
    assert Client().get(link_of(plan))["Referrer-Policy"] == "no-referrer"


def test_leaving_drops_what_the_browser_keeps(alice: Person) -> None:
    answer = as_(alice).get(reverse("meetings:leave"), headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 303
    assert answer["Location"] == "https://www.wikipedia.org/"
    assert answer["Clear-Site-Data"] == '"cache", "cookies"'


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", ""])
def test_a_link_elsewhere_signs_nobody_out(site: str) -> None:
    headers = {"Sec-Fetch-Site": site} if site else {}
    answer = Client().get(reverse("meetings:leave"), headers=headers)
    assert answer.status_code == 303
    assert answer["Clear-Site-Data"] == '"cache"'


def test_codes_are_chosen_and_never_shown(alice: Person) -> None:
    client, path = as_(alice), reverse("meetings:codes")
    answer = client.post(path, {"safe": "4711", "forced": "4712"})
    assert answer.status_code == 422
    assert "too much alike" in answer.content.decode()
    assert "4711" not in answer.content.decode()
    assert not Codes.objects.exists()
    answer = client.post(path, {"safe": SAFE, "forced": FORCED, "next": "/meetings/new/"})
    assert answer.url == "/meetings/new/"  # type: ignore[attr-defined]
    assert which(alice, SAFE) is Said.SAFE
    assert "until now" in client.get(path).content.decode()


def test_change_of_codes_with_the_forced_one_looks_as_if_it_had_worked(
    alice: Person, bob: Person
) -> None:
    shown = []
    for person, old in ((alice, SAFE), (bob, FORCED)):
        choose_codes(person, SAFE, FORCED, at=NOON)
        client = as_(person)
        sent = {"old": old, "safe": "6190", "forced": "2974"}
        answer = client.post(reverse("meetings:codes"), sent)
        page = client.get(reverse("meetings:home")).content.decode()
        shown.append((answer.status_code, answer.url, "Your codes are kept" in page))  # type: ignore[attr-defined]
    assert shown[0] == shown[1]
    assert which(bob, "6190") is Said.FORCED


def test_codes_page_is_frozen_while_a_plan_runs(alice: Person) -> None:
    make_armed(alice)
    client, path = as_(alice), reverse("meetings:codes")
    assert "Codes stay as they are" in client.get(path).content.decode()
    sent = {"old": SAFE, "safe": "6190", "forced": "2974"}
    assert client.post(path, sent).status_code == 422
    assert which(alice, SAFE) is Said.SAFE


def test_forgotten_codes_take_a_day(alice: Person, clock: Clock) -> None:
    choose_codes(alice, SAFE, FORCED, at=NOON)
    client, path = as_(alice), reverse("meetings:codes")
    client.post(reverse("meetings:codes_forgotten"))
    assert "From 2 March, 12:00" in client.get(path).content.decode()
    clock.at += timedelta(hours=25)
    assert client.post(path, {"safe": "6190", "forced": "2974"}).status_code == 302
    assert which(alice, "6190") is Said.SAFE
