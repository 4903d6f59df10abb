"""What is asked of the log and of the report, in the address of the page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lamppost.journal.models.decisions import Done, Policy
from lamppost.moderation.clauses import CLAUSES, DONE
from lamppost.moderation.period import FIRST_DAY, LAST_DAY, Period, end_of, start_of

ANY = ("", _("Any"))
PROGRAM, PERSON = "program", "person"


class PeriodForm(forms.Form):
    """Two days, either of which may be left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        # "from" is a word of Python's; in the address of a page it is the plain one.
        self.fields["from"] = _day(_("From"))
        self.fields["to"] = _day(_("To"))

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        since, until = asked.get("from"), asked.get("to")
        if since and until and until < since:
            self.add_error("to", _("The last day is before the first."))
        return asked

    def period(self, default: Period) -> Period:
        since, until = self._asked("from"), self._asked("to")
        last = until or max(default.until, since or default.until)
        first = since or min(default.since, last)
        return Period(first, last)

    def _asked(self, name: str) -> date | None:
        found: date | None = self.cleaned_data.get(name)
        return found


class LogForm(PeriodForm):
    done = forms.ChoiceField(
        label=_("What was done"), required=False, choices=[ANY, *((k.value, DONE[k]) for k in Done)]
    )
    clause = forms.ChoiceField(
        label=_("Clause"),
        required=False,
        choices=[ANY, *((k.value, CLAUSES[k].title) for k in Policy)],
    )
    maker = forms.ChoiceField(
        label=_("Decided by"),
        required=False,
        choices=[ANY, (PROGRAM, _("A program alone")), (PERSON, _("A person"))],
    )
    after = forms.IntegerField(
        required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput
    )

    def wanted(self) -> Q:
        asked, wanted = self.cleaned_data, Q()
        if asked["done"]:
            wanted &= Q(done=asked["done"])
        if asked["clause"]:
            wanted &= Q(policy=asked["clause"])
        if asked["maker"]:
            wanted &= Q(is_automated=asked["maker"] == PROGRAM)
        if asked["from"]:
            wanted &= Q(at__gte=start_of(asked["from"]))
        if asked["to"]:
            wanted &= Q(at__lt=end_of(asked["to"]))
        return wanted


def _day(label: Any) -> forms.DateField:  # noqa: ANN401
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[
            MinValueValidator(FIRST_DAY, _("We have nothing that old.")),
            MaxValueValidator(LAST_DAY, _("That day is too far away.")),
        ],
    )
