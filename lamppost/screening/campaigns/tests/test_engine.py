"""Ads of one template come together, others do not."""

from __future__ import annotations

from lamppost.screening.campaigns import Ad, try_ads

SHARED = "Sunny attic room near the old harbour, washing machine in the cellar, call {} after {}."


def test_ads_of_one_template_share_it_and_another_text_does_not() -> None:
    ads = [Ad(str(n), SHARED.format(name, n), account=name) for n, name in enumerate("abcd")]
    other = Ad("z", "Grey kettle with a bent spout, boils well, collect from the library steps.")
    result = try_ads([*ads, other])
    assert len({line.template for line in result.lines[:4]}) == 1
    assert result.lines[4].template != result.lines[0].template
    assert [line.flagged for line in result.lines] == [True] * 4 + [False]


def test_one_account_is_not_flagged_however_often_it_posts() -> None:
    ads = [Ad(str(n), SHARED.format("Ann", n), account="ann") for n in range(30)]
    assert not any(line.flagged for line in try_ads(ads).lines)
