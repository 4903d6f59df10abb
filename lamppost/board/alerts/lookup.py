"""Which alerts may want an ad: one statement over the keys."""

from __future__ import annotations

import json

from django.db import connection

from lamppost.board.alerts.choosing import NONE, lookups
from lamppost.board.alerts.models import NO_PRICE
from lamppost.board.search.document import Document

# By the first key alone: asked for both at once, a database would look up every pair of them.
_SQLITE = """
SELECT alert_id FROM board_alertkey
WHERE key IN (SELECT value FROM json_each(%s))
AND +also IN (SELECT value FROM json_each(%s)) AND +least <= %s AND +most >= %s
"""
_POSTGRESQL = """
SELECT alert_id FROM board_alertkey
WHERE key = ANY(%s) AND also || '' = ANY(%s) AND least + 0 <= %s AND most + 0 >= %s
"""


def candidates(ad: Document) -> set[int]:
    """Ids of alerts, among them all that want the ad."""
    keys, held = sorted(lookups(ad.tokens)), [NONE, *ad.tokens]
    cents = NO_PRICE if ad.cents is None else ad.cents
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL, [keys, held, cents, cents])
        else:
            cursor.execute(_SQLITE, [json.dumps(keys), json.dumps(held), cents, cents])
        return {row[0] for row in cursor.fetchall()}
