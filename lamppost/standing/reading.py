"""The facts of a person, read from the tables."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Count, Exists, F, IntegerField, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from lamppost.people.models import Person, Persona
from lamppost.standing.facts import Facts, FromElsewhere
from lamppost.standing.independence import independent_references
from lamppost.standing.models import Met, Reference


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


def _row(person: Person) -> dict[str, Any]:
    last = Met.objects.filter(person=OuterRef("pk")).order_by().values("person")
    mail = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    row = (
        Person.objects.filter(pk=person.pk)
        .annotate(
            has_mail=Exists(mail),
            people_met=_people_met(),
            last_met=Subquery(last.annotate(last=Max("on")).values("last")),
            has_reference=_has_reference(),
            phone_at=F("phone__confirmed"),
            seen_at=F("seen__at"),
        )
        .values("has_mail", "people_met", "last_met", "has_reference", "phone_at", "seen_at")[0]
    )
    return dict(row)


def _people_met() -> Coalesce:
    """How many people, however often each. Those who have left count as one each."""
    of_them = Met.objects.filter(person=OuterRef("pk")).order_by().values("person")
    people = Count("other", distinct=True) + Count("pk", filter=Q(other=None))
    number = of_them.annotate(n=people).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


def _has_reference() -> Exists:
    return Exists(Reference.objects.that_count().filter(about=OuterRef("pk")))


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
