"""Towns: what a board covers, and every spelling that finds them."""

from __future__ import annotations

from django.db import models


class Place(models.Model):
    """A town of the gazetteer. Its key is GeoNames' own, so that boards agree on places."""

    id = models.IntegerField(primary_key=True)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=20, blank=True)
    region_name = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.IntegerField(default=0)
    timezone = models.CharField(max_length=40, blank=True)
    is_covered = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """As people write it: "Dayton, Ohio"."""
        return f"{self.name}, {self.region_name or self.country}"


class PlaceName(models.Model):
    """Another spelling of a town, folded."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    folded = models.CharField(max_length=200, db_index=True)
