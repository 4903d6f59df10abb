"""Where django-allauth meets our people."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from allauth.core.internal.httpkit import clean_client_ip
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lamppost.core.http import client_address
from lamppost.people.models import Person
from lamppost.people.posting import posting_in

CODE_MAIL = "account/email/login_code"


class PeopleAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Codes by mail instead of passwords, our words, and nothing told to strangers."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("This account is closed."),
        "duplicate_email": gettext_lazy("That is the address you have now. Type the new one."),
        "email_taken": gettext_lazy(
            "That address has an account of its own here. Sign in with it, and erase that "
            "account first if you want to use the address for this one."
        ),
        "incorrect_code": gettext_lazy(
            "That is not the code. Look at the newest mail from us and type its eight digits."
        ),
        "rate_limited": gettext_lazy("That was too often. Wait a few minutes, then try again."),
        "too_many_login_attempts": gettext_lazy(
            "That was too often in a short time. Wait a few minutes, then try again."
        ),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        words: dict[str, Any] = {"board_name": settings.BOARD_NAME, "board_url": settings.BASE_URL}
        if template_prefix == CODE_MAIL:
            words["posting"] = posting_in(self.request)
        super().send_mail(template_prefix, email, {**words, **context})

    def get_client_ip(self, request: HttpRequest) -> str:
        # Behind a unix socket there is no address: all share one limit until the host says
        # how many proxies stand in front.
        return clean_client_ip(client_address(request)) or "127.0.0.1"

    def post_login(self, request: HttpRequest, user: Person, **given: Any) -> HttpResponse:  # noqa: ANN401
        response: HttpResponse = super().post_login(request, user, **given)
        if user.erase_due:
            messages.warning(
                request,
                _("Your account is about to be erased. You can keep it, under “Me”, “Leave”."),
            )
        return response

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        """allauth's methods for those with a second step; a code by mail for all others."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if user.is_authenticated and not methods:
            return [
                {
                    "id": "mail_code",
                    "description": _("Use a code by mail"),
                    "url": reverse("account_reauthenticate"),
                }
            ]
        # A passkey first: it is there for those who have one, and cannot be phished.
        return sorted(methods, key=lambda method: "webauthn" not in method["id"])

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:  # noqa: ANN401
        """Asks again, before a change of how one signs in, who did not prove it lately.

        allauth itself asks only those who have a password or a second step, and would let
        whoever finds a phone unlocked add a passkey of their own; so the answer is given here.
        """
        if not _proved_lately(self.request):
            raise ReauthenticationRequired
        return False


def _proved_lately(request: HttpRequest) -> bool:
    # Any record will do: a session has always gone through every step of signing in, and a
    # code by mail alone is not offered to those who have a second step.
    records = get_authentication_records(request, request.user)
    since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    return any(one["at"] > since for one in records)
