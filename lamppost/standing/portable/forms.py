"""How many statements to take along, and what to bring of another board's."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from lamppost.core.errors import Refused
from lamppost.standing.portable.claims import LABELS
from lamppost.standing.portable.statement_file import MOST_BYTES
from lamppost.standing.portable.taking import MOST_AT_ONCE


class TakeForm(forms.Form):
    count = forms.IntegerField(
        label=_("How many times you want to show them"),
        help_text=_("One for each board: nobody can tell that two of them are one person's."),
        min_value=1,
        max_value=MOST_AT_ONCE,
        initial=MOST_AT_ONCE,
    )

    def refuse(self, refused: Refused) -> None:
        """Puts the reason of an action beside the field."""
        self.add_error("count", refused.sentence)


class BringForm(forms.Form):
    file = forms.FileField(
        label=_("The file that you took along"),
        help_text=_("It ends in .json. It is read once and not kept."),
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    facts = forms.MultipleChoiceField(
        label=_("What is to be shown here"),
        help_text=_("What the file does not say is left out. Nothing else of it is looked at."),
        choices=list(LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one fact to bring.")},
    )

    def content(self) -> bytes:
        """No more than can be looked at."""
        content: bytes = self.cleaned_data["file"].read(MOST_BYTES + 1)
        return content

    def refuse(self, refused: Refused) -> None:
        self.add_error("file", refused.sentence)
