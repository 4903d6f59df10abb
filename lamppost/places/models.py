"""Towns that a board covers, and the other ways in which people write their names."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext as _

from lamppost.places.regions import country_name


class PlaceQuerySet(models.QuerySet["Place"]):
    def covered(self) -> PlaceQuerySet:
        """Places that the board covers today: those that a person may choose."""
        return self.filter(is_covered=True)


class Place(models.Model):
    """A town of the gazetteer. Its key is the GeoNames id, so it is the same on every board."""

    id = models.IntegerField(primary_key=True)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, db_index=True)
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=20, blank=True)
    region_name = models.CharField(max_length=80, blank=True)
    # The larger town close by, where two places would otherwise read alike.
    beside = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.IntegerField(default=0)
    timezone = models.CharField(max_length=40, blank=True)
    # A place that the board no longer covers is kept: ads may still point to it.
    is_covered = models.BooleanField(default=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="place_position"),
            models.Index(fields=["is_covered", "-population"], name="place_by_population"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The name as people read it: "Dayton, Ohio"; outside the US "Köln, Germany"."""
        return label_of(self.name, self.beside, self.where)

    @property
    def where(self) -> str:
        """The part of the label after the name: the state, or the country."""
        return self.region_name or country_name(self.country)

    @property
    def details(self) -> str:
        """What tells it from its namesakes, for under the name in a list."""
        if self.beside:
            return _("%(where)s, near %(near)s") % {"where": self.where, "near": self.beside}
        return self.where


def label_of(name: str, beside: str, where: str) -> str:
    if beside:
        words = {"name": name, "near": beside, "where": where}
        return _("%(name)s (near %(near)s), %(where)s") % words
    return f"{name}, {where}"


class PlaceName(models.Model):
    """Another spelling of a place, folded; the place's own folded name is not repeated."""

    # The constraint below is the index for a place's spellings.
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names", db_index=False)
    folded = models.CharField(max_length=200, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "folded"], name="place_name_once"),
        ]


class Gazetteer(models.Model):
    """One row: what was loaded last, so that a start with nothing new to load is quick."""

    THE_ROW = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ROW)
    fingerprint = models.CharField(max_length=64)
    loaded = models.DateTimeField(auto_now=True)
