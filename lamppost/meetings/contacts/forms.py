"""What is asked of whoever wants to be missed, and of whoever is to be told."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lamppost.core.errors import Refused
from lamppost.meetings.contacts.limits import NAME_LENGTH
from lamppost.notices.models import Channel

_MAIL = {"autocomplete": "off", "inputmode": "email", "spellcheck": "false"}


class RefusingForm(forms.Form):
    def refuse(self, refused: Refused) -> None:
        self.add_error(None, refused.sentence)


class InviteForm(RefusingForm):
    name = forms.CharField(
        label=_("What you call them"),
        help_text=_("For your own list."),
        max_length=NAME_LENGTH,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    knows_as = forms.CharField(
        label=_("What they call you"),
        help_text=_("They read this name when they are asked, and when it matters."),
        max_length=NAME_LENGTH,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    address = forms.EmailField(
        label=_("Their mail address"),
        help_text=_(
            "We ask them there once, and remind them once if you wish. Without it you hand over "
            "a link yourself."
        ),
        max_length=254,
        required=False,
        widget=forms.EmailInput(_MAIL),
    )


class WayForm(RefusingForm):
    """One field, as its channel wants it. Each channel has a form of its own on the page."""

    LABELS = {
        Channel.MAIL: _("Mail address"),
        Channel.SMS: _("Mobile number, for texts"),
        Channel.APPRISE: _("Address of another service"),
    }
    HINTS = {
        Channel.APPRISE: _(
            "As Apprise writes it: ntfys://host/topic, or of Signal, Matrix, Telegram and others."
        )
    }
    KEYS = {Channel.MAIL: "email", Channel.SMS: "tel", Channel.APPRISE: "url"}

    def __init__(self, channel: Channel, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=f"id_{channel}_%s")
        self.channel = channel
        widget = forms.EmailInput if channel == Channel.MAIL else forms.TextInput
        self.fields["to"] = forms.CharField(
            label=self.LABELS[channel],
            help_text=self.HINTS.get(channel, ""),
            max_length=500,
            widget=widget(attrs=self._attrs()),
        )

    def _attrs(self) -> dict[str, str]:
        key = self.KEYS[self.channel]
        return {"inputmode": key, "autocomplete": "off" if key == "url" else key}


class WordsForm(forms.Form):
    subject = forms.CharField(label=_("First line"), max_length=60)
    body = forms.CharField(
        label=_("Text"), max_length=200, widget=forms.Textarea({"rows": 2, "autocomplete": "off"})
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        return {name: " ".join(str(words).split()) for name, words in given.items()}
