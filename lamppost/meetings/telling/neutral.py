"""The words by which a person is reminded, which say nothing to whoever reads their phone."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lamppost.core.sealing import Unreadable, unseal
from lamppost.meetings.models import OwnWords


@dataclass(frozen=True)
class Neutral:
    subject: str
    body: str


def default_words() -> Neutral:
    return Neutral(subject=_("A reminder"), body=_("Have a look at your list."))


def words_of(person_ids: Iterable[int]) -> dict[int, Neutral]:
    """For each person the words of their own choice, or the usual ones. One query at most."""
    said = dict.fromkeys(person_ids, default_words())
    for own in OwnWords.objects.filter(person__in=list(said)):
        with suppress(Unreadable):  # rather the usual words than none
            said[own.person_id] = Neutral(unseal(own.subject), unseal(own.body))
    return said
