"""What the meetings of each month come to, without a name."""

from __future__ import annotations

from django.db import models


class Figure(models.Model):
    """How often one thing came to pass in one month. No row leads to a plan or a person."""

    class Kind(models.TextChoices):
        ARMED = "armed"
        IN_TIME = "in_time"  # closed, and nobody had to be told
        ALARM = "alarm"
        FALSE_ALARM = "false_alarm"  # ended by the person's own check-in
        HELP = "help"  # alarms that the person asked for themselves
        TAKEN = "taken"  # alarms that a contact took on
        LATE = "late"  # alarms whose first message was handed over late
        TOOK = "took"  # how long it was until one was taken on: a bar for each part

    month = models.DateField()  # its first day
    kind = models.CharField(max_length=11, choices=Kind)
    part = models.PositiveSmallIntegerField(default=0)  # of TOOK: see figures.bars
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "kind", "part"], name="figure_once"),
        ]
