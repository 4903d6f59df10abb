"""What this room holds of somebody: what is known of them, and their word for others."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from lamppost.people.belongings import Belonging
from lamppost.people.models import Person
from lamppost.standing.models import Brought, Met, Phone, PhoneCode, Reference, Seen, Statement


def _standing(person: Person) -> dict[str, Any]:
    phone = Phone.objects.filter(person=person).first()
    code = PhoneCode.objects.filter(person=person).first()
    seen = Seen.objects.filter(person=person).first()
    return {
        "phone_confirmed": phone.confirmed if phone else None,
        "phone_code_sent": code.sent if code else None,
        "seen_by_a_steward": seen.at if seen else None,
        "meetings": list(person.met.order_by("pk").values("key", "other_name", "on", "at")),
        "references_given": list(
            person.references_given.order_by("pk").values(
                "key", "met_on", "words", "written", "opened", "revoked"
            )
        ),
        # Sealed ones stay so: what another has written is theirs until both see both.
        "references_received": list(
            person.references.filter(opened__isnull=False, revoked__isnull=True)
            .order_by("pk")
            .values("met_on", "words", "are_words_shown", "written", "opened", "declined")
        ),
        "statements": list(
            person.statements.order_by("pk").values("index", "issued", "expires", "revoked")
        ),
        "brought": list(
            person.brought.order_by("pk").values("issuer", "facts", "issued", "checked", "expires")
        ),
    }


def _erase(person: Person) -> None:
    for model in (Phone, PhoneCode, Met, Brought):
        model.objects.filter(person=person).delete()
    _leave_one_meeting_each(person)
    Reference.objects.filter(author=person).delete()
    Reference.objects.filter(about=person).delete()
    Seen.objects.filter(person=person).delete()
    Seen.objects.filter(by=person).update(by=None)
    taken = Statement.objects.filter(person=person)
    taken.filter(revoked=None).update(revoked=timezone.now())
    taken.update(person=None)


def _leave_one_meeting_each(person: Person) -> None:
    """Others keep that they met somebody, once: nothing tells any more that it was one person."""
    of_others = Met.objects.filter(other=person)
    latest = dict(of_others.order_by("pk").values_list("person", "pk"))
    of_others.exclude(pk__in=latest.values()).delete()
    of_others.update(other=None, other_name="")


OWN = (Belonging("standing", _standing, _erase),)
