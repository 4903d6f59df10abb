"""How forms are laid out: one template for a field, so that every form reads the same."""

from __future__ import annotations

from django.forms.renderers import DjangoTemplates


class FormLook(DjangoTemplates):
    """Django's renderer with Lamppost's own field: label, hint, input, error, in that order."""

    field_template_name = "core/field.html"

    def get_template(self, template_name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
        from django.template.loader import get_template

        # Our templates come from the project's engine (it has the tags); widgets from Django's.
        if template_name.startswith("core/"):
            return get_template(template_name)
        return super().get_template(template_name)
