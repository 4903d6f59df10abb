"""Of an ad that was erased nothing stays, in no column of no table."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps

from lamppost.screening.campaigns.actions import erase_ads, rebuild
from lamppost.screening.campaigns.engine import member_of
from lamppost.screening.campaigns.folding import SPACE, flat
from lamppost.screening.campaigns.kept.rows import contact_tag
from lamppost.screening.campaigns.values import Ad
from lamppost.screening.models import CampaignNote, CampaignPosting
from lamppost.screening.tests.pile import LESSONS, NOON, Pile, lesson, pile, room

__all__ = ["pile"]
SECRET = Ad(
    id="room:77",
    text=room(0).text.replace("quiet students", "quiet zwielichtbrot gallimaufry"),
    account="people.person:770077",
    contacts=("tag:feedfacefeedfacefeedface",),
    place="Xanaduville",
    posted=NOON,
    photos=("c0ffee1234c0ffee",),
)


def everything() -> list[Any]:
    """Each value of each column that screening keeps."""
    models = apps.get_app_config("screening").get_models()
    return [
        value for model in models for row in model._default_manager.values_list() for value in row
    ]


def traces(ad: Ad, others: list[Ad]) -> list[str]:
    """What can still be found of it, apart from what others say, too."""
    member = member_of(ad)
    said = set("".join(flat(member_of(other).codes) for other in others))
    own = set(flat(member.codes)) - said
    names = {ad.id, ad.account, ad.place, *ad.photos, *map(contact_tag, ad.contacts)}
    names |= set(map(contact_tag, member.written))
    found = []
    for value in everything():
        text = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
        found += [name for name in (*names, *own) if name in text]
    keys = {(ord(word) - 0xE000) % SPACE << 1 for word in own}
    rows = CampaignPosting.objects.filter(pk__in=[*keys, *(key | 1 for key in keys)])
    return found + [str(row.pk) for row in rows]


@pytest.mark.parametrize("others", [0, 1, 2, 5, 40])
@pytest.mark.parametrize("is_first", [True, False])
def test_an_erased_ad_leaves_no_trace(pile: Pile, others: int, is_first: bool) -> None:
    ads = [room(n) for n in range(1, others + 1)]
    pile.put(*([SECRET, *ads] if is_first else [*ads, SECRET]), lesson(1))
    pile.settle()
    assert traces(SECRET, [*ads, lesson(1)])
    del pile.ads[SECRET.id]
    erase_ads([SECRET.id])
    assert not traces(SECRET, [*ads, lesson(1)])
    pile.settle()
    assert not traces(SECRET, [*ads, lesson(1)])


def test_an_ad_that_was_erased_in_its_last_template_leaves_the_tables_empty(pile: Pile) -> None:
    pile.put(SECRET)
    pile.settle()
    erase_ads([SECRET.id])
    pile.settle()
    assert not CampaignPosting.objects.exists()
    assert not CampaignNote.objects.exists()


def test_an_ad_erased_before_its_turn_is_not_looked_for(pile: Pile) -> None:
    pile.put(SECRET)
    erase_ads([SECRET.id])
    assert not CampaignNote.objects.exists()


def test_an_ad_erased_during_a_rebuild_is_gone_from_both_slots(pile: Pile) -> None:
    ads = [room(n) for n in range(1, 4)]
    pile.put(SECRET, *ads)
    pile.settle()

    def erase(done: int) -> None:
        pile.ads.pop(SECRET.id, None)
        erase_ads([SECRET.id])
        assert not traces(SECRET, ads)

    rebuild(NOON, erase)
    pile.settle()
    assert not traces(SECRET, ads)


def test_contacts_are_kept_as_tags_and_never_as_they_are(pile: Pile) -> None:
    number = "(305) 555-0142"
    text = LESSONS.format(20, number, "Hexham")
    pile.put(lesson(1, text=text, contacts=("mail:ann@example.org",)))
    pile.settle()
    whole = "\n".join(
        value.decode(errors="replace") if isinstance(value, bytes) else str(value)
        for value in everything()
    )
    assert "5550142" not in whole
    assert "ann@example.org" not in whole
    assert "phone:" in whole


def test_a_number_in_a_text_is_the_same_as_the_one_its_account_has_verified() -> None:
    from lamppost.core.sealing import blind_tag

    verified = contact_tag(f"tag:{blind_tag('phone', '+13055550142')}")
    (written,) = member_of(Ad(id="1", text="Call (305) 555-0142 today")).written
    assert contact_tag(written) == verified
