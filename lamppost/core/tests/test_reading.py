from __future__ import annotations

import pytest
from django.db import connection, transaction

from lamppost.core.reading import note_write, read_alias, reading, reading_from


@pytest.mark.django_db(transaction=True)
def test_request_reads_from_its_replica_until_it_writes() -> None:
    with reading_from("near") as reads:
        assert read_alias() == "near"
        note_write()
        assert read_alias() == "default"
        assert reads.wrote
    assert read_alias() == "default"


@pytest.mark.django_db(transaction=True)
def test_transaction_reads_where_it_writes() -> None:
    with reading_from("near"):
        with transaction.atomic():
            assert read_alias() == "default"
        assert read_alias() == "near"


def test_outside_of_a_request_everything_is_read_at_the_primary() -> None:
    note_write()
    assert read_alias() == "default"
    assert reading().alias == connection.alias


def test_one_request_does_not_see_where_another_reads() -> None:
    with reading_from("near"), reading_from("far"):
        note_write()
    with reading_from("near"):
        assert read_alias() == "near"
