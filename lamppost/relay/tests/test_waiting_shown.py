"""What waits for one of the two is shown to that one, and to nobody else."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.people.models import Person
from lamppost.relay.actions.exchanging import give_exchange, propose_exchange
from lamppost.relay.actions.unsent import keep_unsent
from lamppost.relay.exchanges import Offer, edition_of
from lamppost.relay.models import Side, Unsent
from lamppost.relay.pictures import keep_uploads, pictures_of
from lamppost.relay.sides import own_side
from lamppost.relay.tests.cast import begin
from lamppost.relay.tests.pages import as_, shown
from lamppost.relay.unread import count_unread
from lamppost.testing import NOON


def test_letter_that_waits_is_linked_for_its_author_alone(alice: Person, bob: Person) -> None:
    talk = begin(alice, bob)
    side = own_side(talk, bob)
    unsent = keep_unsent(side, "Call me", why=Unsent.Why.CONTACT, key="k", at=NOON)
    link, in_list = f"/letters/waiting/{unsent.pk}/", "a letter of yours waits"
    for person, is_shown in ((bob, True), (alice, False)):
        assert (link in shown(as_(person).get(talk.get_absolute_url()))) == is_shown
        assert (in_list in shown(as_(person).get("/letters/"))) == is_shown


def test_mailbox_that_fails_is_told_to_its_owner_who_can_have_it_tried_again(
    alice: Person, bob: Person
) -> None:
    talk = begin(alice, bob)
    side = own_side(talk, alice)
    Side.objects.filter(pk=side.pk).update(mail_failed=NOON)
    path, words = talk.get_absolute_url(), "have come back"
    assert words in shown(as_(alice).get(path))
    assert words not in shown(as_(bob).get(path))
    as_(alice).post(f"{path}muting/", {"on": "0"})
    assert words not in shown(as_(alice).get(path))
    side.refresh_from_db()
    assert side.mail_failed is None


def test_proposal_counts_as_new_for_the_other_until_it_is_answered(
    alice: Person, bob: Person
) -> None:
    talk = begin(alice, bob)
    as_(alice).get(talk.get_absolute_url())
    assert (count_unread(alice), count_unread(bob)) == (0, 0)
    now = timezone.now()
    offer = Offer({"Phone": "224-7111"}, ("Street",))
    made = propose_exchange(own_side(talk, bob), offer, at=now)
    assert (count_unread(alice), count_unread(bob)) == (1, 0)
    seen = edition_of(made.gives, made.wants)
    give_exchange(made, own_side(talk, alice), {"Street": "High"}, seen=seen, at=now)
    assert (count_unread(alice), count_unread(bob)) == (0, 0)


def test_photo_of_a_letter_that_waits_is_for_its_author_alone(alice: Person, bob: Person) -> None:
    talk = begin(alice, bob)
    upload = SimpleUploadedFile("table.jpg", saved(photo(240, 160)))
    tokens, _problems = keep_uploads([upload], have=[], spender="test")
    pictures = pictures_of(tokens)
    side = own_side(talk, bob)
    unsent = keep_unsent(side, "Here", why=Unsent.Why.SENDER, key="k", pictures=pictures, at=NOON)
    path = f"{talk.get_absolute_url()}photos/{pictures[0].digest}/s.jpg"
    assert path in shown(as_(bob).get(f"/letters/waiting/{unsent.pk}/"))
    assert as_(bob).get(path).status_code == 200
    assert as_(alice).get(path).status_code == 404
    archive = b"".join(as_(bob).get("/my/export/"))
    assert f"not-sent-{side.pk}-{pictures[0].digest}.jpg".encode() in archive
