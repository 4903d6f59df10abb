"""Ads, and what they were before."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from functools import cache

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify

from lamppost.board.prices import PriceKind
from lamppost.board.questions import AdQuestions
from lamppost.core.money import Money
from lamppost.journal.models import Decision
from lamppost.people.models import Persona
from lamppost.places.models import Place

TITLE_LENGTH = 120
TEXT_LENGTH = 20_000
SOURCE_LENGTH = 60
EXTERNAL_ID_LENGTH = POSTER_LENGTH = 120
RENEW_EVERY = timedelta(hours=48)
REMIND_BEFORE = timedelta(days=3)


class State(models.TextChoices):
    HELD = "held"
    LIVE = "live"
    REFUSED = "refused"
    EXPIRED = "expired"
    CLOSED = "closed"
    REMOVED = "removed"


class Wording(models.Model):
    """What a poster says in an ad: the same columns in the ad and in each earlier version."""

    category = models.CharField(max_length=60)  # a slug of the categories file
    title = models.CharField(max_length=TITLE_LENGTH)
    text = models.TextField(max_length=TEXT_LENGTH, blank=True)
    price_cents = models.BigIntegerField(null=True, blank=True)  # minor units of the currency
    price_kind = models.CharField(max_length=12, blank=True)  # a PriceKind, or "" for no price
    currency = models.CharField(max_length=3, blank=True)
    fields = models.JSONField(default=dict, blank=True)  # the category's own, by key
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    cell = models.CharField(max_length=15, blank=True)  # H3, resolution 8: never the point

    class Meta:
        abstract = True

    @property
    def price(self) -> Money | None:
        return None if self.price_cents is None else Money(self.price_cents, self.currency)


# What else stands after an ad's number in addresses: an ad called "Photos" would not be found.
NOT_FOR_TITLES = frozenset(
    [
        "",
        "edit",
        "where",
        "photos",
        "renewal",
        "closing",
        "reopening",
        "rewriting",
        "favourite",
        "answer",
        "asks",
    ]
)


class Ad(Wording):
    """What is posted. Its states change in `board.actions` alone."""

    persona = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="ads")
    state = models.CharField(max_length=8, choices=State)
    # Why others do not see it, where that was not its poster's wish. Its reasons are shown to
    # them, and can be objected to: there is no restriction without one.
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Of a held ad: by when somebody should have looked at it. The order of the review queue.
    look_by = models.DateTimeField(null=True, blank=True)
    posted = models.DateTimeField()
    renewed = models.DateTimeField()  # the last time it was put on top
    bump = models.BigIntegerField(unique=True)  # the same as a place in the order: board/bumps.py
    expires = models.DateTimeField()
    edited = models.DateTimeField(null=True, blank=True)
    reminded = models.DateTimeField(null=True, blank=True)  # about this end of its term
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=SOURCE_LENGTH, blank=True)  # where an import took it from
    external_id = models.CharField(max_length=EXTERNAL_ID_LENGTH, blank=True)
    # The key of the draft it was: the link mailed before it was up still leads to it.
    begun_as = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    # For search, made from the columns above whenever they change; see board/search.
    words = models.TextField(editable=False)  # " folded title text and fields "
    cover = models.CharField(max_length=64, blank=True, editable=False)  # the first photo's digest
    latitude = models.FloatField(editable=False)  # of the centre of the cell, or of the place
    longitude = models.FloatField(editable=False)

    objects = AdQuestions.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["expires"], name="ad_expires", condition=Q(state="live")),
            models.Index(fields=["persona", "-renewed"], name="ad_persona"),
            models.Index(fields=["look_by"], name="ad_to_look_at", condition=Q(state="held")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"],
                condition=~Q(external_id=""),
                name="ad_imported_once",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="ad_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "refused", "removed"]) | Q(decision__isnull=False),
                name="ad_restricted_for_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(look_by__isnull=False),
                name="ad_held_until_somebody_looks",
            ),
            models.CheckConstraint(
                condition=Q(price_kind__in=["", *PriceKind]), name="ad_price_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(price_cents__isnull=True) | Q(price_cents__gte=0),
                name="ad_price_not_below_zero",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        # An unsluggable title (Chinese, say) still needs a part after the slash.
        slug = slugify(self.title)[:60]
        return f"{_ads_path()}{self.pk}/{'ad' if slug in NOT_FOR_TITLES else slug}/"

    @property
    def is_live(self) -> bool:
        return self.state == State.LIVE

    @property
    def may_be_renewed_from(self) -> datetime:
        return self.renewed + RENEW_EVERY


@cache
def _ads_path() -> str:
    """Asked of the URLs once: a list asks for 24 addresses, a rebuild for a million."""
    return reverse("board:search")


class Reindex(models.Model):
    """An ad whose entry in the search index may be out of date.

    Triggers write these rows in the transaction of the change itself (board/search/triggers.py);
    whoever has brought the index up to date deletes them.
    """

    ad_id = models.BigIntegerField()

    class Meta:
        db_table = "board_reindex"


class Version(Wording):
    """An ad as it read before an edit, with the photos it showed. Kept for those who review."""

    ad = models.ForeignKey(Ad, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    until = models.DateTimeField()
    photos = models.JSONField(default=list)  # [{"digest": …, "alt": …}] in order

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ad", "number"], name="version_once"),
        ]
