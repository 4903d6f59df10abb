"""Who somebody is to the board: an address, the names they go by, whom they do not want."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from lamppost.core.ids import new_public_id
from lamppost.journal.models import Decision

NAME_LENGTH = 40


class PersonManager(BaseUserManager["Person"]):
    def open(self, email: str | None) -> Person:
        """A new account for an address that is not yet proven; nobody has a password here."""
        person = Person(email=email.lower() if email else None)
        person.set_unusable_password()
        person.save()
        return person


class Person(AbstractBaseUser):
    """An account. No name, gender, occupation or birth date: there is no field for them."""

    # Empty for those whose ads came by import and who have not signed in yet.
    email = models.EmailField(unique=True, null=True, blank=True)
    joined = models.DateTimeField(default=timezone.now)
    is_active = models.BooleanField(default=True)
    is_host = models.BooleanField(default=False)
    adult_since = models.DateTimeField(null=True, blank=True)  # when they said "I am 18 or over"
    erase_due = models.DateTimeField(null=True, blank=True)
    # Until then they read, and neither post nor write: see suspending.py.
    suspended_until = models.DateTimeField(null=True, blank=True)
    suspension = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        indexes = [
            models.Index(
                fields=["erase_due"],
                name="person_erase_due",
                condition=Q(erase_due__isnull=False),
            ),
            models.Index(
                fields=["suspended_until"],
                name="person_suspended_until",
                condition=Q(suspended_until__isnull=False),
            ),
        ]
        constraints = [
            # Nobody is suspended without reasons, and none is without an end.
            models.CheckConstraint(
                condition=Q(suspended_until=None, suspension=None)
                | Q(suspended_until__isnull=False, suspension__isnull=False),
                name="person_suspended_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        # Never the address: this string ends up in logs.
        return f"person {self.pk}"

    @property
    def is_suspended(self) -> bool:
        """For pages: at this moment. Whatever is written asks `suspending.may_write`."""
        return self.suspended_until is not None and self.suspended_until > timezone.now()


class Persona(models.Model):
    """A name that somebody posts under. Nothing public tells which ones are one person's."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="personas")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=NAME_LENGTH)
    began = models.DateTimeField(default=timezone.now)
    is_retired = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("board:persona", args=[self.public_id])


class Block(models.Model):
    """Somebody who wants nothing of whoever stands behind a persona. The blocked are not told."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="blocks")
    persona = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "persona"], name="block_once"),
        ]
