"""What somebody is still writing."""

from __future__ import annotations

import uuid

from django.db import models
from django.urls import reverse
from django.utils import timezone

from lamppost.board.questions import DraftQuestions
from lamppost.people.models import Person


class Draft(models.Model):
    """What somebody is writing, letter for letter: not yet an ad, so it may be wrong or empty.

    Its key is a secret: whoever has no account yet is let in by it, from their session.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE)
    category = models.CharField(max_length=60)
    typed = models.JSONField(default=dict)  # {"title": ["…"], "f.bedrooms": ["2"]} as typed
    cell = models.CharField(max_length=15, blank=True)
    began = models.DateTimeField(default=timezone.now)
    changed = models.DateTimeField(default=timezone.now)

    objects = DraftQuestions.as_manager()

    class Meta:
        indexes = [models.Index(fields=["changed"], name="draft_changed")]

    def get_absolute_url(self) -> str:
        return reverse("board:draft", args=[self.key])
