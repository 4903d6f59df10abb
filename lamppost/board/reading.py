"""An ad made ready for its page: facts in words, the price as people say it, the map."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.conf import settings
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from lamppost.board.categories import Category, categories
from lamppost.board.field_values import show_field
from lamppost.board.models import Ad, Photo
from lamppost.board.prices import PriceKind


@dataclass(frozen=True)
class AdPage:
    category: Category | None
    trail: tuple[Category, ...]
    price: str
    facts: tuple[tuple[str, str], ...]
    photos: tuple[Photo, ...]
    days_left: int
    json_ld: str


def read_ad(ad: Ad, photos: tuple[Photo, ...], *, now: datetime) -> AdPage:
    """Everything that the page of an ad shows and its row does not say as people read it."""
    category = category_of(ad)
    return AdPage(
        category=category,
        trail=trail_to(category),
        price=show_price(ad),
        facts=facts_of(ad, category),
        photos=photos,
        days_left=max(0, ceil((ad.expires - now) / timedelta(days=1))),
        json_ld=_json_ld(ad, photos) if ad.pk else "",
    )


def category_of(ad: Ad) -> Category | None:
    """None if the host has taken the category out of the file since."""
    try:
        return categories().get(ad.category)
    except KeyError:
        return None


def trail_to(category: Category | None) -> tuple[Category, ...]:
    """From the top category down to this one."""
    if category is None:
        return ()
    if category.parent is None:
        return (category,)
    return (categories().get(category.parent), category)


def facts_of(ad: Ad, category: Category | None) -> tuple[tuple[str, str], ...]:
    if category is None:
        return ()
    return tuple(
        (field.name, show_field(field, ad.fields[field.key]))
        for field in category.fields
        if field.key in ad.fields
    )


def show_price(ad: Ad) -> str:
    """ "$1,250", "Free", "$18 per hour", "$40, negotiable"; "" where a price means nothing."""
    if ad.price_kind == PriceKind.FREE:
        return _("Free")
    if ad.price is None:
        return _("Make an offer") if ad.price_kind == PriceKind.NEGOTIABLE else ""
    amount = ad.price.show(get_language() or "en")
    pattern = _PRICE_PATTERNS.get(ad.price_kind)
    return _(pattern) % {"amount": amount} if pattern else amount


_PRICE_PATTERNS: dict[str, str] = {
    PriceKind.NEGOTIABLE: gettext_noop("%(amount)s, negotiable"),
    PriceKind.PER_HOUR: gettext_noop("%(amount)s per hour"),
    PriceKind.PER_MONTH: gettext_noop("%(amount)s per month"),
}


def _json_ld(ad: Ad, photos: tuple[Photo, ...]) -> str:
    """schema.org's Offer, for search engines. Safe inside a script element: no "<" is left."""
    offer: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Offer",
        "url": f"{settings.BASE_URL}{ad.get_absolute_url()}",
        "name": ad.title,
        "description": ad.text[:500],
        "availability": "https://schema.org/InStock",
        "validFrom": ad.posted.isoformat(),
        "validThrough": ad.expires.isoformat(),
        "areaServed": {"@type": "City", "name": ad.place.name},
        "itemOffered": {"@type": "Product", "name": ad.title},
    }
    if ad.price is not None:
        offer |= {"price": f"{ad.price.amount:f}", "priceCurrency": ad.price.currency}
    if photos:
        offer["image"] = [
            f"{settings.BASE_URL}/photos/{photo.digest}-l.jpg" for photo in photos[:3]
        ]
    text = json.dumps(offer, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
