"""The form of an ad: the questions every ad answers, and those of its category."""

from __future__ import annotations

import unicodedata
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lamppost.board.categories import Category
from lamppost.board.content import AdContent
from lamppost.board.field_values import FieldProblem, clean_field
from lamppost.board.form_fields import OWN, PlaceInput, form_field
from lamppost.board.models import TEXT_LENGTH, TITLE_LENGTH, Ad
from lamppost.board.prices import NAMES, PriceKind
from lamppost.core.money import NotMoney, read_money
from lamppost.people.models import NAME_LENGTH, Person
from lamppost.places.models import Place
from lamppost.places.search import find_place


class AdForm(forms.Form):
    """What is typed about an ad. Once valid, `content` is what the actions take."""

    title = forms.CharField(
        label=_("Title"),
        max_length=TITLE_LENGTH,
        help_text=_("What it is, in a line: what people see in the list."),
        error_messages={"required": _("Give the ad a title: what it is, in a few words.")},
    )
    text = forms.CharField(
        label=_("Tell people about it"),
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Condition, age, why you part with it. An empty line starts a paragraph."),
    )
    place = forms.CharField(
        label=_("Town"),
        max_length=120,
        help_text=_("People see the town. You can show a smaller area later."),
        error_messages={"required": _("Say in which town it is.")},
        widget=PlaceInput,
    )

    def __init__(
        self,
        category: Category,
        *args: Any,  # noqa: ANN401
        visitor: Person | AnonymousUser,
        cell: str = "",
        edited: Ad | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **kwargs)
        self.category = category
        self.visitor = visitor
        self.cell = cell
        self.edited = edited
        # An ad that came from elsewhere keeps its currency.
        self.currency = (edited.currency if edited else "") or settings.CURRENCY
        self.content: AdContent | None = None
        if category.prices:
            self._ask_price()
        for own in category.fields:
            self.fields[OWN + own.key] = form_field(own)
        self.order_fields(["title", "text", *self.price_names, *self.own_names, "place"])
        if category.adults_only and not getattr(visitor, "adult_since", None):
            self.fields["adult"] = forms.BooleanField(
                label=_("I am 18 or over"),
                error_messages={"required": _("This category is for people of 18 or over.")},
            )

    def hush(self) -> None:
        """Forgets what is wrong, for showing a draft that somebody is still writing."""
        self.errors.clear()

    def fields_are_right(self, *names: str) -> bool:
        """Whether these fields, at least, are filled in as they should be."""
        return not any(name in self.errors for name in names)

    @property
    def price_names(self) -> list[str]:
        return [name for name in ("price", "price_kind") if name in self.fields]

    @property
    def own_names(self) -> list[str]:
        return [OWN + own.key for own in self.category.fields]

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The category's own questions, for the template."""
        return [self[name] for name in self.own_names]

    def _ask_price(self) -> None:
        kinds = [(kind.value, NAMES[kind]) for kind in self.category.prices]
        self.fields["price_kind"] = forms.ChoiceField(
            label=_("The price is"), choices=kinds, initial=kinds[0][0]
        )
        self.fields["price"] = forms.CharField(
            label=_("Price in %(currency)s") % {"currency": self.currency},
            required=not {PriceKind.FREE, PriceKind.NEGOTIABLE} & set(self.category.prices),
            max_length=20,
            widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            error_messages={"required": self._price_help()},
        )

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        # An invisible one would be a link that nobody can see.
        if not any(unicodedata.category(char)[0] in "LNPS" for char in title):
            raise forms.ValidationError(self.fields["title"].error_messages["required"])
        return title

    def clean_text(self) -> str:
        # Browsers send other line ends than they were given: no reason for a new version.
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def clean_place(self) -> Place:
        typed = self.cleaned_data["place"]
        place = find_place(typed)
        if place is None:
            raise forms.ValidationError(
                _("We do not know “%(typed)s”. Write the nearest town that this board covers."),
                params={"typed": typed},
            )
        return place

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        fields = self._clean_own()
        cents = self._clean_price(given)
        if not self.errors:
            kind = given.get("price_kind", "")
            self.content = AdContent(
                category=self.category.slug,
                title=given["title"],
                text=given["text"],
                place=given["place"],
                cell=self._cell_in(given["place"]),
                price_cents=cents,
                price_kind=kind,
                currency=self.currency if cents is not None else "",
                fields=fields,
            )
        return given

    def _cell_in(self, place: Place) -> str:
        """The pin, unless the ad moved to another town: there, it would be a lie."""
        if self.edited is None:
            return self.cell
        return self.edited.cell if place == self.edited.place else ""

    def _clean_own(self) -> dict[str, Any]:
        values = {}
        for own in self.category.fields:
            name = OWN + own.key
            if name in self.errors:  # one complaint about each is enough
                continue
            try:
                value = clean_field(own, self.cleaned_data.get(name))
            except FieldProblem as problem:
                self.add_error(name, str(problem))
            else:
                if value is not None:
                    values[own.key] = value
        return values

    def _clean_price(self, given: dict[str, Any]) -> int | None:
        kind, typed = given.get("price_kind", ""), given.get("price", "").strip()
        if not kind or "price" in self.errors:
            return None
        if kind == PriceKind.FREE:
            return 0
        try:
            if not typed and kind == PriceKind.NEGOTIABLE:
                return None
            return read_money(typed, self.currency).cents
        except NotMoney:
            self.add_error("price", self._price_help())
            return None

    def _price_help(self) -> str:
        if PriceKind.FREE in self.category.prices:
            return gettext("Write the price in digits, such as 300. Or choose free.")
        return gettext("Write the price in digits, such as 300.")


class NameForm(forms.Form):
    """Under which name an ad is posted: one of one's own, or a new one."""

    name = forms.CharField(
        label=_("Name shown on the ad"),
        max_length=NAME_LENGTH,
        min_length=2,
        help_text=_("A name you choose; it need not be your own."),
    )


class AddressForm(forms.Form):
    """Where the code goes."""

    email = forms.EmailField(
        label=_("Your mail address"),
        help_text=_("Nobody sees it. We send you a code, and the link that manages your ad."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
