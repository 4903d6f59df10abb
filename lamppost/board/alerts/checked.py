"""`Checks` on an ad in hand, without asking the database: for many alerts and one ad."""

from __future__ import annotations

from typing import Any

from lamppost.board.categories import FieldKind, categories
from lamppost.board.models import Ad
from lamppost.board.search.checks import Checks
from lamppost.board.search.query import Span


def passes(checks: Checks, ad: Ad) -> bool:
    """What `checks.fitting` says of the same ad."""
    return (
        all(phrase in ad.words for phrase in checks.phrases)
        and not any(phrase in ad.words for phrase in checks.never_phrases)
        and _answers_fit(checks, ad)
    )


def _answers_fit(checks: Checks, ad: Ad) -> bool:
    if not checks.answers or not checks.category:
        return True
    asked = categories().get(checks.category).fields_by_key
    return all(
        key in ad.fields and _fits(asked[key].kind, ad.fields[key], wanted)
        for key, wanted in checks.answers
        if key in asked
    )


def _fits(kind: FieldKind, said: Any, wanted: Any) -> bool:  # noqa: ANN401
    if isinstance(wanted, Span):
        is_enough = wanted.least is None or said >= wanted.least
        return is_enough and (wanted.most is None or said <= wanted.most)
    if kind is FieldKind.MANY:
        return set(wanted) <= set(said)
    if kind is FieldKind.CHOICE:
        return said in wanted
    return said is wanted
