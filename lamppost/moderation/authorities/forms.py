"""What is typed into the register."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from babel import Locale, UnknownLocaleError
from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from phonenumbers import SUPPORTED_REGIONS

from lamppost.core.errors import Refused
from lamppost.moderation.authorities.actions import NewRequest
from lamppost.moderation.authorities.subjects import MOST, read_subjects
from lamppost.moderation.models.authorities import TEXT_LENGTH, AuthorityRequest
from lamppost.moderation.period import FIRST_DAY, LAST_DAY

Kind, State, Notice = AuthorityRequest.Kind, AuthorityRequest.State, AuthorityRequest.Notice
_LOCAL = "%Y-%m-%dT%H:%M"


def countries() -> list[tuple[str, str]]:
    """Those that have telephones, by their names in the language of the page."""
    try:
        names = Locale.parse(get_language() or "en", sep="-").territories
    except (UnknownLocaleError, ValueError):
        names = Locale.parse("en").territories
    known = ((code, str(names.get(code, code))) for code in SUPPORTED_REGIONS)
    return [("", ""), *sorted(known, key=lambda one: one[1])]


class RequestForm(forms.Form):
    use_required_attribute = False  # which are required depends on the first of them

    kind = forms.ChoiceField(
        label=_("What it is"), choices=Kind, initial=Kind.ASKED, widget=forms.RadioSelect
    )
    office = forms.CharField(label=_("Office"), max_length=200)
    country = forms.ChoiceField(label=_("Its country"), choices=countries)
    reference = forms.CharField(label=_("Its reference"), max_length=120, required=False)
    basis = forms.ChoiceField(
        label=_("Legal basis"),
        choices=[("", ""), *AuthorityRequest.Basis.choices],
        error_messages={"required": _("Say on what they base it; or that it is something else.")},
    )
    law = forms.CharField(label=_("The article that it names"), max_length=200, required=False)
    asked = forms.CharField(
        label=_("What was asked for"),
        max_length=TEXT_LENGTH,
        error_messages={"required": _("Say what they asked for.")},
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    about = forms.CharField(
        label=_("About whom or what"),
        help_text=_(
            "As the journal names them, such as people.person:3, board.ad:17 or relay.letter:9, "
            "or the mail address of an account. One in a line."
        ),
        max_length=9_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    received = forms.DateTimeField(
        label=_("When it came, or when you told them"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_LOCAL),
    )
    deadline = forms.DateTimeField(
        label=_("To be answered by"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_LOCAL),
    )
    given = forms.CharField(
        label=_("If you told them: what"),
        max_length=TEXT_LENGTH,
        error_messages={"required": _("Say what you told them.")},
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        is_told = self.data.get("kind") == Kind.TOLD
        for name in ("basis", "asked"):
            self.fields[name].required = not is_told
        self.fields["given"].required = is_told

    def clean_received(self) -> datetime:
        received = _within_reach(self.cleaned_data["received"])
        if received > timezone.now():
            raise forms.ValidationError(_("That is still to come."))
        return received

    def clean_deadline(self) -> datetime | None:
        deadline = self.cleaned_data["deadline"]
        return _within_reach(deadline) if deadline else None

    def clean_about(self) -> list[str]:
        named, unknown = read_subjects(self.cleaned_data["about"])
        if unknown:
            raise forms.ValidationError(
                _("Not on this board, now or earlier: %(names)s."),
                params={"names": ", ".join(unknown[:10])},
            )
        if len(named) > MOST:
            raise forms.ValidationError(
                _("At most %(most)s in one request."), params={"most": MOST}
            )
        return named

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        received, deadline = typed.get("received"), typed.get("deadline")
        if received and deadline and deadline < received:
            self.add_error("deadline", _("That is before it came."))
        return typed

    def new_request(self) -> NewRequest:
        """What was asked has been answered later, with an act of its own."""
        typed = {name: value for name, value in self.cleaned_data.items() if name != "about"}
        if typed["kind"] == Kind.ASKED:
            typed["given"] = ""
        else:
            # The one reason there is for it (Digital Services Act, Article 18).
            typed |= {"deadline": None, "basis": AuthorityRequest.Basis.EMERGENCY}
        return NewRequest(**typed)


class EndForm(forms.Form):
    state = forms.ChoiceField(
        label=_("What became of it"),
        choices=[one for one in State.choices if one[0] != State.OPEN],
        widget=forms.RadioSelect,
    )
    given = forms.CharField(
        label=_("What was given, or why nothing was"),
        help_text=_("Kinds of data and their span, not the data: “address and names; no letters”."),
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def refuse(self, refused: Refused) -> None:
        self.add_error("given", refused.sentence)


class NoticeForm(forms.Form):
    notice = forms.ChoiceField(
        label=_("Does the person know?"), choices=Notice, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("If not, why"),
        help_text=_("Such as: the order forbids it; or: it would endanger a witness."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    not_before = forms.DateField(
        label=_("Until when they must not be told"),
        help_text=_("On that day you are reminded. Leave it empty if nobody has said."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def refuse(self, refused: Refused) -> None:
        self.add_error("why", refused.sentence)


def _within_reach(moment: datetime) -> datetime:
    if not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise forms.ValidationError(_("That day is out of reach."))
    return moment
