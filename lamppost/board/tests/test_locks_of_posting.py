"""How often posting an ad takes SQLite's lock: each time is one more wait for whoever has it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lamppost.board.models import Draft
from lamppost.board.search import indexing
from lamppost.board.tests.cast import signed_in
from lamppost.people.models import Person
from lamppost.testing import make_place

WRITES = ("INSERT", "UPDATE", "DELETE")
FORM = {
    "title": "Blue kettle",
    "text": "It whistles.",
    "price_kind": "fixed",
    "price": "12",
    "place": "Dayton, Ohio",
}

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="many write at once elsewhere"),
]


def locks_taken(statements: list[str]) -> int:
    """Transactions, and writes outside of any."""
    count, is_within = 0, False
    for one in statements:
        if one.startswith("BEGIN"):
            count, is_within = count + 1, True
        elif one.startswith(("COMMIT", "ROLLBACK")) and "TO SAVEPOINT" not in one:
            is_within = False
        elif one.startswith(WRITES) and not is_within:
            count += 1
    return count


def test_posting_takes_the_lock_for_the_ad_and_for_what_the_next_page_says_of_it(
    alice: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_place()
    client = signed_in(alice)
    check = client.post("/post/household/", FORM)["Location"]
    client.get(check)  # by now it is noted when alice was last seen
    monkeypatch.setattr(indexing, "_ask", lambda: None)  # beside pages: see index_beside_pages
    with CaptureQueriesContext(connection) as said:
        assert client.post(check, {"name": "Alice"}).status_code == 302
    assert not Draft.objects.exists()
    statements = [query["sql"] for query in said.captured_queries]
    assert locks_taken(statements) == 2, statements
