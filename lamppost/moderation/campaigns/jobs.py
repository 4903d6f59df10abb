"""What workers do about campaigns."""

from __future__ import annotations

from datetime import datetime

from django_tasks import task

from lamppost.journal.models.decisions import Policy
from lamppost.moderation.campaigns.ads import decide_ad
from lamppost.moderation.campaigns.deciding import ruling_for
from lamppost.moderation.models import Choice
from lamppost.people.models import Person


@task()
def decide_ads(
    subjects: list[str], choice: str, policy: str, words: str, note: str, by: int, at: str
) -> None:
    """Some ads of a campaign; may run twice."""
    steward = Person.objects.get(pk=by)
    ruling = ruling_for(Choice(choice), Policy(policy), words, note)
    for subject in subjects:
        decide_ad(subject, Choice(choice), ruling, by=steward, at=datetime.fromisoformat(at))
