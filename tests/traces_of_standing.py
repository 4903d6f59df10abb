"""Rows of what is known of alice that lead to her: see test_everything_of_mine.py."""

from __future__ import annotations

from collections.abc import Callable

from lamppost.people.models import Person
from lamppost.standing.models import Brought, Met, Phone, PhoneCode, Reference, Seen, Statement
from lamppost.testing import NOON


def _reference(alice: Person, bob: Person) -> None:
    for author, about in ((alice, bob), (bob, alice)):
        Reference.objects.create(
            author=author,
            about=about,
            key="Trace Reference",
            met_on=NOON.date(),
            words="Trace Reference",
            written=NOON,
            due=NOON,
            opened=NOON,
        )


def _met(alice: Person, bob: Person) -> None:
    Met.objects.create(person=alice, other=bob, key="Trace Met", on=NOON.date(), at=NOON)
    Met.objects.create(person=bob, other=alice, key="a meeting", on=NOON.date(), at=NOON)


def _seen(alice: Person, bob: Person) -> None:
    Seen.objects.create(person=alice, by=bob, at=NOON)
    Seen.objects.create(person=bob, by=alice, at=NOON)


STANDING_MAKERS: dict[str, Callable[[Person, Person], object]] = {
    "standing.Phone": lambda alice, bob: Phone.objects.create(
        person=alice, tag="0" * 64, confirmed=NOON
    ),
    "standing.PhoneCode": lambda alice, bob: PhoneCode.objects.create(
        person=alice, tag="0" * 64, code_tag="0" * 64, sent=NOON
    ),
    "standing.Met": _met,
    "standing.Reference": _reference,
    "standing.Seen": _seen,
    "standing.Statement": lambda alice, bob: Statement.objects.create(
        person=alice, index=170_170_170, issued=NOON, expires=NOON
    ),
    "standing.Brought": lambda alice, bob: Brought.objects.create(
        person=alice,
        issuer="Trace Brought",
        key_thumbprint="thumb",
        issued=NOON,
        checked=NOON,
        expires=NOON,
        token_digest="0" * 64,
    ),
}
