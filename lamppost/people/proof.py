"""Proving once more who one is, by a code sent to the address: for those without a second step."""

from __future__ import annotations

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lamppost.core.http import UNPROCESSABLE
from lamppost.people.forms import ProofForm
from lamppost.people.http import SignedIn

SESSION_KEY = "people_proof"


class ProofByCode(AbstractCodeVerificationProcess):  # type: ignore[misc]
    """A code on its way, kept in the session of whoever is to prove that they are it."""

    def __init__(self, request: HttpRequest, state: dict[str, Any]) -> None:
        self.request = request
        super().__init__(
            max_attempts=app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS,
            timeout=app_settings.LOGIN_BY_CODE_TIMEOUT,
            state=state,
            user=request.user,
        )

    @classmethod
    def begin(cls, request: SignedIn) -> None:
        process = cls(request, cls.initial_state(request.user, email=request.user.email))
        process.state["code"] = get_adapter().generate_login_code()
        process.send()
        process.persist()

    @classmethod
    def resume(cls, request: HttpRequest) -> ProofByCode | None:
        state = request.session.get(SESSION_KEY)
        process: ProofByCode | None = cls(request, state).abort_if_invalid() if state else None
        return process

    def send(self) -> None:
        get_adapter().send_mail("people/mail/proof", self.state["email"], {"code": self.code})

    def persist(self) -> None:
        self.request.session[SESSION_KEY] = self.state

    def abort(self) -> None:
        self.request.session.pop(SESSION_KEY, None)


@method_decorator([login_required, never_cache], name="dispatch")
class ProofView(BaseReauthenticateView):  # type: ignore[misc]
    """First a button that sends the code, then the field for it. A mere visit sends nothing."""

    template_name = "account/reauthenticate.html"
    form_class = ProofForm

    def post(self, request: SignedIn, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        if request.POST.get("action") == "send":
            return self._send(request)
        if ProofByCode.resume(request) is None:
            messages.info(request, _("That code has run out. Ask for a new one."))
            return redirect(request.get_full_path())
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def _send(self, request: SignedIn) -> HttpResponse:
        if ratelimit.consume(request, action="request_login_code", key=request.user.email):
            ProofByCode.begin(request)
        else:
            messages.error(request, get_adapter().error_messages["too_many_login_attempts"])
        return redirect(self.passthrough_next_url(request.path))

    def get_form_kwargs(self) -> dict[str, Any]:
        process = ProofByCode.resume(self.request)
        return {**super().get_form_kwargs(), "code": process.code if process else ""}

    def get_context_data(self, **given: Any) -> dict[str, Any]:  # noqa: ANN401
        is_sent = ProofByCode.resume(self.request) is not None
        return {**super().get_context_data(**given), "is_sent": is_sent}

    def form_valid(self, form: ProofForm) -> HttpResponse:
        self.request.session.pop(SESSION_KEY, None)
        record_authentication(self.request, self.request.user, method="code", reauthenticated=True)
        response: HttpResponse = super().form_valid(form)
        return response

    def form_invalid(self, form: ProofForm) -> HttpResponse:
        process = ProofByCode.resume(self.request)
        if process and process.record_invalid_attempt():
            context = self.get_context_data(form=form)
            response: HttpResponse = self.render_to_response(context, status=UNPROCESSABLE)
            return response
        messages.error(
            self.request, _("Five wrong codes: that one is void now. Ask for a new one.")
        )
        return redirect(self.passthrough_next_url(self.request.path))
