"""The register of authorities' requests."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from lamppost.journal.actions import lines_about
from lamppost.journal.models import Line
from lamppost.moderation.authorities.actions import (
    NewRequest,
    RequestRefused,
    end_request,
    note_notice,
    note_request,
)
from lamppost.moderation.authorities.reading import to_tell
from lamppost.moderation.authorities.reminding import remind_due
from lamppost.moderation.authorities.subjects import read_subjects
from lamppost.moderation.models import AuthorityRequest
from lamppost.moderation.pdf import report_pdf
from lamppost.moderation.period import Period
from lamppost.moderation.report import report_of
from lamppost.moderation.tables import tables_of
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.testing import NOON, make_ad

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))
State, Told = AuthorityRequest.State, AuthorityRequest.Notice


@pytest.fixture(autouse=True)
def _one_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON)


def new(**given: Any) -> NewRequest:
    columns: dict[str, Any] = {
        "kind": "asked",
        "office": "Secret Police of Dayton",
        "country": "US",
        "reference": "SECRET-1",
        "basis": "order",
        "law": "",
        "asked": "Secret question",
        "received": NOON - DAY,
    }
    return NewRequest(**(columns | given))


def noted(by: Person, about: tuple[str, ...] = (), **given: Any) -> AuthorityRequest:
    return note_request(new(**given), about, by=by, at=NOON)


def typed(alice: Person, **given: str) -> dict[str, str]:
    return {
        "kind": "asked",
        "office": "Police of Dayton",
        "country": "US",
        "basis": "order",
        "asked": "The address behind it",
        "about": f"people.person:{alice.pk}",
        "received": "2027-02-28T10:00",
        "deadline": "2027-03-10T10:00",
        **given,
    }


@pytest.fixture
def senior(client: Client, maya: Person) -> Client:
    client.force_login(maya)
    return client


def test_register_is_not_there_for_anybody_else(
    client: Client, carol: Person, mo: Person, maya: Person
) -> None:
    found = noted(maya)
    pages = ["", "new/", "register.csv", f"{found.pk}/"]
    posts = ["new/", f"{found.pk}/answer/", f"{found.pk}/notice/"]
    for person in (None, carol, mo):
        client.logout()
        if person:
            client.force_login(person)
        for page in pages:
            assert client.get(f"/review/authorities/{page}").status_code == 404, (person, page)
        for page in posts:
            assert client.post(f"/review/authorities/{page}").status_code == 404, (person, page)
    client.force_login(maya)
    for page in pages:
        answer = client.get(f"/review/authorities/{page}")
        assert answer.status_code == 200, page
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"


def test_request_is_noted_answered_and_the_person_told(senior: Client, alice: Person) -> None:
    ad = make_ad(alice)
    about = f"alice@example.org\nboard.ad:{ad.pk}, board.ad:{ad.pk}"
    answer = senior.post("/review/authorities/new/", typed(alice, about=about))
    found = AuthorityRequest.objects.get()
    assert answer["Location"] == f"/review/authorities/{found.pk}/"
    subjects = set(found.about.values_list("subject", flat=True))
    assert subjects == {f"people.person:{alice.pk}", f"board.ad:{ad.pk}"}
    path = f"/review/authorities/{found.pk}/"
    senior.post(f"{path}answer/", {"state": "answered", "given": "The address, no letters"})
    senior.post(f"{path}notice/", {"notice": "told"})
    found.refresh_from_db()
    assert (found.state, found.notice, found.ended) == ("answered", "told", NOON)
    acts = [line.act for line in lines_about(found).order_by("pk")]
    assert acts == ["authorities.noted", "authorities.answered", "authorities.notice"]
    page = senior.get(path).content.decode()
    assert "The address, no letters" in page
    assert "Answer it" not in page


def test_what_we_told_them_is_done_as_it_is_noted(senior: Client, alice: Person) -> None:
    """Threats to life: the Digital Services Act's Article 18."""
    told = typed(alice, kind="told", given="A threat in an ad", asked="", basis="", deadline="")
    senior.post("/review/authorities/new/", told)
    found = AuthorityRequest.objects.get()
    assert (found.kind, found.state, found.basis) == ("told", "answered", "emergency")
    assert found.given == "A threat in an ad"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"office": ""}, "required"),
        ({"country": "XX"}, "valid choice"),
        ({"basis": ""}, "on what they base it"),
        ({"asked": ""}, "Say what they asked for"),
        ({"kind": "told", "given": ""}, "Say what you told them"),
        ({"received": "2027-03-01T12:01"}, "still to come"),
        ({"received": "0001-01-01T00:00"}, "out of reach"),
        ({"received": "yesterday"}, "valid date"),
        ({"deadline": "2027-02-27T10:00"}, "before it came"),
        ({"about": "people.person:999999"}, "people.person:999999"),
        ({"about": "nobody@example.org"}, "nobody@example.org"),
        ({"about": "journal.line:1"}, "journal.line:1"),
        ({"about": "people.person:" + "9" * 40}, "Not on this board"),
        ({"law": "x\0y"}, "Null"),
    ],
)
def test_wrong_request_is_shown_again_with_what_was_typed(
    senior: Client, alice: Person, given: dict[str, str], sentence: str
) -> None:
    answer = senior.post("/review/authorities/new/", typed(alice, **{"law": "Article 7", **given}))
    if "law" not in given:
        assert "Article 7" in answer.content.decode()
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not AuthorityRequest.objects.exists()


def test_erased_person_is_known_from_the_journal(alice: Person) -> None:
    number = alice.pk
    from lamppost.journal.actions import record

    record("erasure.done", alice, by="clock")
    Person.objects.filter(pk=number).delete()
    assert read_subjects(f"people.person:{number}") == ([f"people.person:{number}"], [])


def test_answer_says_what_was_given(senior: Client, maya: Person) -> None:
    found = noted(maya)
    path = f"/review/authorities/{found.pk}/answer/"
    for state in ("answered", "refused"):
        answer = senior.post(path, {"state": state, "given": "  "})
        assert answer.status_code == 422
        assert b"Say what was given" in answer.content
    assert senior.post(path, {"state": "open", "given": "x"}).status_code == 422
    found.refresh_from_db()
    assert found.state == State.OPEN


def test_of_two_answers_one_counts(maya: Person, mo: Person) -> None:
    found = noted(maya)
    end_request(found, State.REFUSED, "No basis", by=maya, at=NOON)
    with pytest.raises(RequestRefused, match="already"):
        end_request(found, State.ANSWERED, "Everything", by=mo, at=NOON)
    found.refresh_from_db()
    assert (found.state, found.given) == ("refused", "No basis")


@pytest.mark.parametrize(
    ("notice", "sentence"),
    [
        ({"notice": "forbidden"}, "Say why they are not told"),
        ({"notice": "danger", "why": " "}, "Say why they are not told"),
        ({"notice": "forbidden", "why": "The order", "not_before": "2027-02-28"}, "is over"),
        ({"notice": "never"}, "valid choice"),
    ],
)
def test_silence_has_a_reason(
    senior: Client, maya: Person, notice: dict[str, str], sentence: str
) -> None:
    found = noted(maya)
    answer = senior.post(f"/review/authorities/{found.pk}/notice/", notice)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    found.refresh_from_db()
    assert found.notice == Told.NOT_YET


def test_database_keeps_no_answer_without_words_and_no_silence_without_reason(
    maya: Person,
) -> None:
    found = AuthorityRequest.objects.filter(pk=noted(maya).pk)
    for change in (
        {"state": "answered", "ended": NOON, "ended_by": "x"},
        {"state": "answered", "given": "x"},
        {"notice": "forbidden"},
        {"kind": "told"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            found.update(**change)


def test_person_may_be_told_when_the_day_has_come(senior: Client, maya: Person) -> None:
    found = noted(maya)
    note_notice(found, "forbidden", why="x", not_before=date(2027, 3, 20), by=maya, at=NOON)
    assert list(to_tell(NOON + 18 * DAY)) == []
    assert list(to_tell(NOON + 19 * DAY)) == [found]
    note_notice(found, "told", by=maya, at=NOON + 19 * DAY)
    assert list(to_tell(NOON + 30 * DAY)) == []


def test_person_nobody_thought_of_is_due_once_it_is_answered(senior: Client, maya: Person) -> None:
    found = noted(maya)
    assert list(to_tell(NOON)) == []
    end_request(found, State.ANSWERED, "The address", by=maya, at=NOON)
    assert list(to_tell(NOON)) == [found]
    assert "May be told now" in senior.get("/review/authorities/").content.decode()


def due_mails() -> list[str]:
    return list(Notice.objects.filter(kind="authority").values_list("body", flat=True))


def test_deadlines_and_days_are_reminded_of_once_and_of_nobody(
    alice: Person, mo: Person, maya: Person
) -> None:
    found = noted(maya, (f"people.person:{alice.pk}",), deadline=NOON + 5 * DAY)
    assert remind_due(NOON) == 0
    assert remind_due(NOON + 3 * DAY) == remind_due(NOON + 3 * DAY) + 1 == 1
    end_request(found, State.ANSWERED, "The address", by=maya, at=NOON)
    note_notice(found, "forbidden", why="x", not_before=date(2027, 3, 20), by=maya, at=NOON)
    assert remind_due(NOON + 18 * DAY) == 0
    assert remind_due(NOON + 19 * DAY) == 1
    assert len(due_mails()) == 2
    for body in due_mails():
        assert f"number {found.pk}" in body
        assert not re.search("Secret|SECRET|people.person|Police", body)
    assert set(Notice.objects.values_list("address", flat=True)) == {"maya@example.org"}
    assert mail.outbox == []


def test_register_as_csv_holds_every_request_and_no_formula(senior: Client, maya: Person) -> None:
    noted(maya, ("board.ad:1", "board.ad:2"), reference="=1+1")
    noted(maya, office="Zürich, Polizei")
    answer = senior.get("/review/authorities/register.csv")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    first, second = csv.DictReader(text.splitlines())
    assert (first["about"], first["reference"]) == ("board.ad:1 board.ad:2", "'=1+1")
    assert second["office"] == "Zürich, Polizei"
    assert Line.objects.filter(act="authorities.exported").count() == 1


def test_report_counts_requests_and_names_nobody(client: Client, maya: Person) -> None:
    noted(maya)
    end_request(noted(maya), State.ANSWERED, "Secret answer", by=maya, at=NOON)
    end_request(noted(maya, country="DE"), State.REFUSED, "Secret", by=maya, at=NOON)
    noted(maya, kind="told", given="Secret", basis="emergency")
    table = tables_of(report_of(YEAR))[-1]
    assert [numbers for _words, numbers in table.rows] == [(1, 0, 1, 0), (2, 1, 0, 1), (1, 1, 0, 0)]
    assert table.foot == (4, 2, 1, 1)
    page = client.get("/decisions/report/?from=2027-01-01&to=2027-12-31").content.decode()
    assert "DE: An order of a court" in page
    days = "?from=2027-01-01&to=2027-12-31"
    file = client.get(f"/decisions/authorities.csv{days}").content.decode()
    assert file.splitlines()[2] == "2027-01-01,2027-12-31,US,asked,order,2,1,0,1"
    for public in (page, file, report_pdf(report_of(YEAR)).decode("latin-1")):
        assert "ecret" not in public
        assert "SECRET" not in public


def counted(now: datetime) -> int:
    return sum(one.total for one in report_of(YEAR, now).asked)


def test_request_that_nobody_may_know_of_is_counted_when_they_may(maya: Person) -> None:
    found = noted(maya)
    note_notice(found, "forbidden", why="x", not_before=date(2027, 3, 20), by=maya, at=NOON)
    assert counted(NOON + 18 * DAY) == 0
    assert counted(NOON + 19 * DAY) == 1
    note_notice(found, "forbidden", why="for ever", by=maya, at=NOON)
    assert counted(NOON + 900 * DAY) == 0


def test_report_is_made_again_when_a_request_comes(client: Client, maya: Person) -> None:
    tag = client.get("/decisions/report/")["ETag"]
    assert client.get("/decisions/report/", headers={"If-None-Match": tag}).status_code == 304
    noted(maya)
    assert client.get("/decisions/report/", headers={"If-None-Match": tag}).status_code == 200


def test_older_requests_are_on_the_next_page(senior: Client, maya: Person) -> None:
    made = [noted(maya, kind="told", given="x") for _ in range(51)]
    page = senior.get("/review/authorities/").content.decode()
    after = re.search(r"\?before=(\d+)", page)
    assert after
    assert int(after[1]) == made[1].pk
    page = senior.get(f"/review/authorities/?before={after[1]}").content.decode()
    assert f"Request {made[0].pk}<" in page
