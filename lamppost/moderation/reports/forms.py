"""What is asked of whoever reports something."""

from __future__ import annotations

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lamppost.board.typed import without_nul
from lamppost.moderation.models import Report
from lamppost.moderation.models.cases import WORDS_LENGTH
from lamppost.moderation.reports.cases import NewReport


class ReportForm(forms.Form):
    """kind, words, and where the outcome goes for those who are not signed in."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Report.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what it is about."),
            "invalid_choice": _("Choose what it is about."),
        },
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("What happened, and what somebody should look at."),
        required=False,
        max_length=WORDS_LENGTH,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={
            "max_length": _("At most 2,000 characters, please. You can send two reports."),
        },
    )
    address = forms.EmailField(
        label=_("Your mail address"),
        help_text=_(
            "If you want to hear what came of it. It is kept unreadable and deleted as soon as "
            "you have been told."
        ),
        required=False,
        max_length=254,
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}
        ),
    )

    def __init__(self, data: QueryDict | None, *, is_signed_in: bool) -> None:
        super().__init__(_counted_as_typed(data) if data is not None else None)
        if is_signed_in:
            del self.fields["address"]

    def new_report(self, key: str) -> NewReport:
        told = self.cleaned_data
        return NewReport(told["kind"], told["words"].strip(), key, told.get("address", ""))


def _counted_as_typed(data: QueryDict) -> QueryDict:
    """Line breaks as one character each, as the browser counts them; and without the one
    character that PostgreSQL cannot keep."""
    data = data.copy()
    for name in ("words", "address"):
        data[name] = without_nul(data.get(name, "").replace("\r\n", "\n"))
    return data
