"""What a drill prints of somebody is all that leads to them, and stands on a fixed list.

A new table or column fails here until `moderation/authorities/drill/tables.toml` says what it is,
and how it can be read: so nobody finds out from a court what the board has begun to keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from lamppost.board.alerts.models import Subscriber
from lamppost.board.models import Draft
from lamppost.core.sealing import blind_tag, seal
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models import Line
from lamppost.journal.models.decisions import Done
from lamppost.moderation.authorities.drill.absent import ABSENT, contradicting
from lamppost.moderation.authorities.drill.described import Nature, described, not_reached
from lamppost.moderation.authorities.drill.numbers import written_as
from lamppost.moderation.authorities.drill.starting import held_of, whom
from lamppost.moderation.authorities.drill.walking import all_models
from lamppost.moderation.models import Case, Claim, Proposal, Report
from lamppost.moderation.reports.records import sender_of
from lamppost.notices.actions import tell
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.relay.models import Answer, Letter
from lamppost.standing.models import Phone
from lamppost.testing import NOON, make_ad
from tests.test_everything_of_mine import (
    ADDRESS,
    MAKERS,
    SHOWN_AS,
    leads_to_a_person,
    make_sessions,
)
from tests.traces_of_letters import LETTER_MAKERS

NUMBER = "+19372247111"


def drilled(asked: str, *options: str) -> str:
    out = StringIO()
    call_command("subpoena_drill", asked, *options, stdout=out)
    return out.getvalue()


def test_every_table_stands_on_the_list_once() -> None:
    labels = {model._meta.label for model in all_models()}
    assert labels - described().keys() - not_reached().keys() == set()
    assert (described().keys() | not_reached().keys()) - labels == set()
    assert not described().keys() & not_reached().keys()


def test_every_column_stands_on_the_list_once() -> None:
    for model in all_models():
        if table := described().get(model._meta.label):
            columns = {one.attname for one in model._meta.concrete_fields}
            assert table.natures.keys() == columns, model._meta.label
            named = {*table.about, *table.by, *(column for column, _of in table.numbers)}
            assert named <= columns, model._meta.label


def test_no_table_that_leads_to_a_person_is_said_not_to() -> None:
    assert leads_to_a_person() & not_reached().keys() == set()


def test_every_table_and_reason_has_its_sentence() -> None:
    said = [*(table.what for table in described().values()), *not_reached().values()]
    assert [one for one in said if not one.endswith(".")] == []


_SEALED = ("Contact", "DoorCode", "Gone", "OwnWords", "Plan", "Way")


@pytest.mark.parametrize("label", sorted(MAKERS))
def test_drill_prints_whatever_leads_to_somebody(alice: Person, bob: Person, label: str) -> None:
    make_sessions(alice, bob)
    MAKERS[label](alice, bob)
    found = held_of(whom(ADDRESS))
    assert found.keys(label), label
    name = label.split(".")[1]
    shown = {
        "Person": ADDRESS,
        "Persona": "Trace Persona",
        "Authenticator": "a secret that opens something",
        "Codes": "a secret that opens something",
        "Phone": "a mark",
        "PhoneCode": "a mark",
        "EmailAddress": "trace.emailaddress@example.org",
        "Subscriber": "trace.subscriber@example.org",
        "Statement": SHOWN_AS["Statement"],
        **{one: SHOWN_AS[one] for one in ("LetterPhoto",)},
        "Asked": "a secret that opens something",
        **dict.fromkeys(_SEALED, "sealed: readable with the key"),
    }.get(name, "" if name in WITHOUT_WORDS else f"Trace {name}")
    assert shown in drilled(ADDRESS)


# They hold numbers and moments alone.
WITHOUT_WORDS = {
    "AlertedAd",
    "Block",
    "Claim",
    "Favourite",
    "PhotoHolder",
    "PlanContact",
    "ReportingLimit",
    "Seen",
    "Steward",
}


def test_drill_prints_everything_that_the_archive_hands_over(
    alice: Person, bob: Person, mailoutbox: object
) -> None:
    """Of sealed texts only with --open, which is what the key is for."""
    for make in LETTER_MAKERS.values():
        make(alice, bob)
    assert "(sealed) secret" not in drilled(ADDRESS)
    assert "sealed: readable with the key" in drilled(ADDRESS)
    assert "(sealed) secret" in drilled(ADDRESS, "--open")


def test_letters_of_both_sides_are_found_for_whoever_answered(alice: Person, bob: Person) -> None:
    letter = LETTER_MAKERS["relay.Letter"](alice, bob)
    assert isinstance(letter, Letter)
    said = drilled("bob@example.org")
    assert "Trace Letter" in said
    assert "Hi" in said


def test_what_is_of_others_alone_is_not_printed(alice: Person, bob: Person, carol: Person) -> None:
    for make in MAKERS.values():
        make(alice, bob)
    found = held_of(whom("carol@example.org"))
    assert found.rows.keys() | found.ended.keys() == {
        "account.EmailAddress",
        "people.Person",
        "people.Persona",
    }
    assert "Trace" not in drilled("carol@example.org")


def test_what_somebody_decided_about_others_leads_no_further(alice: Person, mo: Person) -> None:
    ad = make_ad(alice, "Trace of another")
    write_decision(Done.KEEP, ad, Ruling(note="Looked twice"), by=mo, at=NOON, person=alice)
    said = drilled("mo@example.org")
    assert "Looked twice" in said
    assert "Trace of another" not in said
    said = drilled(ADDRESS)
    assert "Looked twice" in said
    assert "Trace of another" in said


def test_reports_cases_and_what_reviewers_did_are_found(alice: Person, mo: Person) -> None:
    ad = make_ad(alice)
    case = Case.objects.create(subject=f"board.ad:{ad.pk}", opened=NOON, look_by=NOON)
    Report.objects.create(case=case, kind="money", words="They asked", at=NOON, key="a")
    Claim.objects.create(queue="ads", number=ad.pk, person=mo, since=NOON, until=NOON)
    common = {"at": NOON, "counts_from": NOON, "choice": "allow", "policy": "other"}
    Proposal.objects.create(
        queue="reports", number=case.pk, by="people.person:9", note="Let it be", **common
    )
    said = drilled(ADDRESS)
    for words in ("They asked", "Let it be", "moderation.Claim: 1 row"):
        assert words in said
    said = drilled("mo@example.org")
    assert "moderation.Claim: 1 row" in said
    assert "They asked" not in said


def test_report_without_account_is_found_by_its_sealed_address(alice: Person) -> None:
    case = Case.objects.create(subject="board.ad:1", opened=NOON, look_by=NOON)
    for key, address in (("a", "dora@example.org"), ("b", "else@example.org")):
        Report.objects.create(
            case=case, kind="money", words=key * 9, at=NOON, key=key, address=seal(address)
        )
    said = drilled("dora@example.org")
    assert "aaaaaaaaa" in said
    assert "bbbbbbbbb" not in said


def test_report_without_account_is_found_by_the_mark_of_its_address(alice: Person) -> None:
    """The address itself goes once the outcome was told."""
    case = Case.objects.create(subject="board.ad:1", opened=NOON, look_by=NOON)
    sender = sender_of("dora@example.org")
    Report.objects.create(case=case, kind="money", words="Told", at=NOON, key="a", sender=sender)
    assert "Told" in drilled("Dora@example.org")
    assert "Told" not in drilled("else@example.org")


def test_address_without_account_is_found(db: None) -> None:
    Subscriber.objects.create(address="dora@example.org")
    tell("dora@example.org", key="a", kind="alert", subject="New tables", body="Hello")
    said = drilled("Dora@Example.org")
    assert "board.Subscriber: 1 row" in said
    assert "New tables" in said


def test_of_an_erased_account_the_journal_is_left(alice: Person, mailoutbox: object) -> None:
    make_ad(alice)
    number = alice.pk
    request_erasure(alice)
    assert alice.erase_due
    erase_due_people(alice.erase_due)
    found = held_of(whom(f"people.person:{number}"))
    assert found.rows.keys() | found.ended.keys() == {
        "journal.Line",
        "journal.Unlinked",
        "people.Person",
    }
    said = drilled(f"people.person:{number}")
    assert "erasure.done" in said
    assert ADDRESS not in said


def test_secrets_are_never_printed(alice: Person, bob: Person) -> None:
    for make in MAKERS.values():
        make(alice, bob)
    secrets = list(_secrets(alice))
    assert len(secrets) > 5
    said = drilled(ADDRESS, "--open")
    assert [one for one in secrets if one in said] == []


def _secrets(person: Person) -> Iterator[str]:
    found = held_of(whom(ADDRESS))
    for model in all_models():
        table = described().get(model._meta.label)
        for column in table.columns(Nature.SECRET) if table else ():
            keys = found.keys(model._meta.label)
            rows: Any = model._base_manager.filter(pk__in=keys)
            if model is not Draft:  # its key is its number as well
                yield from (
                    one
                    for one in rows.values_list(column, flat=True)
                    if isinstance(one, str) and len(one) > 15
                )


def test_number_leads_to_the_account_and_to_words(alice: Person, bob: Person) -> None:
    Phone.objects.create(person=bob, tag=blind_tag("phone", NUMBER), confirmed=NOON)
    make_ad(alice, text="Call (937) 224-7111 after six.")
    LETTER_MAKERS["relay.Answer"](alice, bob)
    Answer.objects.update(sealed=seal("937.224.7111"))
    said = drilled("+1 (937) 224 7111")
    assert f"people.person:{bob.pk}: lamppost subpoena-drill people.person:{bob.pk}" in said
    assert "standing.Phone: 1 row" in said
    assert "Call (937) 224-7111" in said
    assert "relay.Answer: 2 rows" in said
    assert "people.Persona" not in said


def test_number_that_leads_nowhere_says_so(db: None) -> None:
    said = drilled(NUMBER)
    assert "  none" in said
    assert ": 1 row" not in said


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Call +1 937 224 7111", True),
        ("(937) 224-7111", True),
        ("9372247111.", True),
        ("0937 224 7111", True),
        ("93722471112", False),
        ("1234 937 224", False),
        ("937 224 7112", False),
    ],
)
def test_number_is_known_as_people_write_it(text: str, is_said: bool) -> None:
    assert bool(written_as(NUMBER).search(text)) == is_said


def test_drill_is_noted_in_the_journal_without_the_number(alice: Person) -> None:
    drilled(ADDRESS)
    drilled(NUMBER)
    lines = list(Line.objects.filter(act="authorities.drill").order_by("pk"))
    assert [line.subject for line in lines] == [f"people.person:{alice.pk}", "nobody"]
    assert "937" not in repr([(line.subject, line.by, line.details) for line in lines])


def test_brief_drill_prints_columns_and_no_values(alice: Person, bob: Person) -> None:
    LETTER_MAKERS["relay.Letter"](alice, bob)
    said = drilled(ADDRESS, "--brief")
    assert "in their words: text, findings" in said
    assert "Trace" not in said


def test_what_there_is_not_is_said_and_so() -> None:
    for one in ABSENT:
        assert contradicting(one) == []


def test_sentence_that_is_no_longer_so_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from lamppost.moderation.authorities.drill import absent

    monkeypatch.setattr(absent, "ABSENT", (absent.Absent("No mails.", absent._columns("email")),))
    assert list(absent.said_truly()) == []


@pytest.mark.parametrize(
    "asked", ["", "alice", "people.person:x", "12", "people.person:" + "9" * 30]
)
def test_drill_says_what_it_needs(db: None, asked: str) -> None:
    with pytest.raises(CommandError, match="Say whom you mean"):
        drilled(asked)


def test_table_that_nobody_described_is_printed_all_the_same(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = {label: one for label, one in described().items() if label != "people.Persona"}
    for module in ("walking", "saying", "numbers"):
        path = f"lamppost.moderation.authorities.drill.{module}.described"
        monkeypatch.setattr(path, lambda: without)
    said = drilled(ADDRESS)
    assert "people.Persona: 1 row\n  Not described" in said
    assert "name = Alice" in said
