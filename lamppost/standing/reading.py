"""The facts of a person, read from the tables."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Count, Exists, F, IntegerField, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from lamppost.people.models import Person, Persona
from lamppost.standing.facts import SEVERAL, Facts, FromElsewhere, PublicFacts
from lamppost.standing.independence import independent_references
from lamppost.standing.models import Met, Phone, Reference, Seen


def facts_of(person: Person, *, under: Persona | None = None) -> Facts:
    """For whoever is in a conversation with them or asks for facts. Two statements, and more for
    somebody with references: up to eight.

    under: the name that the other one knows. Without it the days are those of the account,
    which all of its names have in common: to decide with, and for themselves to see.
    """
    row = _row(person)
    joined = timezone.localdate(person.joined)
    facts = Facts(
        here_since=joined,
        mail_since=joined if row["has_mail"] else None,
        phone_since=timezone.localdate(row["phone_at"]) if row["phone_at"] else None,
        meetings=row["people_met"],
        last_met=row["last_met"],
        references=independent_references(person) if row["has_reference"] else 0,
        seen_on=timezone.localdate(row["seen_at"]) if row["seen_at"] else None,
        is_seen=row["seen_at"] is not None,
        elsewhere=_from_elsewhere(person),
        words=_words_about(under) if under and row["has_reference"] else (),
    )
    return facts.under(timezone.localdate(under.began)) if under else facts


def public_facts_of(persona: Persona, *, now: datetime) -> PublicFacts:
    """For everybody, as they stood when the week began. One statement.

    If a phone number showed at once under each of a person's names, whoever looked at all the
    names on the board every hour would see which of them belong together.
    """
    since = week_began(now)
    met = Met.objects.filter(at__lt=since)
    row = (
        Person.objects.filter(pk=persona.person_id)
        .annotate(
            has_phone=Exists(Phone.objects.filter(person=OuterRef("pk"), confirmed__lt=since)),
            people_met=_people_met(met),
            has_reference=_has_reference(Q(opened__lt=since)),
            was_seen=Exists(Seen.objects.filter(person=OuterRef("pk"), at__lt=since)),
        )
        .values("has_phone", "people_met", "has_reference", "was_seen")[0]
    )
    return PublicFacts(
        has_phone=row["has_phone"],
        has_met_several=row["people_met"] >= SEVERAL,
        has_references=row["has_reference"],
        is_seen=row["was_seen"],
    )


def week_began(now: datetime) -> datetime:
    """The last Monday's midnight, in the board's own zone."""
    local = timezone.localtime(now)
    monday = local.date() - timedelta(days=local.weekday())
    return timezone.make_aware(datetime.combine(monday, datetime.min.time()))


def _row(person: Person) -> dict[str, Any]:
    last = Met.objects.filter(person=OuterRef("pk")).order_by().values("person")
    mail = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    row = (
        Person.objects.filter(pk=person.pk)
        .annotate(
            has_mail=Exists(mail),
            people_met=_people_met(Met.objects.all()),
            last_met=Subquery(last.annotate(last=Max("on")).values("last")),
            has_reference=_has_reference(Q()),
            phone_at=F("phone__confirmed"),
            seen_at=F("seen__at"),
        )
        .values("has_mail", "people_met", "last_met", "has_reference", "phone_at", "seen_at")[0]
    )
    return dict(row)


def _people_met(met: Any) -> Coalesce:  # noqa: ANN401 - a query set of Met
    """How many people, however often each. Those who have left count as one each."""
    of_them = met.filter(person=OuterRef("pk")).order_by().values("person")
    people = Count("other", distinct=True) + Count("pk", filter=Q(other=None))
    number = of_them.annotate(n=people).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def _has_reference(only: Q) -> Exists:
    return Exists(Reference.objects.that_count().filter(only, about=OuterRef("pk")))


def _words_about(persona: Persona) -> tuple[str, ...]:
    """Only those that were written about this name: the others would tell of another one."""
    shown = Reference.objects.that_count().filter(persona=persona, are_words_shown=True)
    return tuple(shown.exclude(words="").order_by("-pk").values_list("words", flat=True)[:20])


def _from_elsewhere(person: Person) -> tuple[FromElsewhere, ...]:
    now = timezone.now()
    return tuple(
        FromElsewhere(one.issuer, one.facts, timezone.localdate(one.checked))
        for one in person.brought.filter(expires__gt=now).order_by("-checked", "pk")
    )
