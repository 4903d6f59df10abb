"""How a category's own questions are asked. `clean_field` judges the answers, for imports too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lamppost.board.categories import Field, FieldKind

OWN = "f."  # before the name of a category's own field, so that it meets none of ours


class PlaceInput(forms.TextInput):
    """A town, suggested while it is typed where scripts run."""

    template_name = "board/_place_input.html"


def form_field(own: Field) -> forms.Field:
    """The form's field for a category's: what a browser shows, with the kinds of its keyboard."""
    given: dict[str, Any] = {"label": own.name, "required": own.required}
    if own.required:
        given["error_messages"] = {"required": _("This category needs this one.")}
    choices = [(choice.value, choice.name) for choice in own.choices]
    match own.kind:
        case FieldKind.CHOICE:
            return forms.ChoiceField(choices=[("", _("Not said")), *choices], **given)
        case FieldKind.MANY:
            return forms.MultipleChoiceField(
                choices=choices, widget=forms.CheckboxSelectMultiple, **given
            )
        case FieldKind.YES_NO:
            answers = [("", _("Not said")), ("yes", _("Yes")), ("no", _("No"))]
            return forms.ChoiceField(choices=answers, **given)
        case FieldKind.DATE:
            return forms.CharField(widget=forms.DateInput(attrs={"type": "date"}), **given)
        case FieldKind.NUMBER:
            label = f"{own.name} ({own.unit})" if own.unit else own.name
            widget = forms.TextInput(attrs={"inputmode": "decimal"})
            return forms.CharField(widget=widget, max_length=40, **{**given, "label": label})
        case FieldKind.TEXT:
            return forms.CharField(max_length=own.max_length or None, **given)
