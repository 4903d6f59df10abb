"""What is mailed about alerts: the link that confirms one, and the ads that one has found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lamppost.board.alerts.links import confirm_token, manage_token, stop_token
from lamppost.board.alerts.models import Alert, Pace, Subscriber
from lamppost.board.alerts.wish import query_of
from lamppost.board.mails import absolute
from lamppost.board.models import Ad
from lamppost.board.reading import show_price
from lamppost.core.distance import show_distance
from lamppost.notices.actions import tell
from lamppost.people.posting import fit_for_strangers
from lamppost.places.cells import distance_km

if TYPE_CHECKING:
    from lamppost.board.alerts.telling import News


def tell_to_confirm(alert: Alert, pace: Pace, *, at: datetime) -> None:
    """The mail with the link. Of what a stranger typed it carries nothing that leads anywhere."""
    link = reverse("board:confirm_alert", args=[confirm_token(alert, pace)])
    body = _body(
        "alert_confirm",
        title=fit_for_strangers(alert.title),
        pace=pace.label,
        confirm_url=absolute(link),
    )
    tell(
        alert.subscriber.mail_address,
        key=f"alert-confirm-{alert.key.hex}-{at.isoformat()}",
        kind="alert_confirm",
        subject=_("Confirm your alert on %(board)s") % {"board": settings.BOARD_NAME},
        body=body,
    )


def tell_news(subscriber: Subscriber, news: Sequence[News], *, at: datetime) -> None:
    """One mail for all of it, which one click stops (RFC 8058)."""
    if not news or not subscriber.mail_address:
        return
    stop = absolute(reverse("board:stop_alerts", args=[stop_token([n.alert.pk for n in news])]))
    body = _body(
        "alert_news",
        news=[_told(one) for one in news],
        manage_url=absolute(reverse("board:manage_alerts", args=[manage_token(subscriber)])),
        stop_url=stop,
    )
    tell(
        subscriber.mail_address,
        key=f"alert-{subscriber.pk}-{at.isoformat()}",
        kind="alert_news",
        subject=_subject(news),
        body=body,
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )


def how_many(news: Sequence[News]) -> str:
    """ "3 new ads"."""
    number = sum(len(one.ads) + one.more for one in news)
    return ngettext("%(n)d new ad", "%(n)d new ads", number) % {"n": number}


def _subject(news: Sequence[News]) -> str:
    if len(news) == 1:
        return _("%(ads)s: %(title)s") % {"ads": how_many(news), "title": news[0].alert.title}
    return _("%(ads)s for your alerts") % {"ads": how_many(news)}


def _body(template: str, **words: Any) -> str:  # noqa: ANN401
    return render_to_string(
        f"board/mail/{template}.txt", {"board_name": settings.BOARD_NAME, **words}
    )


def _told(one: News) -> dict[str, Any]:
    return {
        "title": one.alert.title,
        "ads": [
            {"title": ad.title, "facts": facts_of(ad, one.alert), "url": url_of(ad)}
            for ad in one.ads
        ],
        "more": one.more,
        "search_url": absolute(one.alert.get_absolute_url()),
    }


def url_of(ad: Ad) -> str:
    return absolute(ad.get_absolute_url())


def facts_of(ad: Ad, alert: Alert) -> str:
    """ "$120 · Kettering · 8 km", with as much of it as there is."""
    near = query_of(alert.query).near
    away = ""
    if near and near.km:
        here = near.place
        away = show_distance(distance_km(here.latitude, here.longitude, ad.latitude, ad.longitude))
    return " · ".join(part for part in (show_price(ad), ad.place.name, away) if part)
