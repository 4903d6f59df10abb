"""Which column of a file means what: boards name theirs in many ways."""

from __future__ import annotations

import re
from collections.abc import Iterable

# The better name first: the first one that a file has is taken.
NAMES: dict[str, tuple[str, ...]] = {
    "id": (
        *("id", "ad_id", "adid", "ad", "external_id", "listing_id", "post_id", "posting_id"),
        *("item_id", "doc_id", "document_id", "record_id", "message_id", "job_id", "comment_id"),
        *("pid", "uid", "uuid", "guid", "key", "number", "nr", "no", "index", "row", "row_id"),
    ),
    "text": (
        *("text", "body", "description", "content", "message", "ad_text", "full_text"),
        *("body_text", "ad_body", "post_body", "post_text", "details", "desc", "letter"),
        *("comment", "sms", "post", "raw_text", "raw", "words"),
    ),
    "title": ("title", "heading", "subject", "headline", "ad_title", "post_title", "caption"),
    "account": (
        *("account", "account_id", "user", "user_id", "userid", "username", "user_name"),
        *("poster", "poster_id", "author", "author_id", "seller", "seller_id", "owner"),
        *("owner_id", "posted_by", "profile", "profile_id", "persona", "member", "member_id"),
        *("advertiser", "advertiser_id", "vendor", "vendor_id", "host_id", "actor", "sender"),
    ),
    "contact": (
        *("contact", "contacts", "phone", "phones", "phone_number", "phone_numbers"),
        *("telephone", "tel", "mobile", "cell_phone", "email", "emails", "e_mail", "mail"),
        *(
            "whatsapp",
            "telegram",
            "contact_phone",
            "contact_email",
            "contact_id",
            "verified_contact",
        ),
    ),
    "place": (
        *("place", "place_id", "location", "city", "town", "cell", "h3", "neighborhood"),
        *("neighbourhood", "suburb", "district", "area", "region", "state", "zip", "zipcode"),
        *("zip_code", "postcode", "postal_code", "address"),
    ),
    "lat": ("lat", "latitude"),
    "lng": ("lng", "lon", "long", "longitude"),
    "posted": (
        *("posted", "posted_at", "post_date", "posted_date", "posted_on", "posting_date"),
        *("date_posted", "created", "created_at", "created_on", "published", "published_at"),
        *("date", "time", "timestamp", "datetime", "date_time", "when", "ts", "post_time"),
    ),
    "photo": (
        *("photo", "photos", "photo_hash", "photo_hashes", "image_hash", "image_hashes"),
        *("phash", "pdq", "image", "images", "image_url", "image_urls", "photo_url", "picture"),
        *("pictures", "photo_id", "image_id"),
    ),
    "verified": ("is_verified", "verified", "account_verified", "is_business"),
}
# Of these every column that is there counts, not only the best one.
ALL_OF = frozenset({"contact", "photo"})
_APART = re.compile(r"[^a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def understood(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The file's own names for each meaning: {"text": ("Description",), …}."""
    there: dict[str, str] = {}
    for name in names:
        there.setdefault(_plain(name), name)
    found = {meaning: [there[n] for n in known if n in there] for meaning, known in NAMES.items()}
    return {
        meaning: tuple(own if meaning in ALL_OF else own[:1])
        for meaning, own in found.items()
        if own
    }


def _plain(name: str) -> str:
    """As the list above writes it: "Posted At", "postedAt" and "posted-at" are posted_at."""
    apart = _HUMP.sub("_", name) if not name.isupper() else name
    return _APART.sub("_", apart.lower()).strip("_")
