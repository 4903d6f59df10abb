"""What people type to show something about themselves, or about somebody they met."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from lamppost.core.errors import Refused
from lamppost.standing.models import WORDS_LENGTH
from lamppost.standing.numbers import LONGEST


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("Your mobile number"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def refuse(self, refused: Refused) -> None:
        """Puts the reason of an action beside the field."""
        self.add_error("number", refused.sentence)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the text message"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "spellcheck": "false",
                "size": "12",
            }
        ),
    )

    def refuse(self, refused: Refused) -> None:
        self.add_error("code", refused.sentence)


class WordsForm(forms.Form):
    words = forms.CharField(
        label=_("A few words, if you like"),
        help_text=_(
            "At most 500 characters. The other one reads them, and nobody else unless they "
            "agree to show them. Do not write what would say who either of you is."
        ),
        max_length=WORDS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def refuse(self, refused: Refused) -> None:
        self.add_error("words", refused.sentence)
