"""What a reviewer chose, as the form on the page of an item says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lamppost.journal.models.decisions import Policy
from lamppost.moderation.models import Choice
from lamppost.moderation.period import end_of
from lamppost.moderation.reviewing.offers import Offer
from lamppost.people.suspending import LONGEST

WORDS_LENGTH = 4_000
DAYS = (1, 7, 30, 90)

_LONGEST_LOOK = 24 * 60 * 60  # seconds: a page left open over night measures nothing


@dataclass(frozen=True)
class Chosen:
    """removes: of a suspension, whether the thing goes, too. took_secs: None if not known."""

    choice: Choice
    policy: Policy = Policy.OTHER
    words: str = ""
    note: str = ""
    until: datetime | None = None
    removes: bool = False
    seen: str = ""
    took_secs: int | None = None


class ChoiceForm(forms.Form):
    """Each button of the form is a choice; the rest is typed beside it."""

    choice = forms.CharField(error_messages={"required": _("Say what is to be done.")})
    policy = forms.CharField(required=False)
    words = forms.CharField(
        label=_("To the person"),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("They read the clause in any case. What you write here stands below it."),
    )
    note = forms.CharField(
        label=_("For others who review"),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("The person never reads it."),
    )
    days = forms.ChoiceField(
        label=_("Suspended for"),
        required=False,
        choices=[
            *((str(n), _("1 day") if n == 1 else _("%(n)d days") % {"n": n}) for n in DAYS),
            ("date", _("Until this day:")),
        ],
        initial="7",
    )
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    removes = forms.BooleanField(label=_("Remove this thing, too"), required=False, initial=True)
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    shown = forms.IntegerField(required=False, widget=forms.HiddenInput)  # seconds since 1970

    def __init__(
        self,
        *args: Any,  # noqa: ANN401
        offers: Sequence[Offer] = (),
        now: datetime,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offers = {str(offer.choice): offer for offer in offers}
        self.now = now

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        offer = self.offers.get(said.get("choice", ""))
        if offer is None:
            if "choice" in said:
                self.add_error(None, _("That cannot be chosen here (any more)."))
            return said
        self._check_clause(offer, said)
        if offer.choice == Choice.SUSPEND:
            self._check_end(said)
        if offer.has_answer and not said.get("words", "").strip():
            self.add_error("words", _("Write an answer: the person reads what you say."))
        return said

    def _check_clause(self, offer: Offer, said: dict[str, Any]) -> None:
        policy = said.get("policy", "")
        if not offer.needs_clause:
            return
        if policy not in Policy.values:
            self.add_error("policy", _("Choose the clause that it rests on."))
        elif policy == Policy.CHECK and offer.choice != Choice.HOLD:
            self.add_error("policy", _("“Looked at first” is for holding something alone."))

    def _check_end(self, said: dict[str, Any]) -> None:
        if said.get("days") != "date":
            said["until"] = self.now + timedelta(days=int(said.get("days") or 7))
            return
        day: date | None = said.get("until")
        if day is None:
            if "until" not in self.errors:
                self.add_error("until", _("Say until which day."))
        elif day < timezone.localdate(self.now):
            self.add_error("until", _("That day is over."))
        elif day > timezone.localdate(self.now + LONGEST):
            self.add_error("until", _("That day is too far away."))
        else:
            said["until"] = end_of(day)

    def chosen(self) -> Chosen:
        said = self.cleaned_data
        offer = self.offers[said["choice"]]
        is_suspension = offer.choice == Choice.SUSPEND
        return Chosen(
            choice=offer.choice,
            policy=Policy(said["policy"]) if offer.needs_clause else Policy.OTHER,
            words=said["words"],
            note=said["note"],
            until=said["until"] if is_suspension else None,
            removes=is_suspension and said["removes"],
            seen=said["seen"],
            took_secs=self._took(said["shown"]),
        )

    def _took(self, shown: int | None) -> int | None:
        if shown is None:
            return None
        took = int(self.now.timestamp()) - shown
        return took if 0 <= took <= _LONGEST_LOOK else None
