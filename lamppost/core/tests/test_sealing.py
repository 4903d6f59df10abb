from __future__ import annotations

import pytest
from pytest_django import Settings

from lamppost.core.sealing import Unreadable, blind_tag, seal, unseal


def test_sealed_text_is_unreadable_and_comes_back(settings: Settings) -> None:
    settings.SEAL_KEYS = ("one key",)
    sealed = seal("my door is the green one")
    assert b"green" not in sealed
    assert unseal(sealed) == "my door is the green one"


def test_new_key_in_front_of_the_old_one_opens_what_that_has_sealed(settings: Settings) -> None:
    settings.SEAL_KEYS = ("old",)
    sealed, tag = seal("hello"), blind_tag("phone", "+15551234")
    settings.SEAL_KEYS = ("new", "old")
    assert unseal(sealed) == "hello"
    assert blind_tag("phone", "+15551234") == tag


def test_text_whose_key_is_lost_is_unreadable(settings: Settings) -> None:
    settings.SEAL_KEYS = ("old",)
    sealed = seal("hello")
    settings.SEAL_KEYS = ("new",)
    with pytest.raises(Unreadable):
        unseal(sealed)


def test_tags_differ_by_purpose_and_text(settings: Settings) -> None:
    settings.SEAL_KEYS = ("one key",)
    tags = {blind_tag("phone", "1"), blind_tag("phone", "2"), blind_tag("mail", "1")}
    assert len(tags) == 3
    assert blind_tag("phone", "1") in tags
