"""What is asked for things, by category and region; of no ad and of nobody in particular."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class NotedPrice(models.Model):
    """A price that an ad went up with, until it is counted: some seconds.

    A row of its own, written with the ad, so that no two ads wait for the same count.
    """

    category = models.CharField(max_length=80)
    per = models.CharField(max_length=10)  # "once", or what a price is for: "per_month"
    currency = models.CharField(max_length=3)
    price_cents = models.BigIntegerField()
    regions = models.JSONField(default=list)  # from the smallest to the whole board
    at = models.DateTimeField(default=timezone.now)


class PriceGroup(models.Model):
    """All prices of one kind in one region, as a histogram. One row, however many ads."""

    category = models.CharField(max_length=80)
    per = models.CharField(max_length=10)
    currency = models.CharField(max_length=3)
    region = models.CharField(max_length=15, blank=True)  # a cell of H3; "" for the whole board
    counts = models.JSONField(default=dict)  # by bin: see prices/histogram.py
    as_of = models.DateTimeField()  # when the counts were as they stand

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["category", "per", "currency", "region"], name="price_group_once"
            )
        ]
