"""What may be known of a person: facts with a date, none of them a score."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lamppost.people.models import NAME_LENGTH, Person, Persona
from lamppost.standing.questions import ReferenceQuestions

WORDS_LENGTH = 500
TAG_LENGTH = 64
ACCOUNTS_OF_A_PHONE = 2  # a couple's, or one's own and a club's; too few to be a crowd with


class Phone(models.Model):
    """That somebody could read a code sent to a phone number. The number itself is not kept."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="phone")
    tag = models.CharField(max_length=TAG_LENGTH)  # core/sealing.blind_tag
    # One for each account that the number serves: the database itself allows no more.
    place = models.PositiveSmallIntegerField(default=1)
    confirmed = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "place"], name="phone_place_once"),
            models.CheckConstraint(
                condition=Q(place__gte=1, place__lte=ACCOUNTS_OF_A_PHONE), name="phone_few_accounts"
            ),
        ]


class PhoneCode(models.Model):
    """A code on its way to a phone."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="phone_code")
    tag = models.CharField(max_length=TAG_LENGTH)
    code_tag = models.CharField(max_length=TAG_LENGTH)
    sent = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)


class Met(models.Model):
    """That somebody met somebody, as both have confirmed: one row for each of the two.

    The row stays when the other one leaves the board, and says no more whom it was.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="met")
    other = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    key = models.CharField(max_length=80)  # what was confirmed, as "relay.conversation:17"
    # The names that both were met under. Empty and "" once they are gone.
    persona = models.ForeignKey(Persona, null=True, on_delete=models.SET_NULL, related_name="+")
    other_name = models.CharField(max_length=NAME_LENGTH, blank=True)
    on = models.DateField()
    at = models.DateTimeField()  # when the second of the two confirmed

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="met_once")]


class Reference(models.Model):
    """One person's word for another after a meeting that both confirmed.

    Sealed until both have written or the window of the meeting has closed: `opened` is empty
    until then, and neither sees the other's.
    """

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="references_given")
    about = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="references")
    key = models.CharField(max_length=80)  # the meeting's, as in Met
    met_on = models.DateField()
    # The name whom it is about was met under: its words are shown under that one alone.
    persona = models.ForeignKey(Persona, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=WORDS_LENGTH, blank=True)
    are_words_shown = models.BooleanField(default=False)  # only if whom they are about agrees
    written = models.DateTimeField()
    due = models.DateTimeField()  # when the window of the meeting closes
    opened = models.DateTimeField(null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)  # by its author
    declined = models.DateTimeField(null=True, blank=True)  # by whom it is about

    objects = ReferenceQuestions.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], name="reference_once"),
            models.CheckConstraint(condition=~Q(author=F("about")), name="reference_not_of_self"),
        ]
        indexes = [
            models.Index(fields=["due"], name="reference_due", condition=Q(opened__isnull=True))
        ]


class Seen(models.Model):
    """That a steward of the host's has seen somebody in person. No document is copied."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="seen")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()


class Statement(models.Model):
    """A signed token that somebody may take along: its place in the status list.

    Whose it is goes with the account; the place stays taken, so that nothing else can get it.
    """

    index = models.BigIntegerField(unique=True)
    person = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="statements"
    )
    issued = models.DateTimeField()
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True, blank=True)


class Brought(models.Model):
    """What another board has said of somebody, as it was checked here. Not the token itself."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="brought")
    issuer = models.CharField(max_length=200)
    key_thumbprint = models.CharField(max_length=64)  # RFC 7638
    facts = models.JSONField(default=dict)
    issued = models.DateTimeField()
    checked = models.DateTimeField()
    expires = models.DateTimeField()
    token_digest = models.CharField(max_length=64, unique=True)  # each token is taken once


class KnownBoard(models.Model):
    """Another board whose statements this one's host takes."""

    issuer = models.CharField(max_length=200)
    key_thumbprint = models.CharField(max_length=64, unique=True)
    key = models.JSONField()  # a public JWK
    added = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["issuer", "pk"]
