"""Words to go on with, while a search is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from lamppost.board.search import orders
from lamppost.board.search.catching_up import catch_up
from lamppost.board.search.engine import engine
from lamppost.board.search.query import Query
from lamppost.board.search.results import Count
from lamppost.board.search.wanted import wanted_of
from lamppost.core.text import fold

LEAST_LETTERS = 2
MOST = 8
# A name or a telephone number that stands in an ad or two is nobody's suggestion.
LEAST_ADS = 3
_LOOKED_AT = 3 * MOST  # some of them fall to the rules above

_LAST_WORD = re.compile(r"[^\W_]+\Z")


@dataclass(frozen=True)
class Suggestion:
    """All that was typed, with its last word completed, and about how many ads have that word."""

    text: str
    count: int

    @property
    def shown(self) -> str:
        return Count(self.count).shown


def suggest_words(typed: str, *, now: datetime) -> list[Suggestion]:
    """The commonest words of live ads that the last word typed may become."""
    last = _LAST_WORD.search(typed)
    beginning = fold(last[0]) if last else ""
    if last is None or len(beginning) < LEAST_LETTERS or " " in beginning:
        return []
    catch_up()
    found: list[Suggestion] = []
    for word, count in engine().completions(beginning, limit=_LOOKED_AT):
        if count < LEAST_ADS or len(found) == MOST:
            break  # the commonest come first
        if word != beginning and not word.isdecimal() and _is_in_ads(word, now):
            found.append(Suggestion(typed[: last.start()] + word, count))
    return found


def _is_in_ads(word: str, now: datetime) -> bool:
    """Whether so many are up at this moment: the frequencies still count those that are gone."""
    wanted = wanted_of(Query(words=word), AnonymousUser(), now=now)
    return len(orders.newest(engine(), wanted, LEAST_ADS)) == LEAST_ADS
