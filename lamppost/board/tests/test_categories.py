from __future__ import annotations

import pytest

from lamppost.board.categories import (
    SHIPPED_FILE,
    Categories,
    Category,
    Field,
    FieldKind,
    load_categories,
)
from lamppost.board.prices import PriceKind

TOP = ["For sale", "Housing", "Jobs", "Services", "Vehicles", "Community"]
TOP += ["Lost and found", "Free", "Wanted"]

# What no field may ask and no category may be for, looked for among the words of names.
NEVER_ASKED = {"gender", "sex", "ethnicity", "race", "nationality", "religion", "occupation"}
NEVER_ASKED |= {"profession", "birth", "birthday", "surname", "married"}
NEVER_A_CATEGORY = {"adult", "dating", "personals", "escort", "escorts", "massage", "encounters"}


@pytest.fixture(scope="module")
def shipped() -> Categories:
    return load_categories(SHIPPED_FILE)


def test_shipped_file_has_the_nine_categories_in_order(shipped: Categories) -> None:
    assert [category.name for category in shipped.top] == TOP


def test_every_top_category_has_several_subs_and_each_knows_its_parent(
    shipped: Categories,
) -> None:
    for top in shipped.top:
        subs = shipped.subs(top.slug)
        assert len(subs) >= 4
        assert {sub.parent for sub in subs} == {top.slug}


def test_shipped_ads_are_posted_in_subs_only(shipped: Categories) -> None:
    assert not set(shipped.all_postable) & set(shipped.top)
    assert set(shipped.all_postable) | set(shipped.top) == set(shipped.every)


def test_a_category_is_found_by_its_slug_and_a_wrong_slug_is_a_key_error(
    shipped: Categories,
) -> None:
    assert shipped.get("flats").name == "Flats to let"
    with pytest.raises(KeyError):
        shipped.get("castles")
    with pytest.raises(KeyError):
        shipped.subs("castles")


def test_slugs_within_a_category_are_those_that_ads_can_have(shipped: Categories) -> None:
    assert "flats" in shipped.slugs_within("housing")
    assert "housing" not in shipped.slugs_within("housing")
    assert shipped.slugs_within("flats") == ("flats",)


def test_subs_inherit_fields_before_their_own(shipped: Categories) -> None:
    keys = [field.key for field in shipped.get("bicycles").fields]
    assert keys[0] == "condition"
    assert "frame_size" in keys


def test_a_field_is_found_by_its_key_with_all_that_the_file_says(shipped: Categories) -> None:
    assert shipped.get("bicycles").fields_by_key["frame_size"] == Field(
        key="frame_size",
        name="Frame size",
        kind=FieldKind.NUMBER,
        unit="cm",
        minimum=20,
        maximum=80,
        decimals=1,
    )


def test_prices_and_days_are_inherited_unless_given(shipped: Categories) -> None:
    assert shipped.get("flats").prices == (PriceKind.PER_MONTH, PriceKind.NEGOTIABLE)
    assert shipped.get("homes-for-sale").prices == (PriceKind.FIXED, PriceKind.NEGOTIABLE)
    assert shipped.get("groups").prices == ()
    assert (shipped.get("cars").days, shipped.get("food-share").days) == (45, 3)


def test_some_category_is_for_adults_and_a_harmless_one_is_not(shipped: Categories) -> None:
    assert shipped.get("knives-spirits").adults_only
    assert not shipped.get("bicycles").adults_only


def words_of(*texts: str) -> set[str]:
    return set(" ".join(texts).lower().replace("-", " ").replace("_", " ").split())


def test_no_shipped_field_asks_who_somebody_is(shipped: Categories) -> None:
    for category in shipped.every:
        for field in category.fields:
            assert not words_of(field.key, field.name) & NEVER_ASKED, field


def test_no_shipped_category_is_for_sexual_services(shipped: Categories) -> None:
    for category in shipped.every:
        assert not words_of(category.slug, category.name) & NEVER_A_CATEGORY, category


def test_a_category_without_subs_is_postable_itself() -> None:
    flat = Category("all", "All", None, (), (), 30, adults_only=False)
    one = Categories((flat,))
    assert one.all_postable == (flat,)
    assert one.slugs_within("all") == ("all",)
