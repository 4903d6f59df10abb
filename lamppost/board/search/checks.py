"""What the index cannot tell and the ads themselves can: quoted phrases, and the answers to a
category's own questions. Checked on the few that everything else has left."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.fields.json import KeyTransform

from lamppost.board.categories import Field, FieldKind, categories
from lamppost.board.models import Ad
from lamppost.board.search.query import Query, Span
from lamppost.board.search.words import Words


@dataclass(frozen=True)
class Checks:
    """phrases stand in an ad's folded words, never_phrases do not; answers are by field key."""

    phrases: tuple[str, ...] = ()
    never_phrases: tuple[str, ...] = ()
    category: str = ""
    answers: tuple[tuple[str, Any], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.phrases or self.never_phrases or self.answers)

    def of_words(self) -> Checks:
        """Without what only one category asks."""
        return replace(self, category="", answers=())

    def fitting(self, ad_ids: Collection[int]) -> set[int]:
        """Those of the ads that pass; one statement."""
        ads = Ad.objects.filter(pk__in=ad_ids)
        for phrase in self.phrases:
            ads = ads.filter(words__contains=phrase)
        for phrase in self.never_phrases:
            ads = ads.exclude(words__contains=phrase)
        asked = categories().get(self.category).fields_by_key if self.category else {}
        for number, (key, wanted) in enumerate(self.answers):
            if key in asked:
                name = f"own_{number}"
                # Named here, since a key of the host's such as "in" or "contains" would be
                # taken for a comparison if it stood in the filter itself.
                ads = ads.alias(**{name: KeyTransform(key, "fields")})
                ads = ads.filter(*_answered(asked[key], name, wanted))
        return set(ads.values_list("pk", flat=True))


NO_CHECKS = Checks()


def checks_of(query: Query, words: Words) -> Checks:
    answers: Mapping[str, Any] = query.fields if query.category else {}
    return Checks(
        phrases=words.phrases,
        never_phrases=words.never_phrases,
        category=query.category,
        answers=tuple(answers.items()),
    )


def _answered(own: Field, name: str, wanted: Any) -> list[Q]:  # noqa: ANN401
    if isinstance(wanted, Span):
        bounds = {f"{name}__gte": wanted.least, f"{name}__lte": wanted.most}
        return [Q(**{bound: value}) for bound, value in bounds.items() if value is not None]
    if own.kind is FieldKind.MANY:
        return [_holds(own.key, name, value) for value in wanted]
    if own.kind is FieldKind.CHOICE:
        return [Q(**{f"{name}__in": list(wanted)})]
    return [Q(**{name: wanted})]


def _holds(key: str, name: str, value: str) -> Q:
    """Whether the list under the key holds the value."""
    if connection.features.supports_json_field_contains:
        return Q(fields__contains={key: [value]})
    # SQLite has the list as text, with letters beyond ASCII escaped as they were written. In
    # quotes a value is whole, and no two values of a field differ in capitals alone.
    return Q(**{f"{name}__icontains": json.dumps(value)})
