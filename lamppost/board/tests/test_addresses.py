"""No ad is hidden by the address of something else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLResolver, get_resolver, resolve

from lamppost.board.models import NOT_FOR_TITLES
from lamppost.people.models import Person
from lamppost.testing import make_ad


def routes(resolver: URLResolver) -> Iterator[str]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from routes(one)
        else:
            yield str(one.pattern)


def test_every_word_behind_an_ads_number_is_known() -> None:
    after = {one.split("/")[2] for one in routes(get_resolver()) if one.startswith("ads/<int:pk>/")}
    assert after - {"", "<slug:slug>"} == NOT_FOR_TITLES - {""}


@pytest.mark.parametrize("title", ["Photos", "Answer!", "Asks", "Where?", "Blue kettle"])
def test_ad_is_found_whatever_it_is_called(alice: Person, title: str) -> None:
    assert resolve(make_ad(alice, title).get_absolute_url()).view_name == "board:ad"
