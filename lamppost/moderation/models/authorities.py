"""What authorities have asked of the board, and what the board has told them by itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

OFFICE_LENGTH = 200
TEXT_LENGTH = 5_000


class AuthorityRequest(models.Model):
    """One letter of an authority's, or one to them. It is a record of the board's own, and stays
    when whoever it is about leaves."""

    class Kind(models.TextChoices):
        ASKED = "asked", _("They asked us")
        TOLD = "told", _("We told them: somebody's life or safety was in danger")

    class Basis(models.TextChoices):
        ORDER = "order", _("An order of a court")
        WARRANT = "warrant", _("A search warrant")
        SUBPOENA = "subpoena", _("A subpoena, or an order without a court")
        LAW = "law", _("A duty that the law puts on us by itself")
        EMERGENCY = "emergency", _("An emergency: danger to somebody")
        FREE = "free", _("A request that we are free to refuse")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ANSWERED = "answered", _("Answered")
        REFUSED = "refused", _("Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Notice(models.TextChoices):
        """Whether the person knows of it."""

        NOT_YET = "not_yet", _("Not told yet")
        TOLD = "told", _("Told")
        FORBIDDEN = "forbidden", _("Not told: we must not")
        DANGER = "danger", _("Not told: it would endanger somebody")
        NOBODY = "nobody", _("Nobody to tell")

    kind = models.CharField(max_length=5, choices=Kind, default=Kind.ASKED)
    office = models.CharField(max_length=OFFICE_LENGTH)
    country = models.CharField(max_length=2)  # ISO 3166
    reference = models.CharField(max_length=120, blank=True)  # theirs
    basis = models.CharField(max_length=9, choices=Basis)
    law = models.CharField(max_length=200, blank=True)  # the article that they name
    asked = models.TextField(max_length=TEXT_LENGTH, blank=True)  # what for
    received = models.DateTimeField()  # or told, for what we told them
    deadline = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    given = models.TextField(max_length=TEXT_LENGTH, blank=True)  # what was given, or why nothing
    ended = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, blank=True)
    notice = models.CharField(max_length=9, choices=Notice, default=Notice.NOT_YET)
    notice_at = models.DateTimeField(null=True, blank=True)  # when that was noted; when told
    notice_why = models.CharField(max_length=500, blank=True)
    not_before = models.DateField(null=True, blank=True)  # until then they must not be told
    entered = models.DateTimeField()
    entered_by = models.CharField(max_length=80)

    class Meta:
        indexes = [
            models.Index(fields=["deadline"], name="authority_open", condition=Q(state="open")),
            models.Index(fields=["received"], name="authority_received"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", ended=None, ended_by="")
                | ~Q(state="open") & Q(ended__isnull=False) & ~Q(ended_by=""),
                name="authority_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "withdrawn"]) | ~Q(given=""),
                name="authority_answer_is_written",
            ),
            models.CheckConstraint(
                condition=~Q(notice__in=["forbidden", "danger"]) | ~Q(notice_why=""),
                name="authority_silence_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(kind="told") | Q(state="answered"), name="authority_told_is_done"
            ),
        ]


class AskedAbout(models.Model):
    """Whom or what a request is about, as the journal names it."""

    request = models.ForeignKey(AuthorityRequest, on_delete=models.CASCADE, related_name="about")
    subject = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "subject"], name="asked_about_once"),
        ]
