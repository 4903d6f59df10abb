"""What this room holds of somebody: their plans, their contacts, and that they have codes.

Alarms are not handed over, and neither is which code closed a plan: whoever has forced somebody
to check in may force them to show their archive too.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from lamppost.core.sealing import unseal
from lamppost.meetings.clock import now
from lamppost.meetings.contacts.questions import contacts_of, is_gone
from lamppost.meetings.details import Details, details_of
from lamppost.meetings.figures.counting import count_over
from lamppost.meetings.models import Asked, Codes, Contact, Gone, OwnWords, Plan, Way
from lamppost.people.belongings import Belonging
from lamppost.people.models import Person


def _meetings(person: Person) -> dict[str, Any]:
    codes = Codes.objects.filter(person=person).first()
    plans = Plan.objects.filter(person=person).prefetch_related("to_tell__contact")
    return {
        "codes_chosen": codes.chosen if codes else None,
        "told_by": _ways(Way.objects.filter(person=person)),
        "contacts": [_contact(one) for one in contacts_of(person).order_by("pk")],
        "left": [_gone(one) for one in Gone.objects.filter(person=person).order_by("pk")],
        # Addresses that were asked are kept as marks alone: how often, and when.
        "asked": list(Asked.objects.filter(person=person).order_by("pk").values("mails", "last")),
        "notices_say": [_words(one) for one in OwnWords.objects.filter(person=person)],
        "plans": [_plan(one) for one in plans.order_by("pk")],
    }


def _contact(contact: Contact) -> dict[str, Any]:
    # Their addresses are theirs: whoever is told chose them, and may not want them known.
    return {
        "name": unseal(contact.name),
        "knows_me_as": unseal(contact.knows_as),
        "asked_at": unseal(contact.address) if contact.address else "",
        "state": contact.state,
        "invited": contact.invited,
        "agreed": contact.agreed,
    }


def _gone(gone: Gone) -> dict[str, Any]:
    return {"name": unseal(gone.name), "why": gone.why, "at": gone.at}


def _words(own: OwnWords) -> dict[str, Any]:
    return {"subject": unseal(own.subject), "body": unseal(own.body)}


def _ways(ways: QuerySet[Way]) -> list[dict[str, Any]]:
    return [{"by": way.channel, "to": unseal(way.to)} for way in ways.order_by("position", "pk")]


def _plan(plan: Plan) -> dict[str, Any]:
    # What a plan said is kept longer while others are still told of it: here it is gone in time,
    # or the archive would say that they are.
    is_over = plan.state == Plan.State.CLOSED and (plan.erase_due or now()) <= now()
    details = Details() if is_over else details_of(plan.details)
    told = [] if is_over else plan.to_tell.exclude(is_gone(now(), "contact__")).order_by("position")
    return {
        "with": details.with_whom,
        "where": details.where,
        "words": details.words,
        "state": plan.state,
        "from": plan.starts,
        "until": plan.due,
        "closed": plan.closed,
        "told_first_to_last": [unseal(one.contact.name) for one in told],
    }


def _erase(person: Person) -> None:
    count_over(list(Plan.objects.filter(person=person).values_list("pk", flat=True)))
    Plan.objects.filter(person=person).delete()
    Contact.objects.filter(person=person).delete()
    Way.objects.filter(person=person).delete()
    Asked.objects.filter(person=person).delete()
    Gone.objects.filter(person=person).delete()
    OwnWords.objects.filter(person=person).delete()
    Codes.objects.filter(person=person).delete()


OWN = [Belonging("meetings", _meetings, _erase)]
