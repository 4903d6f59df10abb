"""An ad is screened wherever others would come to see it, and what is stopped is not lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from lamppost.board import actions
from lamppost.board.actions.editing import REFUSED_EDITS, EditRefused
from lamppost.board.models import Ad, Draft, State
from lamppost.board.screened import content_of
from lamppost.board.tests.cast import fresh_ad, hang_photo, signed_in
from lamppost.board.tests.exchanged import row, run_import, write_rows
from lamppost.board.tests.test_editing import form_of, priced_ad
from lamppost.board.tests.test_posting import KETTLE
from lamppost.core.limits import TooOften
from lamppost.journal.decisions import Ruling
from lamppost.journal.models import Line
from lamppost.notices.models import Notice
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.screening import checks
from lamppost.screening.actions import decide_outcome
from lamppost.screening.checks.check import Check, Read
from lamppost.screening.lists import current
from lamppost.screening.models import Rule, RuleHit, Screening
from lamppost.screening.rules.tests.making import in_shadow, live
from lamppost.screening.verdict import Finding, Verdict
from lamppost.testing import DAYTON, NOON, make_place

pytestmark = pytest.mark.django_db

ASKS = {
    "kerosene": (Verdict.REFUSE, "Fuel is not carried here."),
    "fireworks": (Verdict.HOLD, "Fireworks are looked at first."),
    "matches": (Verdict.PUBLISH, "Keep matches from children."),
}


def _look(read: Read) -> Iterator[Finding]:
    if "gremlin" in read.normal.plain:
        raise ZeroDivisionError
    for word, (asks, sentence) in ASKS.items():
        if word in read.normal.plain:
            yield Finding("fuel", word, sentence=sentence, asks=asks, sure=0.9)


@pytest.fixture(autouse=True)
def _one_check(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    make_place()
    monkeypatch.setattr(checks, "ALL", (Check("fuel", 3, _look),))


def post(person: Person, text: str) -> Ad:
    client = signed_in(person)
    check = client.post("/post/household/", KETTLE | {"text": text})["Location"]
    client.post(check, {"name": "Alice"})
    return Ad.objects.latest("pk")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("It whistles.", State.LIVE),
        ("A box of matches.", State.LIVE),
        ("With fireworks.", State.HELD),
        ("With kerosene.", State.REFUSED),
        ("With a gremlin.", State.HELD),
    ],
)
def test_verdict_decides_what_becomes_of_a_new_ad(alice: Person, text: str, state: State) -> None:
    assert post(alice, text).state == state


def test_verdict_is_kept_with_the_version_of_what_looked(alice: Person) -> None:
    kept = Screening.objects.get(subject=f"board.ad:{post(alice, 'With fireworks.').pk}")
    assert (kept.verdict, kept.rulebook.versions) == ("hold", {"fuel": 3})
    assert [finding["words"] for finding in kept.findings] == ["fireworks"]
    assert kept.facts["category"] == "household"


@pytest.mark.parametrize("text", ["With fireworks.", "With kerosene.", "With a gremlin."])
def test_stopped_ad_is_seen_by_its_poster_alone(alice: Person, carol: Person, text: str) -> None:
    path = post(alice, text).get_absolute_url()
    assert text in signed_in(alice).get(path).content.decode()
    assert signed_in(carol).get(path).status_code == 404


def test_poster_is_told_why_on_the_page_and_by_mail(alice: Person) -> None:
    ad = post(alice, "With kerosene.")
    page = signed_in(alice).get(ad.get_absolute_url()).content.decode()
    mail = Notice.objects.get(kind="ad_is_refused")
    assert "Fuel is not carried here." in page
    assert "Fuel is not carried here." in mail.body
    assert "Write another from it" in page


def test_journal_says_that_screening_stopped_it(alice: Person) -> None:
    ad = post(alice, "With kerosene.")
    line = Line.objects.get(act="ad.refused")
    assert (line.subject, line.by, line.reason) == (f"board.ad:{ad.pk}", "screening", "fuel")


def test_host_is_mailed_once_an_hour_while_screening_fails(
    alice: Person, settings: Settings
) -> None:
    settings.BOARD_CONTACT = "host@example.org"
    post(alice, "With a gremlin.")
    post(alice, "With another gremlin.")
    assert Notice.objects.filter(address="host@example.org", kind="screening").count() == 1


def test_refused_ad_can_be_written_again_with_its_words_and_photos(alice: Person) -> None:
    ad = post(alice, "With kerosene.")
    hang_photo(ad)
    answer = signed_in(alice).post(f"/ads/{ad.pk}/rewriting/")
    draft = Draft.objects.get()
    assert answer["Location"] == draft.get_absolute_url()
    assert draft.typed["text"] == ["With kerosene."]
    assert draft.typed["price"] == ["12.00"]
    assert draft.photos.count() == 1


def test_stranger_cannot_write_from_a_refused_ad(alice: Person, carol: Person) -> None:
    ad = post(alice, "With kerosene.")
    assert signed_in(carol).post(f"/ads/{ad.pk}/rewriting/").status_code == 404
    assert not Draft.objects.exists()


def test_refused_edit_leaves_the_ad_as_it_was_and_the_words_in_the_form(alice: Person) -> None:
    ad = priced_ad(alice)
    client = signed_in(alice)
    form = form_of(client, f"/ads/{ad.pk}/edit/") | {"text": ["Now with kerosene."]}
    answer = client.post(f"/ads/{ad.pk}/edit/", form)
    ad.refresh_from_db()
    assert (ad.state, ad.text) == (State.LIVE, "")
    assert answer.status_code == 422
    assert "Fuel is not carried here." in answer.content.decode()
    assert "Now with kerosene." in answer.content.decode()
    assert Line.objects.filter(act="ad.edit_refused").count() == 1


@pytest.mark.parametrize("state", [State.LIVE, State.CLOSED, State.EXPIRED])
def test_edit_that_must_be_looked_at_holds_the_ad(alice: Person, state: State) -> None:
    ad = priced_ad(alice, state=state)
    client = signed_in(alice)
    form = form_of(client, f"/ads/{ad.pk}/edit/") | {"text": ["Now with fireworks."]}
    client.post(f"/ads/{ad.pk}/edit/", form)
    ad.refresh_from_db()
    assert (ad.state, ad.text) == (State.HELD, "Now with fireworks.")


def test_edit_does_not_release_a_held_ad(alice: Person) -> None:
    ad = post(alice, "With fireworks.")
    client = signed_in(alice)
    form = form_of(client, f"/ads/{ad.pk}/edit/") | {"text": ["Quite harmless."]}
    client.post(f"/ads/{ad.pk}/edit/", form)
    ad.refresh_from_db()
    assert (ad.state, ad.text) == (State.HELD, "Quite harmless.")


def test_words_that_describe_a_photo_are_screened_too(alice: Person) -> None:
    ad = fresh_ad(alice)
    photo = hang_photo(ad)
    wanted = [actions.photos.Arrangement(photo.pk, alt="Fireworks", position=0)]
    actions.arrange_photos(ad, wanted, by=alice, at=NOON)
    ad.refresh_from_db()
    assert ad.state == State.HELD


def test_ad_is_screened_anew_before_it_goes_on_top(alice: Person) -> None:
    ad = fresh_ad(
        alice,
        posted=timezone.now() - timedelta(days=3),
        text="With fireworks, from before there was a rule.",
    )
    signed_in(alice).post(f"/ads/{ad.pk}/renewal/")
    ad.refresh_from_db()
    assert ad.state == State.HELD


def test_ad_is_screened_anew_before_it_is_put_up_again(alice: Person) -> None:
    ad = fresh_ad(alice, state=State.CLOSED, text="With fireworks, from before there was a rule.")
    signed_in(alice).post(f"/ads/{ad.pk}/reopening/")
    ad.refresh_from_db()
    assert ad.state == State.HELD


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Screening.Outcome.OVERTURNED, State.LIVE),
        (Screening.Outcome.UPHELD, State.HELD),
    ],
)
def test_what_a_reviewer_let_through_is_not_held_again_as_it_reads(
    alice: Person, outcome: Screening.Outcome, state: State
) -> None:
    ad = post(alice, "With fireworks.")
    decide_outcome(Screening.objects.get(), outcome, at=timezone.now())
    actions.release_ad(ad, Ruling(), by="people.person:9", at=timezone.now())
    actions.close_ad(ad, by=alice, at=timezone.now())
    signed_in(alice).post(f"/ads/{ad.pk}/reopening/")
    ad.refresh_from_db()
    assert ad.state == state


def test_what_a_reviewer_let_through_is_looked_at_again_with_other_words(alice: Person) -> None:
    ad = post(alice, "With fireworks.")
    decide_outcome(Screening.objects.get(), Screening.Outcome.OVERTURNED, at=timezone.now())
    actions.release_ad(ad, Ruling(), by="people.person:9", at=timezone.now())
    words = replace(content_of(ad), text="With fireworks for children.")
    actions.edit_ad(ad, words, by=alice, at=timezone.now())
    assert ad.state == State.HELD


def test_whoever_tries_out_what_is_refused_has_few_tries(alice: Person) -> None:
    ad = priced_ad(alice)
    content = content_of(ad)
    for _ in range(REFUSED_EDITS.times):
        with pytest.raises(EditRefused):
            actions.edit_ad(ad, replace(content, text="Now with kerosene."), by=alice, at=NOON)
    for text in ("Now with kerosene.", "Quite harmless."):
        with pytest.raises(TooOften):
            actions.edit_ad(ad, replace(content, text=text), by=alice, at=NOON)
    assert Line.objects.filter(act="ad.edit_refused").count() == REFUSED_EDITS.times


def test_preview_asks_and_does_not_tell_what_would_stop_it(alice: Person) -> None:
    client = signed_in(alice)
    asked = client.post("/post/household/", KETTLE | {"text": "With matches."})["Location"]
    stopped = client.post("/post/household/", KETTLE | {"text": "With kerosene."})["Location"]
    assert "Keep matches from children." in client.get(asked).content.decode()
    assert "Fuel is not carried here." not in client.get(stopped).content.decode()


def test_hint_of_the_preview_does_not_go_away_for_what_would_be_stopped(alice: Person) -> None:
    client = signed_in(alice)
    both = client.post("/post/household/", KETTLE | {"text": "With matches and kerosene."})
    page = client.get(both["Location"]).content.decode()
    assert "Keep matches from children." in page
    assert "Fuel is not carried here." not in page


def test_imported_ads_are_screened(tmp_path: Path, client: Client) -> None:
    make_place(DAYTON)
    words = {1: "It whistles.", 2: "With fireworks.", 3: "With kerosene."}
    rows = [row(number, text=text, external_id=f"a{number}") for number, text in words.items()]
    run_import(write_rows(tmp_path / "flea.jsonl", *rows))
    assert list(Ad.objects.order_by("external_id").values_list("state", flat=True)) == [
        State.LIVE,
        State.HELD,
        State.REFUSED,
    ]
    assert Screening.objects.count() == 3


def test_imported_change_that_must_be_looked_at_holds_the_ad(tmp_path: Path) -> None:
    make_place(DAYTON)
    for text in ("It whistles.", "With kerosene."):
        run_import(write_rows(tmp_path / "flea.jsonl", row(text=text)))
    ad = Ad.objects.get()
    assert (ad.state, ad.text) == (State.HELD, "With kerosene.")


def test_verdicts_go_with_their_ads(alice: Person) -> None:
    post(alice, "With kerosene.")
    request_erasure(alice)
    erase_due_people(timezone.now() + timedelta(days=8))
    assert not Screening.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_an_ad_is_screened(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    held_up: list[bool] = []

    def look(read: Read) -> list[Finding]:
        held_up.append(connection.in_atomic_block)
        return []

    monkeypatch.setattr(checks, "ALL", (Check("clock", 1, look),))
    ad = post(alice, "It whistles.")
    actions.edit_ad(ad, replace(content_of(ad), text="It sings."), by=alice, at=NOON)
    assert set(held_up) == {False}


@pytest.mark.parametrize(("make", "state"), [(live, State.HELD), (in_shadow, State.LIVE)])
def test_live_rule_of_the_host_holds_and_one_in_shadow_is_only_counted(
    alice: Person, make: Callable[..., Rule], state: State
) -> None:
    rule = make("tickets", expression='plain.contains("tickets")', asks="hold")
    ad = post(alice, "Two tickets for Saturday.")
    assert ad.state == state
    (hit,) = RuleHit.objects.filter(screening__subject=f"board.ad:{ad.pk}")
    assert (hit.rule, hit.is_live) == (rule, state == State.HELD)
    named = "rule:tickets" in hit.screening.rulebook.versions
    assert named == (state == State.HELD)


def test_verdict_names_the_lists_that_were_in_force(
    alice: Person, settings: Settings, tmp_path: Path
) -> None:
    settings.SCREENING_FOLDER = tmp_path
    (tmp_path / "hosts-bad.txt").write_text("courier-pay.example\n")
    kept = Screening.objects.get(subject=f"board.ad:{post(alice, 'It whistles.').pk}")
    assert kept.rulebook.versions["lists"] == current().digest


def test_what_screening_stops_rests_on_a_decision(alice: Person) -> None:
    ad = post(alice, "With kerosene.")
    assert ad.decision is not None
    assert (ad.decision.done, ad.decision.rule) == ("refuse", "fuel@3")
    assert (ad.decision.by, ad.decision.is_automated) == ("screening", True)
    assert ad.decision.reasons == "Fuel is not carried here."
    assert "kerosene" not in ad.decision.facts
