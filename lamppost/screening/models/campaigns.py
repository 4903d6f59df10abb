"""Templates, the ads that stand in them, and what they are looked up by.

Texts stay where they are: here an ad is a row of hashed words, an account, and contacts as blind
tags. What is kept of an ad goes with it: `campaigns.actions.erase_ads`.

Every row has a slot, 0 or 1. A rebuild fills the slot that is not in use and then changes over,
so that the board never sees half of it.
"""

from __future__ import annotations

import secrets

from django.db import models
from django.utils import timezone


class CampaignState(models.Model):
    """One row: which slot is in use, and what made it."""

    slot = models.PositiveSmallIntegerField(default=0)
    made_with = models.CharField(max_length=80)  # versions of the algorithm: others are rebuilt
    building = models.CharField(max_length=64, blank=True)  # the rebuild at work in the other slot
    building_since = models.DateTimeField(null=True, blank=True)
    # Founders that went or changed; what a process has counted of words differs by so much.
    drift = models.PositiveBigIntegerField(default=0)
    token = models.CharField(max_length=64, default=secrets.token_hex)  # of this slot's filling


class CampaignTemplate(models.Model):
    """What ads of one hand, or of one habit, have in common."""

    slot = models.PositiveSmallIntegerField()
    body = models.BinaryField()  # campaigns.template.Template: see campaigns.kept.packing
    size = models.PositiveIntegerField(default=1)  # ads that stand in it now
    first = models.BinaryField()  # words of the first of these ads: what is counted as ordinary
    keys = models.BinaryField(default=bytes)
    is_flagged = models.BooleanField(default=False)
    score = models.FloatField(default=0.0)
    scored_size = models.PositiveIntegerField(default=0)  # when last thought about; else due
    last = models.DateTimeField(default=timezone.now)  # when an ad last came to it
    held_until = models.DateTimeField(null=True, blank=True)  # its evidence does not expire before
    # Of a flagged one: by when somebody should have looked. Empty: nobody has to.
    look_by = models.DateTimeField(null=True, blank=True)
    looked_size = models.PositiveIntegerField(default=0, db_default=0)  # when somebody had looked

    class Meta:
        indexes = [
            models.Index(fields=["slot", "id"], name="campaign_template_slot"),
            models.Index(
                fields=["slot", "id"],
                name="campaign_to_think_about",
                condition=models.Q(size__gt=models.F("scored_size")),
            ),
            models.Index(
                fields=["-last"], name="campaign_flagged", condition=models.Q(is_flagged=True)
            ),
            models.Index(
                fields=["look_by"],
                name="campaign_to_look_at",
                condition=models.Q(look_by__isnull=False),
            ),
        ]


class CampaignMember(models.Model):
    """An ad in a template."""

    slot = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=80)  # as the journal names it: "board.ad:17"
    template = models.ForeignKey(CampaignTemplate, on_delete=models.CASCADE, related_name="members")
    account = models.CharField(max_length=80)
    codes = models.BinaryField()  # a hash for each of its words
    contacts = models.JSONField(default=list)  # blind tags
    written = models.JSONField(default=list)  # blind tags of what its text states
    place = models.CharField(max_length=80, blank=True)
    posted = models.DateTimeField(null=True, blank=True)
    photos = models.JSONField(default=list)
    is_verified = models.BooleanField(default=False)
    since = models.DateTimeField()  # its evidence expires 90 days later

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot", "subject"], name="campaign_member_once"),
        ]
        indexes = [models.Index(fields=["since"], name="campaign_member_since")]


class CampaignContact(models.Model):
    """A contact that an ad's account states, so that others who state it are found."""

    member = models.ForeignKey(CampaignMember, on_delete=models.CASCADE, related_name="+")
    contact = models.CharField(max_length=60, db_index=True)  # a blind tag


class CampaignPosting(models.Model):
    """The templates that hold a key, those that took it last at the end.

    One row for all of them, which is read and written with one look at the table however many
    there are.
    """

    id = models.BigIntegerField(primary_key=True)  # the key, with the slot in its lowest bit
    templates = models.BinaryField()  # 8 bytes each


class CampaignNote(models.Model):
    """Something to be done soon: an ad that is new, changed or gone, or a template to be grown
    anew. Written in the transaction of what it tells of."""

    subject = models.CharField(max_length=80, blank=True)
    template = models.BigIntegerField(null=True, blank=True)
    is_later = models.BooleanField(default=False)  # done, and to be done again in the new slot

    class Meta:
        indexes = [models.Index(fields=["is_later", "id"], name="campaign_note_later")]
