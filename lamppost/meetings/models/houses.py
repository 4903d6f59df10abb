"""What two boards know of each other: whether the other lives, and what each stands by for."""

from __future__ import annotations

from django.db import models

from lamppost.meetings.models.plans import Plan


class House(models.Model):
    """The other board; one row, unless it has moved to another address."""

    url = models.CharField(max_length=200, primary_key=True)
    said = models.BigIntegerField(default=0)  # number of our last message to it
    number = models.BigIntegerField(default=0)  # of its last message to us: older ones are replays
    heard = models.DateTimeField(null=True, blank=True)  # it said that it guards its plans
    answered = models.DateTimeField(null=True, blank=True)  # it took what we said
    ahead_secs = models.FloatField(default=0)  # its clock, against ours, when it last answered
    trouble = models.CharField(max_length=12, blank=True)  # why it did not answer the last time


class Housed(models.Model):
    """One of our plans, as the other board holds it. Outlives the plan until that is taken back."""

    plan = models.OneToOneField(
        Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="housed"
    )
    ref = models.CharField(max_length=32, unique=True)  # names the plan there; nobody else can tell
    version = models.BigIntegerField()
    acked = models.BigIntegerField(default=0)  # the version that it said it holds
    is_held = models.BooleanField(default=True)  # false: it is to forget it
    plan_version = models.PositiveIntegerField(default=0)
    content = models.CharField(max_length=64, blank=True)  # keyed hash of what it is to hold
    looked = models.DateTimeField(null=True, blank=True)  # when its alarm was last looked at
    taken_up = models.CharField(max_length=64, blank=True)  # of what it has done, as we know it

    class Meta:
        indexes = [
            models.Index(
                fields=["ref"],
                name="housed_unsaid",
                condition=~models.Q(acked=models.F("version")),
            )
        ]


class Guarded(models.Model):
    """A plan of the other board: until when to wait, and a sealed package for then.

    Neither whose it is nor who is told stands here in the clear.
    """

    ref = models.CharField(max_length=32, unique=True)
    version = models.BigIntegerField()
    ends = models.DateTimeField()  # when the first contact should be told
    package = models.BinaryField()  # sealed with a key that both boards have from their hosts
    look_at = models.DateTimeField(null=True, blank=True)
    # What we have written to whom: [[key of the rung, contact as the other board numbers them]].
    sent = models.JSONField(default=list)
    climbed = models.DateTimeField(null=True, blank=True)  # when we first told somebody
    stopped = models.DateTimeField(null=True, blank=True)  # the other board goes on by itself
    taken = models.DateTimeField(null=True, blank=True)
    taken_by = models.BigIntegerField(null=True, blank=True)
    downs = models.PositiveSmallIntegerField(default=0)  # how often it was put down here
    put_down = models.DateTimeField(null=True, blank=True)
    is_orphan = models.BooleanField(default=False)  # the other board does not know it any more
    returned = models.CharField(max_length=64, blank=True)  # what of it the other board knows

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(taken__isnull=True) | models.Q(look_at__isnull=True),
                name="guarded_taken_rests",
            ),
        ]
        indexes = [
            models.Index(
                fields=["look_at"],
                name="guarded_look_at",
                condition=models.Q(look_at__isnull=False),
            ),
        ]
