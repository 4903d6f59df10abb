"""The form of a plan: whatever it says is kept, also where it does not hold together yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lamppost.core.sealing import unseal
from lamppost.core.text import small_number
from lamppost.meetings.contacts.questions import usable_contacts
from lamppost.meetings.details import Details, details_of
from lamppost.meetings.models import Contact, Plan, PlanContact
from lamppost.meetings.plans.drafts import NewPlan
from lamppost.meetings.plans.times import (
    LEAST_GRACE,
    MOST_GRACE,
    USUAL_GRACE,
    TimesRefused,
    refuse_times,
)
from lamppost.people.models import Person

# As browsers send it, and as somebody types it where the browser knows no such field.
_FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"]
SHORT, LONG = 200, 1_000  # signs


class _TimeInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


def _time_field(label: Any) -> forms.DateTimeField:  # noqa: ANN401
    wrong = _("Write it as 2027-03-01 18:00.")
    messages = {"invalid": wrong, "required": wrong}
    return forms.DateTimeField(
        label=label, input_formats=_FORMATS, widget=_TimeInput(), error_messages=messages
    )


class PlanForm(forms.Form):
    with_whom = forms.CharField(
        label=_("Whom you meet"),
        required=False,
        max_length=SHORT,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    where = forms.CharField(
        label=_("Where"),
        required=False,
        max_length=SHORT,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    words = forms.CharField(
        label=_("What else would help to find you"),
        help_text=_("A car, a name, a number, what you wear. Told last."),
        required=False,
        max_length=LONG,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    starts = _time_field(_("From"))
    due = _time_field(_("Back by"))
    grace = forms.IntegerField(
        label=_("Minutes to answer before anybody is told"),
        min_value=LEAST_GRACE,
        max_value=MOST_GRACE,
        initial=USUAL_GRACE,
    )

    def __init__(self, data: QueryDict | None = None, *, at: datetime, **more: Any) -> None:  # noqa: ANN401
        super().__init__(data, **more)
        self.at = at

    def clean(self) -> None:
        starts, due = self.cleaned_data.get("starts"), self.cleaned_data.get("due")
        if starts and due:
            try:
                refuse_times(starts, due, at=self.at)
            except TimesRefused as refused:
                self.add_error(refused.field, refused.sentence)


@dataclass(frozen=True)
class Choice:
    """A contact in the form. place: as whom they are told, from 1."""

    contact: Contact
    name: str
    place: int
    is_chosen: bool


def times_at(at: datetime) -> dict[str, datetime]:
    """Now, and in two hours: in local time, whole minutes."""
    starts = timezone.localtime(at).replace(second=0, microsecond=0)
    return {"starts": starts, "due": timezone.localtime(starts + timedelta(hours=2))}


def start_of(plan: Plan) -> dict[str, Any]:
    """What the form of a draft begins with."""
    details = details_of(plan.details)
    said = {"with_whom": details.with_whom, "where": details.where, "words": details.words}
    return {**said, "starts": plan.starts, "due": plan.due, "grace": plan.grace_secs // 60}


def choices(person: Person, plan: Plan | None, data: QueryDict | None) -> list[Choice]:
    """Those who would hear of it, in the order of the plan: of a new one, all of them."""
    usable = list(usable_contacts(person))
    chosen = [c.public_id for c in usable]
    if data is not None:
        chosen = _chosen(usable, data)
    elif plan is not None:
        told = PlanContact.objects.filter(plan=plan).order_by("position", "pk")
        chosen = list(told.values_list("contact__public_id", flat=True))
    rest = len(usable)
    places = {public_id: place for place, public_id in enumerate(chosen)}
    ordered = sorted(usable, key=lambda one: places.get(one.public_id, rest))
    return [
        Choice(one, unseal(one.name), place, one.public_id in places)
        for place, one in enumerate(ordered, start=1)
    ]


def new_plan(form: PlanForm, chosen: list[Choice], plan: Plan | None, conversation: str) -> NewPlan:
    """What was typed, with the times of before where they cannot be read. After `is_valid`."""
    said = {name: form.data.get(name, "") for name in ("with_whom", "where", "words")}
    read = form.cleaned_data
    usual: dict[str, Any] = start_of(plan) if plan else {**times_at(form.at), "grace": USUAL_GRACE}
    details = Details(
        with_whom=_fit(said["with_whom"], SHORT),
        where=_fit(said["where"], SHORT),
        words=_fit(said["words"], LONG),
        conversation=details_of(plan.details).conversation if plan else conversation,
    )
    return NewPlan(
        details,
        starts=_time(form, "starts") or usual["starts"],
        due=_time(form, "due") or usual["due"],
        grace_secs=60 * (read.get("grace") or usual["grace"]),
        tell=[one.contact for one in chosen if one.is_chosen],
    )


def _time(form: PlanForm, name: str) -> datetime | None:
    """Also one that is refused beside the other: as a time it can be kept."""
    try:
        read = form.fields[name].clean(form.data.get(name))
    except forms.ValidationError:
        return None
    return read if isinstance(read, datetime) else None


def _chosen(usable: list[Contact], data: QueryDict) -> list[str]:
    ticked = set(data.getlist("tell"))
    told = [one for one in usable if one.public_id in ticked]
    last = len(usable)
    told.sort(key=lambda one: small_number(data.get(f"place-{one.public_id}", "")) or last)
    return [one.public_id for one in told]


def _fit(text: str, most: int) -> str:
    return text.replace("\0", "").replace("\r\n", "\n").strip()[:most]
