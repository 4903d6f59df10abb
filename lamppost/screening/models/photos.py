"""Photos by their hashes: those of this board, and the lists of known ones that a host imports."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from lamppost.people.models import Person
from lamppost.screening.verdict import Verdict


class HashedPhoto(models.Model):
    """What was computed of a photo when it was cleaned. Goes with the photo's files."""

    # As its room names the photo's files: one in a letter goes apart from the same in an ad.
    digest = models.CharField(max_length=80, unique=True)
    pdq = models.CharField(max_length=64)
    quality = models.PositiveSmallIntegerField()


class PhotoPart(models.Model):
    """An eighth of a photo's hash, by which a database finds those that are near.

    key: which part (0 to 7), times 2**32, plus its 32 bits. See photos/alike.py.
    """

    photo = models.ForeignKey(HashedPhoto, on_delete=models.CASCADE, related_name="parts")
    key = models.BigIntegerField(db_index=True)


class PhotoHolder(models.Model):
    """Somebody put this photo up. Forgotten after a while, and with the photo or the person."""

    photo = models.ForeignKey(HashedPhoto, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    last = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["photo", "person"], name="photo_holder_once")
        ]


class HashList(models.Model):
    """A list of hashes of known photos, from whoever keeps such a list."""

    name = models.CharField(max_length=60, unique=True)
    # A machine refuses nobody's photo: a list says who looks, and when.
    asks = models.CharField(max_length=8, default=Verdict.HOLD.value)
    is_urgent = models.BooleanField(default=False)
    # A match opens a case of child safety at once, for people who are trained to look.
    is_child_safety = models.BooleanField(default=False)
    count = models.PositiveIntegerField()
    imported = models.DateTimeField(default=timezone.now)
    # Another one with every import: whoever has read the list knows that it is another.
    stamp = models.UUIDField(unique=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asks__in=[Verdict.WATCH.value, Verdict.HOLD.value]),
                name="hash_list_asks_for_a_look",
            ),
            models.CheckConstraint(
                condition=Q(is_child_safety=False) | Q(asks=Verdict.HOLD.value, is_urgent=True),
                name="hash_list_of_child_safety_holds",
            ),
        ]


class HashBlock(models.Model):
    """Many hashes of a list in one row: a million rows would be read for minutes.

    hashes: 32 bytes each. distances: for each, a byte: how many bits may differ.
    """

    list = models.ForeignKey(HashList, on_delete=models.CASCADE, related_name="blocks")
    number = models.PositiveIntegerField()
    hashes = models.BinaryField()
    distances = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "number"], name="hash_block_once")]
