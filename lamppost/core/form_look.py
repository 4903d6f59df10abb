"""How forms are laid out: one template for a field, so that every form reads the same."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class FormLook(TemplatesSetting):
    """Django's renderer with Lamppost's own field: label, hint, input, error, in that order."""

    field_template_name = "core/field.html"
