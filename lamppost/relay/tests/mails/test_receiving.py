"""What becomes of each kind of mail."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from lamppost.journal.actions import lines_about
from lamppost.notices.models import Notice
from lamppost.people.actions import block_person
from lamppost.people.models import Person
from lamppost.relay.actions import end_conversation
from lamppost.relay.actions.mailing import DELAYS
from lamppost.relay.actions.unsent import KEEPING, KEPT, forget_unsent
from lamppost.relay.addresses import bounce_address, letter_address
from lamppost.relay.mail_in.receiving import Fate
from lamppost.relay.models import LETTER_LENGTH, Conversation, Letter, Side, Unsent
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin
from lamppost.relay.tests.mails.post import MARK, mail_of, mail_with_photo, post
from lamppost.testing import NOON, enter


@pytest.fixture
def talk(alice: Person, bob: Person) -> Conversation:
    return begin(alice, bob)


@pytest.fixture
def side(talk: Conversation, alice: Person) -> Side:
    return own_side(talk, alice)


def answers(talk: Conversation) -> list[str]:
    return [letter.text for letter in talk.letters.filter(by_mail=True)]


def test_answer_becomes_a_letter_of_the_one_whose_address_it_came_to(
    talk: Conversation, side: Side, alice: Person, bob: Person
) -> None:
    assert post(mail_of(alice, side), side).fate == Fate.SENT
    letter = talk.letters.get(by_mail=True)
    assert (letter.text, letter.side, letter.state) == ("Yes, come at six.", side, "sent")
    assert Notice.objects.filter(address=bob.email, kind="letter").exists()


def test_same_mail_again_is_one_letter(talk: Conversation, side: Side, alice: Person) -> None:
    raw = mail_of(alice, side)
    again = b"Received: from somewhere else\r\n" + raw
    assert [post(one, side).fate for one in (raw, again)] == [Fate.SENT, Fate.SENT]
    assert len(answers(talk)) == 1


def test_mail_without_a_name_is_known_again_by_its_words(
    talk: Conversation, side: Side, alice: Person
) -> None:
    raw = re.sub(rb"Message-ID: .*\n", b"", mail_of(alice, side))
    for one in (raw, b"Received: again\n" + raw, raw.replace(b"six", b"seven")):
        post(one, side)
    assert answers(talk) == ["Yes, come at six.", "Yes, come at seven."]


def test_address_that_is_none_and_one_that_was_one_are_answered_alike(
    talk: Conversation, side: Side, alice: Person, bob: Person
) -> None:
    raw = mail_of(alice, side)
    none = post(raw, side, to=f"{'a' * 26}@127.0.0.1").reply
    end_conversation(talk, by=bob, at=NOON)
    assert none == post(raw, side).reply
    assert none.startswith("550 ")
    for odd in ("", "@", "a@b@c", f"{side.secret}@elsewhere.example", side.secret, "\0@\0"):
        assert post(raw, side, to=odd).fate == Fate.UNKNOWN
    assert answers(talk) == []


def test_address_is_found_in_capitals_too(talk: Conversation, side: Side, alice: Person) -> None:
    assert post(mail_of(alice, side), side, to=letter_address(side).upper()).fate == Fate.SENT


def test_strange_sender_is_kept_and_its_owner_asked_once_and_the_stranger_never(
    talk: Conversation, side: Side, alice: Person, carol: Person
) -> None:
    for _ in range(3):
        assert post(mail_of(carol, side), side).fate == Fate.HELD
    assert answers(talk) == []
    assert Unsent.objects.filter(side=side, why="sender").count() == 3
    asked = Notice.objects.get(kind="letter_waits")
    assert asked.address == alice.email
    assert not Notice.objects.filter(address=carol.email).exists()


def test_other_side_is_a_stranger_too(talk: Conversation, side: Side, bob: Person) -> None:
    assert post(mail_of(bob, side), side).fate == Fate.HELD


@pytest.mark.parametrize(
    "forged",
    [
        "alice@example.org, mallory@example.net",
        "alice@example.org <mallory@example.net>",
        "alice@example.org (mallory@example.net)",
        '"alice@example.org" <mallory@example.net>',
        "nobody",
        "=?utf-8?q?alice=40example=2Eorg?=",
    ],
)
def test_from_that_names_anybody_else_is_no_proof(
    talk: Conversation, side: Side, alice: Person, forged: str
) -> None:
    raw = re.sub(rb"From: .*\n", b"From: %s\n" % forged.encode(), mail_of(alice, side))
    assert post(raw, side).fate == Fate.HELD


def test_any_address_that_somebody_has_proven_is_theirs(
    talk: Conversation, side: Side, alice: Person
) -> None:
    other = EmailAddress.objects.create(user=alice, email="Al@Work.example", verified=False)
    raw = [mail_of(alice, side, From="al@work.example") for _ in range(2)]
    assert post(raw[0], side).fate == Fate.HELD
    EmailAddress.objects.filter(pk=other.pk).update(verified=True)
    assert post(raw[1], side).fate == Fate.SENT


def test_number_is_asked_about_once(talk: Conversation, side: Side, alice: Person) -> None:
    assert post(mail_of(alice, side, "Call me: +1 937 555 0100"), side).fate == Fate.HELD
    unsent = Unsent.objects.get(why="contact")
    client = Client()
    enter(client, str(alice.email))
    page = client.get(f"/letters/waiting/{unsent.pk}/").content.decode()
    assert "Call me: +1 937 555 0100" in page
    client.post(f"/letters/waiting/{unsent.pk}/", {"text": "Call me: +1 937 555 0100"})
    assert talk.letters.order_by("-pk")[0].text == "Call me: +1 937 555 0100"
    assert not Unsent.objects.exists()
    assert post(mail_of(alice, side, "Or mail al@example.net"), side).fate == Fate.SENT


def test_waiting_letter_is_its_authors_alone(
    talk: Conversation, side: Side, alice: Person, bob: Person, carol: Person
) -> None:
    post(mail_of(alice, side, "Call me: +1 937 555 0100"), side)
    path = f"/letters/waiting/{Unsent.objects.get().pk}/"
    for stranger in (bob, carol):
        client = Client()
        enter(client, str(stranger.email))
        assert client.get(path).status_code == 404
        assert client.post(path, {"drop": ""}).status_code == 404
    assert Unsent.objects.exists()


def test_waiting_letter_can_be_deleted_and_is_forgotten_in_time(
    talk: Conversation, side: Side, alice: Person
) -> None:
    for _ in range(2):
        post(mail_of(alice, side, "Call me: +1 937 555 0100"), side)
    client = Client()
    enter(client, str(alice.email))
    client.post(f"/letters/waiting/{Unsent.objects.all()[0].pk}/", {"drop": ""})
    assert Unsent.objects.count() == 1
    assert forget_unsent(NOON + KEPT) == 0
    assert forget_unsent(NOON + KEPT * 2) == 1
    assert answers(talk) == []


def test_page_of_strange_letters_cannot_be_filled(side: Side, carol: Person) -> None:
    fates = [post(mail_of(carol, side), side).fate for _ in range(KEEPING.times + 1)]
    assert fates[-2:] == [Fate.HELD, Fate.LATER]


def test_long_letter_waits_to_be_shortened(talk: Conversation, side: Side, alice: Person) -> None:
    long = "word " * (LETTER_LENGTH // 5 + 1)
    assert post(mail_of(alice, side, long), side).fate == Fate.HELD
    unsent = Unsent.objects.get(why="too_long")
    client = Client()
    enter(client, str(alice.email))
    path = f"/letters/waiting/{unsent.pk}/"
    assert client.post(path, {"text": long}).status_code == 422
    assert client.post(path, {"text": "Short."}).status_code == 302
    assert talk.letters.order_by("-pk")[0].text == "Short."


MACHINES = {
    "RFC 3834": {"Auto-Submitted": "auto-replied"},
    "Exchange": {"X-Autoreply": "yes"},
    "bulk": {"Precedence": "bulk"},
    "list": {"List-Id": "<people.example.org>"},
    "subject": {"Subject": "Automatic reply: Blue kettle"},
    "subject in German": {"Subject": "Abwesenheitsnotiz: Kessel"},
    "loop": {"X-Lamppost-Relay": "1"},
}


@pytest.mark.parametrize("headers", MACHINES.values(), ids=MACHINES.keys())
def test_machines_are_not_passed_on_and_not_answered(
    talk: Conversation, side: Side, alice: Person, headers: dict[str, str]
) -> None:
    before = Notice.objects.count()
    assert post(mail_of(alice, side, "I am away", **headers), side).fate == Fate.DROPPED
    assert answers(talk) == []
    assert Notice.objects.count() == before


def test_mail_that_goes_round_in_circles_ends(
    talk: Conversation, side: Side, alice: Person
) -> None:
    raw = b"Received: from a by b\n" * 60 + mail_of(alice, side)
    assert post(raw, side).fate == Fate.DROPPED


def test_person_who_says_that_no_machine_wrote_is_believed(
    talk: Conversation, side: Side, alice: Person
) -> None:
    assert post(mail_of(alice, side, Auto_Submitted="no"), side).fate == Fate.SENT


REPORT = (
    "From: mailer-daemon@mx.example\nSubject: failed\nMIME-Version: 1.0\n"
    "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n\nSorry.\n"
    "--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
    "Final-Recipient: rfc822; alice@example.org\nAction: {action}\nStatus: {status}\n\n--x--\n"
)


@pytest.mark.parametrize(
    ("action", "status", "has_failed"),
    [("failed", "5.1.1", True), ("delayed", "4.4.1", False), ("failed", "4.2.2", False)],
)
def test_bounce_ends_the_mails_if_the_mailbox_is_gone(
    talk: Conversation, side: Side, action: str, status: str, has_failed: bool
) -> None:
    raw = REPORT.format(action=action, status=status).encode()
    for _ in range(2):
        assert post(raw, side, to=bounce_address(side), sender="").fate == Fate.DROPPED
    assert bool(Side.objects.get(pk=side.pk).mail_failed) == has_failed
    assert lines_about(talk).filter(act="conversation.mail_failed").count() == has_failed


def test_reports_of_delay_stand_in_the_journal_and_cannot_fill_it(
    talk: Conversation, side: Side
) -> None:
    raw = REPORT.format(action="delayed", status="4.4.1").encode()
    for _ in range(DELAYS.times + 3):
        assert post(raw, side, to=bounce_address(side), sender="").fate == Fate.DROPPED
    lines = lines_about(talk).filter(act="conversation.mail_delayed")
    assert lines.count() == DELAYS.times


def test_nobody_writes_by_the_address_of_the_envelope(
    talk: Conversation, side: Side, alice: Person
) -> None:
    post(mail_of(alice, side), side, to=bounce_address(side))
    assert answers(talk) == []
    assert Side.objects.get(pk=side.pk).mail_failed is None


def test_bounce_to_the_address_of_letters_is_no_letter(
    talk: Conversation, side: Side, alice: Person
) -> None:
    assert post(mail_of(alice, side), side, sender="").fate == Fate.DROPPED
    assert answers(talk) == []


def test_masked_addresses_in_a_quote_do_not_cross(
    talk: Conversation, side: Side, alice: Person, bob: Person
) -> None:
    theirs = own_side(talk, bob)
    text = f"Yes\n{letter_address(side).upper()} and mailto:{letter_address(side)} wrote something"
    post(mail_of(alice, side, text), side)
    text = f"{bounce_address(side)} https://board.example/letters/mute/{side.mail_secret}/"
    post(mail_of(alice, side, text), side)
    post(mail_of(alice, side, f"{side.secret.upper()} and on"), side)
    assert answers(talk) == ["Yes\n… and … wrote something", "… …", "… and on"]
    assert theirs.secret not in str(answers(talk))


def test_letter_to_somebody_who_blocks_looks_taken(
    talk: Conversation, side: Side, alice: Person, bob: Person
) -> None:
    said = post(mail_of(alice, side), side).reply
    block_person(bob, persona=alice.personas.all()[0])
    assert post(mail_of(alice, side, "Hello?"), side).reply == said
    assert talk.letters.order_by("-pk")[0].state == Letter.State.DROPPED


def test_photos_are_cleaned_and_other_files_named_to_their_sender_alone(
    talk: Conversation, side: Side, alice: Person, bob: Person
) -> None:
    mail = mail_with_photo(alice)
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="invoice é.pdf")
    assert post(mail.as_bytes(), side).fate == Fate.SENT
    letter = talk.letters.get(by_mail=True)
    assert (letter.text, letter.photos.count()) == ("See the photo.", 1)
    told = Notice.objects.get(kind="letter_left_out")
    assert (told.address, "- invoice é.pdf" in told.body) == (alice.email, True)
    assert (
        "invoice" not in Notice.objects.filter(address=bob.email, kind="letter").latest("pk").body
    )


def test_mail_with_nothing_of_ones_own_is_told_so(side: Side, alice: Person) -> None:
    outcome = post(mail_of(alice, side, f"On 1.3. Bob wrote:\n> {MARK}\n> Hi\n"), side)
    assert outcome.reply.startswith("554 ")
    assert "quoted" in outcome.reply


def test_person_who_is_leaving_writes_no_more(side: Side, alice: Person) -> None:
    Person.objects.filter(pk=alice.pk).update(erase_due=NOON)
    assert post(mail_of(alice, side), side).fate == Fate.UNKNOWN
