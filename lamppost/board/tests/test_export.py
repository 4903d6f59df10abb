"""An export holds all of a board; an import of it gives the same board back."""

from __future__ import annotations

import json
import stat
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lamppost.board.actions import add_photo, arrange_photos, edit_ad, hold_ad
from lamppost.board.actions.photos import Arrangement
from lamppost.board.content import AdContent
from lamppost.board.exchange.csv_cells import guarded, unguarded
from lamppost.board.models import TEXT_LENGTH, TITLE_LENGTH, Ad, State
from lamppost.board.pictures import Size, storage_name
from lamppost.board.tests.exchanged import empty_board, row, run_export, run_import, write_rows
from lamppost.board.tests.sample_pictures import SECRET, photo, saved, secret_jpeg
from lamppost.journal.decisions import Ruling
from lamppost.people.actions import add_persona
from lamppost.people.models import Persona
from lamppost.testing import KETTERING, NOON, make_ad, make_person, make_place

pytestmark = pytest.mark.django_db
FILES = ("ads.jsonl", "ads.csv", "ads.jsonl.gz", "ads.csv.xz", "ads.csv.bz2", "ads.zip")


@pytest.fixture
def lived_in(db: None, tmp_path: Path) -> None:
    """A board with every kind of thing that an ad can have, posted and imported."""
    alice, bob = make_person("Alice"), make_person("Bob")
    add_persona(alice, "Second name")
    long_ago = NOON - timedelta(days=400, microseconds=17)
    lamp = make_ad(alice, "=SUM(A1) lamp", posted=long_ago, text="'quoted'\r\n\"twice\"\u2028🪔")
    for size in (120, 90):
        add_photo(lamp, saved(photo(size, 80)), by=alice, at=NOON)
    shown = list(lamp.photos.all())
    arrange_photos(lamp, [Arrangement(shown[1].pk, "lit", 0)], by=alice, at=NOON)
    gone = Arrangement(shown[0].pk, "", 1, is_removed=True)
    arrange_photos(lamp, [gone], by=alice, at=NOON)
    flat = AdContent(
        category="flats",
        title="מקרר",
        text=" kept blanks \n",
        place=make_place(KETTERING),
        cell="882a98c2dbfffff",  # far from the town: nobody forbids that
        price_cents=125050,
        price_kind="per_month",
        currency="EUR",
        fields={
            "bedrooms": 2,
            "bathrooms": 1.5,
            "storey": -1,
            "furnished": False,
            "available_from": "2027-03-01",
            "flat_has": ["Balcony", "Lift"],
        },
    )
    edit_ad(make_ad(bob), flat, by=bob, at=NOON)
    hold_ad(make_ad(bob, "Held"), Ruling(rule="test"), by="people.person:1", at=NOON)
    make_ad(bob, "Gift", price_kind="free", price_cents=0, currency="USD", state=State.CLOSED)
    make_ad(alice, "Offer", price_kind="negotiable", persona=alice.personas.all()[1])
    imported = [row(1, poster="p", poster_name="Ann"), row(2, poster="p"), row(3)]
    run_import(write_rows(tmp_path / "fair.jsonl", *imported))


def facts() -> list[dict[str, Any]]:
    """All that an export is to bring back, but the numbers that the database gives."""
    left_out = ("pk", "persona_id", "reminded", "version", "decision_id", "look_by")
    return [
        {name: value for name, value in ad.__dict__.items() if name[0] != "_" and name != "id"}
        | dict.fromkeys(left_out)
        | {"persona": ad.persona.public_id, "name": ad.persona.name}
        | {"photos": list(ad.photos.shown().values_list("digest", "alt", "width"))}
        for ad in Ad.objects.select_related("persona").order_by("pk")
    ]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.usefixtures("lived_in")
def test_import_of_an_export_gives_the_same_board_back(tmp_path: Path, name: str) -> None:
    first = run_export(tmp_path / name)
    before = facts()
    empty_board()
    if name.endswith(".zip"):  # the photos too come from nowhere else
        for digest in {digest for ad in before for digest, _alt, _width in ad["photos"]}:
            for size in Size:
                default_storage.delete(storage_name(digest, size))
    else:
        for ad in before:
            ad["photos"], ad["cover"] = [], ""
    assert run_import(tmp_path / name) == 0
    for old, new in zip(before, facts(), strict=True):
        # The makers of tests do not fill in what search reads.
        assert old | {key: new[key] for key in SEARCHED} == new
    assert run_export(tmp_path / f"again-{name}") == first


# Nor do they agree with an import on how ads of the same moment follow one another.
SEARCHED = ("words", "latitude", "longitude", "bump")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.usefixtures("lived_in")
def test_import_of_an_export_into_its_own_board_changes_nothing(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run_export(tmp_path / name)
    capsys.readouterr()
    assert run_import(tmp_path / name) == 0
    assert "0 new, 0 changed, 8 unchanged, 0 bad" in capsys.readouterr().out


@pytest.mark.usefixtures("lived_in")
def test_poster_of_a_source_is_known_on_the_new_board_too(tmp_path: Path) -> None:
    run_export(tmp_path / "ads.jsonl")
    empty_board()
    run_import(tmp_path / "ads.jsonl")
    run_import(write_rows(tmp_path / "fair.jsonl", row(4, poster="p"), row(5)))
    names = Ad.objects.filter(source="fair").order_by("external_id")
    assert list(names.values_list("persona__name", flat=True)) == [
        "Ann", "Ann", "fair", "Ann", "fair",
    ]  # fmt: skip
    assert Persona.objects.filter(name="Ann").count() == 1


@pytest.mark.usefixtures("lived_in")
def test_addresses_leave_only_when_asked_for(tmp_path: Path) -> None:
    assert b"@example.org" not in run_export(tmp_path / "a.jsonl")
    with_addresses = run_export(tmp_path / "b.jsonl", "--with-addresses")
    empty_board()
    run_import(tmp_path / "b.jsonl")
    assert run_export(tmp_path / "c.jsonl", "--with-addresses") == with_addresses
    # With addresses, two names of one person are one person's again.
    people = Persona.objects.filter(name__in=["Alice", "Second name"]).values("person").distinct()
    assert people.count() == 1


@pytest.mark.usefixtures("lived_in")
def test_one_state_can_be_asked_for(tmp_path: Path) -> None:
    rows = run_export(tmp_path / "a.jsonl", "--state", "closed").splitlines()
    assert [json.loads(line)["title"] for line in rows] == ["Gift"]


@pytest.mark.usefixtures("lived_in")
def test_export_is_readable_by_its_owner_alone_and_leaves_no_pieces(tmp_path: Path) -> None:
    run_export(tmp_path / "out.jsonl")
    assert stat.S_IMODE((tmp_path / "out.jsonl").stat().st_mode) == 0o600
    assert sorted(file.name for file in tmp_path.iterdir()) == ["fair.jsonl", "out.jsonl"]


@pytest.mark.usefixtures("lived_in")
def test_csv_runs_nothing_in_a_spreadsheet(tmp_path: Path) -> None:
    text = run_export(tmp_path / "a.csv").decode()
    assert "'=SUM(A1) lamp" in text
    assert ",=SUM" not in text
    assert ",-1," in text  # a number stays one


@given(st.text("'=+-@\t\r1.a", max_size=6))
def test_guarded_cell_comes_back_and_runs_nothing(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in {"=", "@", "\t", "\r"}


# What a person can write and a database keeps; PostgreSQL and UTF-8 refuse the rest.
ODD = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
ODDER = st.text("'\"=,;\r\n\t \u2028\u202e\u05d0\u0301🪔\ufeffa-", max_size=30)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=ODD | ODDER, text=ODD | ODDER)
def test_odd_words_come_back_letter_for_letter(tmp_path: Path, title: str, text: str) -> None:
    title = " ".join(title.split())[:TITLE_LENGTH] or "x"
    make_ad(make_person("Alice"), title, text=text[:TEXT_LENGTH])
    try:
        for name in ("a.jsonl", "a.csv"):
            first = run_export(tmp_path / name)
            empty_board()
            assert run_import(tmp_path / name) == 0
            assert Ad.objects.values_list("title", "text").get() == (title, text)
            assert run_export(tmp_path / name) == first
    finally:
        empty_board()


def test_photo_of_a_foreign_file_is_cleaned_like_an_upload(tmp_path: Path) -> None:
    make_place()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.jpg").write_bytes(secret_jpeg())
    photos = [{"file": "pictures/a.jpg", "alt": "A lamp"}]
    file = write_rows(tmp_path / "a.jsonl", row(photos=photos))
    assert run_import(file) == 0
    kept = Ad.objects.get().photos.get()
    with default_storage.open(storage_name(kept.digest, Size.LARGE)) as stored:
        assert SECRET not in stored.read()
    assert (kept.alt, Ad.objects.get().cover) == ("A lamp", kept.digest)
    assert run_import(file) == 0
    assert Ad.objects.get().photos.count() == 1


def test_photo_that_fails_is_told_and_the_ad_arrives_with_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_place()
    (tmp_path / "good.jpg").write_bytes(saved(photo()))
    (tmp_path / "bad.jpg").write_bytes(b"no picture")
    (tmp_path / "out.jpg").symlink_to("/etc/hostname")
    photos = ["gone.jpg", "bad.jpg", "out.jpg", "good.jpg"]
    assert run_import(write_rows(tmp_path / "a.jsonl", row(photos=photos))) == 1
    told = capsys.readouterr()
    assert "line 1: The photo gone.jpg is not there" in told.err
    assert "line 1: The photo bad.jpg was left out." in told.err
    assert "line 1: The photo out.jpg is not there" in told.err
    assert "1 new, 0 changed, 0 unchanged, 0 bad rows. 3 photos were left out." in told.out
    assert Ad.objects.get().photos.count() == 1


def test_name_of_an_exported_photo_does_not_let_metadata_in(tmp_path: Path) -> None:
    from hashlib import sha256

    make_place()
    secret = secret_jpeg()
    name = f"photos/{sha256(secret).hexdigest()}.jpg"
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("ads.jsonl", json.dumps(row(photos=[name])))
        archive.writestr(name, secret)
    assert run_import(tmp_path / "a.zip") == 0
    digest = Ad.objects.get().photos.get().digest
    assert digest != sha256(secret).hexdigest()
    with default_storage.open(storage_name(digest, Size.LARGE)) as stored:
        assert SECRET not in stored.read()


def test_fields_that_are_no_longer_asked_come_back_if_told_to(tmp_path: Path) -> None:
    make_ad(make_person("Alice"), fields={"wheels": 3})
    run_export(tmp_path / "a.jsonl")
    empty_board()
    assert run_import(tmp_path / "a.jsonl") == 1
    assert run_import(tmp_path / "a.jsonl", "--keep-fields") == 0
    assert Ad.objects.get().fields == {"wheels": 3}
