"""What is asked of whoever wants to be told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lamppost.board.alerts.models import Alert, Pace
from lamppost.core.errors import Refused


class AskForm(forms.Form):
    """A new alert: how fast, and where to for those who are not signed in."""

    pace = forms.ChoiceField(label=gettext_lazy("How often"), choices=Pace.choices)
    email = forms.EmailField(
        label=gettext_lazy("Your mail address"),
        help_text=gettext_lazy("We send a link there first. Nobody else sees the address."),
        max_length=254,
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, is_signed_in: bool, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if is_signed_in:
            del self.fields["email"]

    def refuse(self, refused: Refused) -> None:
        self.add_error(None, refused.sentence)

    @property
    def pace_chosen(self) -> Pace:
        return Pace(self.cleaned_data["pace"])


class ChangeForm(forms.Form):
    """How fast an alert tells, and by what ways."""

    pace = forms.ChoiceField(label=gettext_lazy("How often"), choices=Pace.choices)
    by_mail = forms.BooleanField(label=gettext_lazy("By mail"), required=False)
    by_push = forms.BooleanField(label=gettext_lazy("In your browsers"), required=False)

    def __init__(self, alert: Alert, data: QueryDict | None = None) -> None:
        now = {"pace": alert.pace, "by_mail": alert.by_mail, "by_push": alert.by_push}
        # Several forms on one page: each field's label finds its own.
        super().__init__(data, initial=now, auto_id=f"id_{alert.key.hex}_%s")
        self.alert = alert

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or self.cleaned_data
        if not chosen.get("by_mail") and not chosen.get("by_push"):
            raise forms.ValidationError(
                _("Choose by what way to be told. To be told nothing, pause the alert.")
            )
        return chosen
