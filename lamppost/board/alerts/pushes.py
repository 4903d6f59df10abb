"""What is pushed to browsers about alerts: one line for each alert that has found something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from lamppost.board.alerts.mails import facts_of, how_many, url_of
from lamppost.board.alerts.models import Subscriber
from lamppost.board.mails import absolute
from lamppost.notices.push.outbox import push

if TYPE_CHECKING:
    from lamppost.board.alerts.telling import News


def push_news(subscriber: Subscriber, news: Sequence[News], *, at: datetime) -> None:
    """To every browser of theirs that agreed."""
    devices = list(subscriber.devices.all()) if news else []
    for one in news:
        title, body, link = _words(one)
        for device in devices:
            key = f"alert-{one.alert.pk}-{at.isoformat()}"
            push(device, key=key, title=title, body=body, link=link)


def _words(one: News) -> tuple[str, str, str]:
    if len(one.ads) == 1 and not one.more:
        ad = one.ads[0]
        return ad.title, f"{facts_of(ad, one.alert)}\n{one.alert.title}", url_of(ad)
    titles = ", ".join(ad.title for ad in one.ads[:3])
    return f"{how_many([one])}: {one.alert.title}", titles, absolute(one.alert.get_absolute_url())
