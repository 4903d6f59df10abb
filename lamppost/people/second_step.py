"""Passkeys and authenticator apps: what they show of somebody on their own devices."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lamppost.people.models import Person


class SecondStepAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "That code does not fit. Codes in the app change every half minute: "
            "type the one that it shows now."
        ),
        "unverified_email": gettext_lazy("Confirm your address first."),
    }

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        # Shown by the device when it asks which passkey to use.
        return {**entity, "display_name": user.email or ""}

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey {number}").format(number=number)

    def _get_site_name(self) -> str:
        return str(settings.BOARD_NAME)
