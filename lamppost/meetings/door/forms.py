"""Entering digits."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from lamppost.core.errors import Refused


class DigitsForm(forms.Form):
    digits = forms.CharField(
        label=_("Their four digits"),
        max_length=20,
        error_messages={"required": _("Enter the four digits that the other one tells you.")},
        widget=forms.TextInput(
            attrs={
                "class": "door__enter",
                "autocomplete": "off",
                "inputmode": "numeric",
                "spellcheck": "false",
                "size": "6",
            }
        ),
    )

    def refuse(self, refused: Refused) -> None:
        """Puts the reason of an action beside the field."""
        self.add_error("digits", refused.sentence)
