"""Whether the second house stands by."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from lamppost.config.doctor.finding import Finding, Findings, ok, warn, wrong
from lamppost.meetings.house.houses import SILENT_AFTER
from lamppost.meetings.house.signing import is_on
from lamppost.meetings.house.talking import unsaid
from lamppost.meetings.models import House

APART_SECS = 30  # as for all other clocks
_KEYS_DIFFER = {"refused", "unsigned"}


def check_second_house(now: datetime) -> Findings:
    if is_on():
        house = House.objects.filter(pk=settings.SECOND_HOUSE).first()
        yield from judge_second_house(now, house or House(url=settings.SECOND_HOUSE), unsaid())


def judge_second_house(now: datetime, house: House, unsaid: int) -> Findings:
    if house.answered is None or now - house.answered > SILENT_AFTER:
        yield _no_answer(now, house)
    elif house.heard is None or now - house.heard > SILENT_AFTER:
        yield warn(
            "house.heard",
            f"The second house answers, and does not guard its own plans{_since(now, house.heard)}."
            " This board climbs for it.",
            "Tell its host to look at its watcher.",
        )
    elif abs(house.ahead_secs) > APART_SECS:
        yield warn(
            "house.clock",
            f"The second house's clock and ours are {abs(round(house.ahead_secs))} seconds apart.",
            "Set both clocks by the network: timedatectl set-ntp true",
        )
    elif unsaid:
        yield warn(
            "house.unsaid",
            f"Plans that the second house does not hold as they are: {unsaid:,}.",
            "It takes some seconds. If the number does not fall, look at both logs.",
        )
    else:
        secs = round((now - house.heard).total_seconds())
        yield ok("house.heard", f"The second house stands by; last heard of {secs} seconds ago.")


def _no_answer(now: datetime, house: House) -> Finding:
    since = _since(now, house.answered)
    if house.trouble in _KEYS_DIFFER:
        return wrong(
            "house.key",
            f"Something answers at {house.url}, and does not know this board{since}: the keys or "
            "addresses differ.",
            "Set the same LAMPPOST_SECOND_HOUSE_KEY on both, and on each the other's LAMPPOST_URL "
            "as LAMPPOST_SECOND_HOUSE.",
        )
    return wrong(
        "house.reached",
        f"The second house at {house.url} does not answer{since}. Nobody stands by for this board.",
        "Is it up, and does this board's watcher run? Try from here: curl its address.",
    )


def _since(now: datetime, at: datetime | None) -> str:
    if at is None:
        return " and never has"
    return f", for {round((now - at).total_seconds()):,} seconds"
