"""What people type about themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    AddEmailForm,
    BaseConfirmCodeForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    RequestLoginCodeForm,
)
from allauth.core import context, ratelimit
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from lamppost.core.errors import Refused
from lamppost.people.accounts import forget_unconfirmed_at, open_account
from lamppost.people.holding import why_held
from lamppost.people.models import Person
from lamppost.people.names import LONGEST, clean_name

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Label

_CODE_INPUT = {
    "autocomplete": "one-time-code",
    "inputmode": "numeric",
    "spellcheck": "false",
    "size": "12",
}


def _address_field(label: Label) -> forms.EmailField:
    look = {"autocomplete": "email", "inputmode": "email", "spellcheck": "false"}
    return forms.EmailField(label=label, max_length=254, widget=forms.EmailInput(attrs=look))


def _code_field(label: Label) -> forms.CharField:
    return forms.CharField(label=label, max_length=20, widget=forms.TextInput(attrs=_CODE_INPUT))


class EnterForm(RequestLoginCodeForm):  # type: ignore[misc]
    """One door for those who come back and those who are new. It never says which one is."""

    email = _address_field(_("Your mail address"))

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if not ratelimit.consume(context.request, action="request_login_code", key=email):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = open_account(email)  # where allauth's view looks for whom to mail
        return email


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    code = _code_field(_("Code from the mail"))


class ProofForm(BaseConfirmCodeForm):  # type: ignore[misc]
    code = _code_field(_("Code from the mail"))


class NewAddressForm(AddEmailForm):  # type: ignore[misc]
    email = _address_field(_("New mail address"))

    def clean_email(self) -> str:
        _refuse_if_held(self.user)
        email: str = super().clean_email()
        return email


class AddressCodeForm(ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    code = _code_field(_("Code from the mail"))

    def clean_code(self) -> str:
        code: str = BaseConfirmCodeForm.clean_code(self)
        _refuse_if_held(self.user)  # asked for before, and confirmed only now
        # Whoever typed this address at the door and never confirmed it has no claim to it.
        forget_unconfirmed_at(self.email)
        super().clean_code()
        return code


def _refuse_if_held(person: Person | None) -> None:
    if person is not None and (said := why_held(person)):
        raise forms.ValidationError(said, code="held")


class SecondStepForm(AuthenticateForm):  # type: ignore[misc]
    code = _code_field(_("Code from your app, or a recovery code"))


class SecondStepAgainForm(ReauthenticateForm):  # type: ignore[misc]
    code = _code_field(_("Code from your app, or a recovery code"))


class AddAppForm(ActivateTOTPForm):  # type: ignore[misc]
    code = _code_field(_("Code that the app shows now"))


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(label=_("Name, to tell it from others"), max_length=60, required=False)
    passwordless = forms.BooleanField(
        label=_("Let me sign in with this passkey alone, without a code by mail"),
        help_text=_(
            "Your phone or computer then asks for your fingerprint, face or PIN. "
            "Leave it out for an old security key that cannot."
        ),
        required=False,
        initial=True,
    )


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(label=_("Name"), max_length=60)


class NameForm(forms.Form):
    """A name to post under."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("It stands beside your ads. It need not be your real one."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname", "maxlength": LONGEST}),
        strip=False,  # the check says more than "required" about spaces that cannot be seen
    )

    def clean_name(self) -> str:
        try:
            return clean_name(self.cleaned_data["name"])
        except Refused as refused:
            raise forms.ValidationError(refused.sentence, code=refused.code) from refused

    def refuse(self, refused: Refused) -> None:
        """Puts the reason of an action beside the field."""
        self.add_error("name", refused.sentence)
