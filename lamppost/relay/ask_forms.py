"""The form of what a poster asks, and of what they tell in return."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _gettext
from django.utils.translation import gettext_lazy as _

from lamppost.board.typed import without_nul
from lamppost.relay.actions.sheets import AsksRefused, NewSheet, check_sheet
from lamppost.relay.asks import (
    MOST_MEETINGS,
    MOST_MONTHS,
    MOST_QUESTIONS,
    MOST_REFERENCES,
    MOST_TOLD,
    QUESTION_LENGTH,
    RULE_LENGTH,
    Asks,
    clean_questions,
)
from lamppost.relay.models import AskSheet

_SITUATION_LENGTH = AskSheet._meta.get_field("situation").max_length


def _at_least(label: Any, most: int) -> forms.IntegerField:  # noqa: ANN401
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=most,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class AsksForm(forms.Form):
    """Once valid, `new_sheet` is what the action takes. tells: rows of name and words."""

    mail = forms.BooleanField(label=_("A confirmed mail address"), required=False)
    phone = forms.BooleanField(label=_("A confirmed phone number"), required=False)
    seen = forms.BooleanField(label=_("Seen in person by somebody from this board"), required=False)
    references = _at_least(_("References, at least"), MOST_REFERENCES)
    meetings = _at_least(_("Confirmed meetings, at least"), MOST_MEETINGS)
    months = _at_least(_("Months on this board, at least"), MOST_MONTHS)
    questions = forms.CharField(
        label=_("Questions of your own"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=_(
            "One a line, at most twelve. No copy or number of an identity document may be asked "
            "for: the board refuses it."
        ),
    )
    rule = forms.CharField(
        label=_("A house rule that they agree to"),
        required=False,
        max_length=RULE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    situation = forms.CharField(
        required=False, max_length=_SITUATION_LENGTH, widget=forms.HiddenInput
    )

    FACTS = ("mail", "phone", "seen")
    NUMBERS = ("references", "meetings", "months")

    def __init__(self, data: QueryDict | None = None, *, initial: NewSheet | None = None) -> None:
        start = initial or NewSheet(Asks())
        super().__init__(data, initial=_as_typed(start))
        self.tells = _rows(data) if data is not None else tuple(start.tells.items())
        self.new_sheet: NewSheet | None = None

    @property
    def tell_rows(self) -> list[tuple[str, str]]:
        """Those typed, and at least two: one more appears once these are full."""
        rows = [row for row in self.tells if any(row)][:MOST_TOLD]
        return [*rows, *[("", "")] * (min(MOST_TOLD, max(2, len(rows) + 1)) - len(rows))]

    @property
    def fact_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.FACTS]

    @property
    def number_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.NUMBERS]

    def clean_questions(self) -> tuple[str, ...]:
        lines = self.cleaned_data["questions"].splitlines()
        for line in lines:
            if len(" ".join(line.split())) > QUESTION_LENGTH:
                raise forms.ValidationError(
                    _gettext("“%(start)s…” has more than 200 letters: shorten it.")
                    % {"start": line.strip()[:30]}
                )
        if sum(1 for line in lines if line.strip()) > MOST_QUESTIONS:
            raise forms.ValidationError(_gettext("Twelve questions are the most: take some out."))
        return clean_questions(lines)

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        if self.errors:
            return found
        asks = Asks(
            mail=found["mail"],
            phone=found["phone"],
            seen=found["seen"],
            references=found["references"] or 0,
            meetings=found["meetings"] or 0,
            months=found["months"] or 0,
            questions=found["questions"],
            rule=" ".join(found["rule"].split()),
        )
        new = NewSheet(asks, self._told(), found["situation"])
        try:
            check_sheet(new)
        except AsksRefused as refused:
            self.add_error(
                refused.field if refused.field in self.fields else None, refused.sentence
            )
        else:
            self.new_sheet = new
        return found

    def _told(self) -> dict[str, str]:
        told: dict[str, str] = {}
        for name, words in self.tells:
            if not words:  # a name that a ready-made list suggests, and nothing to tell under it
                continue
            if name in told:
                sentence = _gettext("You tell “%(name)s” twice: give one another name.")
                self.add_error(None, sentence % {"name": name})
            told[name] = words
        return told


def _rows(data: QueryDict) -> tuple[tuple[str, str], ...]:
    names, words = data.getlist("tell-name"), data.getlist("tell-words")
    pairs = zip(map(without_nul, names), map(without_nul, words), strict=False)
    rows = ((" ".join(name.split()), told.strip()) for name, told in pairs)
    return tuple(row for row in rows if any(row))[: MOST_TOLD + 1]


def _as_typed(sheet: NewSheet) -> dict[str, Any]:
    facts = sheet.asks.facts()
    return {**facts, "questions": "\n".join(sheet.asks.questions), "rule": sheet.asks.rule} | {
        "situation": sheet.situation
    }
