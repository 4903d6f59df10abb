"""Who works on what, so that two people never work on one thing."""

from __future__ import annotations

from django.db import models

from lamppost.moderation.queue.items import Item, Queue
from lamppost.people.models import Person

QUEUES = [(queue.value, queue.value) for queue in Queue]


class Claim(models.Model):
    """A lease: it runs out by itself, and then anybody may take the thing."""

    queue = models.CharField(max_length=10, choices=QUEUES)
    number = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["queue", "number"], name="claim_once"),
        ]
        indexes = [models.Index(fields=["until"], name="claim_until")]

    @property
    def item(self) -> Item:
        return Item(Queue(self.queue), self.number)
