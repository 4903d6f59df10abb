"""What a search is called, on its page and in the mails of an alert."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from lamppost.board.search.asked import read_search
from lamppost.board.titles import title_of, title_of_map
from lamppost.testing import make_place

pytestmark = pytest.mark.django_db
WINDOW = "window=39.5,-84.6,40.1,-83.8"
CELL = "cell=862a903a7ffffff"
CASES = [
    # (asked, the list, the map)
    ("", "All ads", "All ads"),
    ("q=bike", "“bike”", "“bike”"),
    ("q=bike&place=Dayton", "“bike” near Dayton", "“bike” near Dayton"),
    (WINDOW, "All ads in one piece of the map", "All ads"),
    (f"q=bike&{CELL}", "“bike” in one piece of the map", "“bike”"),
    (
        f"q=bike&place=Dayton&{WINDOW}",
        "“bike” near Dayton in one piece of the map",
        "“bike” near Dayton",
    ),
]


@pytest.mark.parametrize(("address", "of_list", "of_map"), CASES)
def test_search_is_called_by_what_was_asked(address: str, of_list: str, of_map: str) -> None:
    make_place()
    asked = read_search(QueryDict(address))
    assert (title_of(asked), title_of_map(asked)) == (of_list, of_map)
