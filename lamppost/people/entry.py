"""The one door: an address is typed, a code is mailed to it, the code is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.stagekit import clear_login, get_pending_stage
from allauth.account.utils import passthrough_next_redirect_url
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.core import ratelimit
from django.contrib import messages
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView

from lamppost.core.http import UNPROCESSABLE
from lamppost.people.posting import leads_to_posting

OK = 200


class EnterView(RequestLoginCodeView):  # type: ignore[misc]
    """Where an address is typed. Says and does the same whether it has an account or not."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        # allauth would lead back to the code of the first address, although another one
        # has just been typed.
        if request.method == "POST" and not request.user.is_authenticated:
            clear_login(request)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        # One transaction for the account and the mail: the same number of commits whether
        # there was an account or not.
        with transaction.atomic():
            response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        return _again(self, form)


enter = EnterView.as_view()


class CodeView(ConfirmLoginCodeView):  # type: ignore[misc]
    """Where the code is typed, asked for again, or the address changed."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
        if not request.user.is_authenticated:
            if request.POST.get("action") == "change":
                clear_login(request)
                return _to_the_door(request)
            if get_pending_stage(request) is None:
                messages.info(request, _("That code has run out. Ask for a new one."))
                return _to_the_door(request)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"is_posting": leads_to_posting(self.request)}

    def _resend_form_valid(self, form: BaseForm) -> HttpResponse:
        # allauth counts how often a code is asked for, not how often it is sent again: three
        # mails to somebody else's mailbox for every one that the limit means.
        address = self._process.state["email"]
        if not ratelimit.consume(self.request, action="request_login_code", key=address):
            messages.error(self.request, get_adapter().error_messages["rate_limited"])
            return redirect(self.request.get_full_path())
        response: HttpResponse = super()._resend_form_valid(form)
        return response

    def form_invalid(self, form: BaseForm) -> HttpResponse:
        if self._process.record_invalid_attempt():
            return _again(self, form)
        messages.error(
            self.request, _("Five wrong codes: that one is void now. Ask for a new one.")
        )
        return _to_the_door(self.request)


def _again(view: FormView[BaseForm], form: BaseForm) -> HttpResponse:
    return view.render_to_response(view.get_context_data(form=form), status=UNPROCESSABLE)


def _to_the_door(request: HttpRequest) -> HttpResponse:
    door = reverse("account_request_login_code")
    return redirect(passthrough_next_redirect_url(request, door, "next"))


def says_422(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, answering 422 where allauth shows a form again and says 200."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == OK:
            response.status_code = UNPROCESSABLE
        return response

    return wrapped
