"""Who posted a row: the same persona in each run, for each source and poster."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from lamppost.board.exchange.problems import RowProblem
from lamppost.board.exchange.texts import Said, name_or_number, words
from lamppost.board.models import POSTER_LENGTH, ImportedPoster
from lamppost.people.models import Persona
from lamppost.people.names import NameRefused, clean_name
from lamppost.people.newcomers import Newcomer, bring_in

_PUBLIC_ID = re.compile(r"[a-z0-9]{6,12}")


@dataclass(frozen=True)
class Poster:
    """What a row says of its poster. Without a poster all rows of a source have one."""

    source: str
    poster: str = ""
    persona: str = ""  # a persona's public id, as export writes it
    name: str = ""
    email: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        return (self.persona,) if self.persona else (self.source, self.poster)


def read_poster(said: Said, source: str) -> Poster:
    """Raises RowProblem or NameRefused."""
    persona = words(said, "persona", most=12)
    if persona and not _PUBLIC_ID.fullmatch(persona):
        raise RowProblem("persona is written by export alone. Use poster for ids of your own.")
    name, email = words(said, "poster_name", most=200), words(said, "poster_email", most=254)
    try:
        if email:
            validate_email(email)
    except ValidationError as error:
        raise RowProblem("poster_email is not a mail address.") from error
    return Poster(
        source=source,
        poster=name_or_number(said, "poster", most=POSTER_LENGTH),
        persona=persona,
        name=clean_name(name) if name else "",
        email=email.lower(),
    )


class Posters:
    """The personas of a batch's posters, found or made, in a handful of statements.

    Call it within the transaction that writes the ads.
    """

    def __init__(self, posters: Sequence[Poster], *, at: datetime) -> None:
        wanted = {poster.identity: poster for poster in reversed(posters)}
        self._found: dict[tuple[str, ...], int] = {}
        self._find(list(wanted.values()))
        missing = [one for identity, one in wanted.items() if identity not in self._found]
        if missing:
            self._make(missing, at)
        self._remember(posters)

    def persona_id(self, poster: Poster) -> int:
        return self._found[poster.identity]

    def _find(self, wanted: Sequence[Poster]) -> None:
        named = [one.persona for one in wanted if one.persona]
        for public_id, pk in Persona.objects.filter(public_id__in=named).values_list(
            "public_id", "pk"
        ):
            self._found[(public_id,)] = pk
        known = _known(wanted)
        for one in wanted:
            # A persona that is new here, of a poster who is not: theirs already.
            is_named = not one.persona or one.poster
            if one.identity not in self._found and is_named:
                here = known.get((one.source, one.poster))
                if here is not None:
                    self._found[one.identity] = here

    def _make(self, missing: Sequence[Poster], at: datetime) -> None:
        newcomers = [
            Newcomer(one.name or _default_name(one.source), one.email, one.persona)
            for one in missing
        ]
        for one, persona in zip(missing, bring_in(newcomers, at=at), strict=True):
            self._found[one.identity] = persona.pk

    def _remember(self, posters: Sequence[Poster]) -> None:
        """Rows of a source lead to the persona from now on, however they named it."""
        of_sources = {replace(one, name="", email="") for one in posters if one.source}
        known = _known(list(of_sources))
        fresh: dict[tuple[str, str], int] = {}
        for one in sorted(of_sources, key=lambda one: one.identity):
            if (one.source, one.poster) not in known:
                fresh.setdefault((one.source, one.poster), self._found[one.identity])
        ImportedPoster.objects.bulk_create(
            ImportedPoster(source=source, poster=poster, persona_id=persona_id)
            for (source, poster), persona_id in fresh.items()
        )


def _known(posters: Sequence[Poster]) -> dict[tuple[str, str], int]:
    rows = ImportedPoster.objects.filter(
        source__in={one.source for one in posters}, poster__in={one.poster for one in posters}
    )
    return {(row.source, row.poster): row.persona_id for row in rows}


def _default_name(source: str) -> str:
    try:
        return clean_name(source)
    except NameRefused:
        return _("From elsewhere")
