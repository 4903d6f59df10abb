"""What is asked of the queue, and what somebody who reviews sets for themselves."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lamppost.moderation.models import Steward
from lamppost.moderation.queue.items import Queue
from lamppost.moderation.queue.names import QUEUES

MOST_PAGES = 200


class QueueForm(forms.Form):
    """Of an address: whatever is no queue shows all of them."""

    queue = forms.ChoiceField(choices=[(queue.value, queue.value) for queue in Queue])
    page = forms.IntegerField(min_value=1, max_value=MOST_PAGES)

    def wanted(self) -> tuple[Queue | None, int]:
        self.is_valid()
        queue = self.cleaned_data.get("queue")
        return Queue(queue) if queue else None, self.cleaned_data.get("page") or 1


class SettingsForm(forms.Form):
    def __init__(self, typed: QueryDict | None, *, steward: Steward) -> None:
        super().__init__(typed, initial={"declines": steward.declines, "keys": steward.keys})
        offered = [queue for queue in Queue if queue != Queue.CHILDREN or steward.is_trained]
        self.fields["declines"] = forms.MultipleChoiceField(
            label=_("Queues that I do not want to work on"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(queue.value, QUEUES[queue]) for queue in offered],
        )
        self.fields["keys"] = forms.BooleanField(
            label=_("Single keys do something on the pages where I review"), required=False
        )
