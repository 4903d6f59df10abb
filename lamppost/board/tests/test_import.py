"""Taking ads from a file: what arrives, and what a second run does."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from lamppost.board.actions import hold_ad, remove_ad
from lamppost.board.models import Ad, ImportedPoster, State, Version
from lamppost.board.tests.exchanged import Row, row, run_import, write_rows
from lamppost.journal.decisions import Ruling
from lamppost.journal.models import Line
from lamppost.people.models import Person, Persona
from lamppost.places.cells import cell_at
from lamppost.testing import DAYTON, KETTERING, NOON, enter, make_place

pytestmark = pytest.mark.django_db
Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def _towns(db: None) -> None:
    make_place(DAYTON)
    make_place(KETTERING)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(*rows: Row | bytes) -> Path:
        return write_rows(tmp_path / "flea.jsonl", *rows)

    return written


def test_ad_arrives_as_the_file_says_it(write: Write) -> None:
    file = write(row(text="It whistles.\r\n\r\n Loud.", price=12.5, price_kind="fixed"))
    assert run_import(file) == 0
    ad = Ad.objects.get()
    assert (ad.title, ad.text) == ("Kettle 1", "It whistles.\r\n\r\n Loud.")
    assert (ad.price_cents, ad.price_kind, ad.currency) == (1250, "fixed", "USD")
    assert (ad.source, ad.external_id, ad.state) == ("flea", "a1", State.LIVE)
    assert "whistles" in ad.words
    assert Line.objects.filter(act="ad.imported", by="host").count() == 1


def test_ad_without_times_is_up_for_its_category_s_days(write: Write) -> None:
    run_import(write(row()))
    ad = Ad.objects.get()
    assert ad.posted == ad.renewed <= timezone.now()
    assert ad.expires - ad.posted == timedelta(days=30)


def test_old_ad_keeps_its_day_and_is_up_from_now(write: Write) -> None:
    run_import(write(row(posted="2022-02-01T19:45:53-05:00")))
    ad = Ad.objects.get()
    assert ad.posted == datetime(2022, 2, 2, 0, 45, 53, tzinfo=UTC)
    assert (ad.state, ad.expires > timezone.now()) == (State.LIVE, True)


def test_time_without_zone_is_the_board_s(write: Write, settings: Settings) -> None:
    settings.TIME_ZONE = "America/New_York"
    run_import(write(row(posted="2022-07-01T12:00:00")))
    assert Ad.objects.get().posted == datetime(2022, 7, 1, 16, tzinfo=UTC)


def test_ad_whose_end_is_over_arrives_expired(write: Write) -> None:
    run_import(write(row(expires="2022-07-01T12:00:00Z")))
    assert Ad.objects.get().state == State.EXPIRED


def test_point_gives_the_nearest_town_and_a_cell_and_is_not_kept(write: Write) -> None:
    run_import(write(row(place=None, lat=39.6902, lng=-84.1699)))
    ad = Ad.objects.get()
    assert (ad.place.name, ad.cell) == ("Kettering", cell_at(39.6902, -84.1699))
    assert (ad.latitude, ad.longitude) != (39.6902, -84.1699)


def test_point_without_pin_gives_the_town_alone(write: Write) -> None:
    run_import(write(row(place=None, lat=39.6902, lng=-84.1699, pin=False)))
    ad = Ad.objects.get()
    assert (ad.place.name, ad.cell) == ("Kettering", "")


def test_fields_are_cleaned_as_in_the_form(write: Write) -> None:
    fields = {"bedrooms": "2", "furnished": "yes", "flat_has": ["Lift", "Balcony"]}
    run_import(write(row(category="flats", fields=fields)))
    kept = {"bedrooms": 2, "furnished": True, "flat_has": ["Balcony", "Lift"]}
    assert Ad.objects.get().fields == kept


def test_second_run_changes_nothing(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(*(row(number, price=number, poster="p") for number in range(5)))
    run_import(file)
    before = list(Ad.objects.order_by("pk").values())
    lines = Line.objects.count()
    assert run_import(file) == 0
    assert "0 new, 0 changed, 5 unchanged" in capsys.readouterr().out
    assert list(Ad.objects.order_by("pk").values()) == before
    assert Line.objects.count() == lines


def test_changed_row_changes_the_ad_and_keeps_its_old_words(write: Write) -> None:
    run_import(write(row(1), row(2)))
    run_import(write(row(1, title="Green kettle")))
    assert sorted(Ad.objects.values_list("title", flat=True)) == ["Green kettle", "Kettle 2"]
    ad = Ad.objects.get(title="Green kettle")
    assert (ad.version, Version.objects.get(ad=ad).title) == (2, "Kettle 1")
    assert "green" in ad.words
    assert Line.objects.filter(act="ad.edited", subject=f"board.ad:{ad.pk}").exists()


def test_source_closes_and_reopens_its_ads_with_journal_lines(write: Write) -> None:
    for state in ("live", "closed", "live"):
        run_import(write(row(state=state)))
    assert Ad.objects.get().state == State.LIVE
    acts = Line.objects.filter(subject__startswith="board.ad:").order_by("pk")
    assert [line.act for line in acts] == ["ad.imported", "ad.closed", "ad.reopened"]


@pytest.mark.parametrize("decide", [hold_ad, remove_ad])
def test_source_does_not_undo_what_was_decided_here(
    write: Write, decide: Callable[..., None]
) -> None:
    run_import(write(row(state="live")))
    ad = Ad.objects.get()
    decide(ad, Ruling(rule="test"), by="people.person:1", at=NOON)
    run_import(write(row(state="live")))
    decided = ad.state
    ad.refresh_from_db()
    assert ad.state == decided != State.LIVE


def test_same_id_of_another_source_is_another_ad(write: Write) -> None:
    file = write(row())
    run_import(file)
    run_import(file, "--source", "fair")
    assert sorted(Ad.objects.values_list("source", flat=True)) == ["fair", "flea"]


def test_poster_has_one_persona_in_all_runs(write: Write) -> None:
    run_import(write(row(1, poster="p", poster_name="Ann"), row(2, poster="p")))
    run_import(write(row(3, poster="p"), row(4, poster="q", poster_name="Ben")))
    names = Ad.objects.order_by("external_id").values_list("persona__name", flat=True)
    assert list(names) == ["Ann", "Ann", "Ann", "Ben"]
    assert (Person.objects.count(), ImportedPoster.objects.count()) == (2, 2)
    assert not Person.objects.filter(email__isnull=False).exists()


def test_rows_without_poster_share_one_named_for_the_source(write: Write) -> None:
    run_import(write(row(1), row(2)))
    assert Persona.objects.get().name == "flea"


def test_poster_with_an_address_can_sign_in_and_finds_the_ad(
    write: Write, client: Client, mailoutbox: object
) -> None:
    run_import(write(row(poster="p", poster_email="Ann@Example.org")))
    enter(client, "ann@example.org")
    assert "Kettle 1" in client.get("/my/ads/").content.decode()


def test_address_of_somebody_here_is_theirs(write: Write, alice: Person) -> None:
    run_import(write(row(poster="p", poster_name="Ann", poster_email="alice@example.org")))
    assert Ad.objects.get().persona.person == alice
    assert sorted(alice.personas.values_list("name", flat=True)) == ["Alice", "Ann"]


@pytest.mark.parametrize(
    ("ending", "pack"), [(".gz", gzip.compress), (".xz", lzma.compress), (".bz2", bz2.compress)]
)
def test_compressed_file_is_read(
    write: Write, tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]
) -> None:
    packed = tmp_path / f"fair.jsonl{ending}"
    packed.write_bytes(pack(write(row(1), row(2)).read_bytes()))
    assert run_import(packed) == 0
    assert set(Ad.objects.values_list("source", flat=True)) == {"fair"}
    assert Ad.objects.count() == 2


def test_csv_is_read_with_a_column_for_each_field(tmp_path: Path) -> None:
    file = tmp_path / "flats.csv"
    file.write_bytes(
        b"external_id;category;title;text;place;field.bedrooms;field.flat_has\r\n"
        b'7;flats;Sunny;"two\nlines; and ""more""";Dayton;2;"Lift;Balcony"\r\n'
    )
    assert run_import(file) == 0
    ad = Ad.objects.get()
    assert ad.text == 'two\nlines; and "more"'
    assert ad.fields == {"bedrooms": 2, "flat_has": ["Balcony", "Lift"]}


def test_check_writes_nothing(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_import(write(row(1), row(2, category="nonsense")), "--check") == 1
    assert "it would be: 1 new, 0 changed, 0 unchanged, 1 bad" in capsys.readouterr().out
    assert not Ad.objects.exists()
    assert not Person.objects.exists()


def test_more_rows_cost_no_more_queries(
    write: Write, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    file = write(*(row(number, poster=str(number % 7)) for number in range(300)))
    # SQLite takes few values in one statement, so bulk inserts are parted; a query for each
    # row would be 300 and more.
    with django_assert_max_num_queries(60):
        run_import(file)
    assert Ad.objects.count() == 300
