"""Keeping the index in step with the ads.

Every change of an ad leaves a row in `Reindex`, in its own transaction. Here those rows are
worked off: after the change itself, and by the watcher for whatever a crash left.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction

from lamppost.board.alerts.noticing import find_whom_to_tell
from lamppost.board.categories import categories
from lamppost.board.models import Ad, Reindex
from lamppost.board.search.beside import Beside
from lamppost.board.search.document import document_of, load_documents
from lamppost.board.search.engine import Engine, engine, lies_beside_ads

logger = logging.getLogger(__name__)

_BATCH = 500
_COMPARED = 20_000
_MOST_BATCHES = 20  # a watcher has more to do; the rest waits for its next round


def index_soon() -> None:
    """Asks for the index to be brought up to date once the transaction at hand is over."""
    transaction.on_commit(lambda: _ask())


def index_beside_pages() -> None:
    """From now on this process indexes in a thread beside its pages, milliseconds after them.

    Nobody waits then for the lock on the index, and ads that come together are one change of it.
    """
    global _ask
    _ask = Beside(_index_or_log).ask


def _index_or_log() -> None:
    try:
        index_due()
    except Exception as error:
        logger.warning("the search index waits for the watcher: %s", type(error).__name__)


_ask: Callable[[], None] = _index_or_log


def index_due(now: datetime | None = None) -> int:
    """Works off what has been noted; gives how many notes."""
    done = 0
    for _batch in range(_MOST_BATCHES):
        worked = _index_batch(engine())
        done += worked
        if worked < _BATCH:
            break
    return done


def _index_batch(index: Engine) -> int:
    if not Reindex.objects.exists():
        return 0
    with index.locked():
        notes = list(Reindex.objects.order_by("pk").values_list("pk", "ad_id")[:_BATCH])
        ad_ids = {ad_id for _pk, ad_id in notes}
        index.put(load_documents(ad_ids), stale=ad_ids)
        if lies_beside_ads():
            _settle(notes)
    if not lies_beside_ads():
        # Only now: a crash before this line has the same work done once more.
        with transaction.atomic():
            _settle(notes)
    return len(notes)


def _settle(notes: list[tuple[int, int]]) -> None:
    find_whom_to_tell({ad_id for _pk, ad_id in notes})
    Reindex.objects.filter(pk__in=[pk for pk, _ad_id in notes]).delete()


def rebuild(tell: Callable[[int], None] = lambda done: None) -> int:
    """Makes the index anew beside the one in use; gives the number of ads. Raises Refused.

    tell hears how many are done. Some 2,000 ads a second.
    """
    draft = engine().begin_building()
    done = 0
    try:
        last: int | None = -1
        while last is not None:
            with draft.locked():
                ads = list(_live_after(last))
                draft.put([document_of(ad) for ad in ads], stale=[ad.pk for ad in ads])
            last = ads[-1].bump if ads else None
            done += len(ads)
            tell(done)
        draft.finish(fingerprint())
    except BaseException:
        draft.abandon()
        raise
    return done


def _live_after(bump: int) -> Iterator[Ad]:
    # In the order of time, which is the order in which an index is filled fastest.
    ads = Ad.objects.live().filter(bump__gt=bump).select_related("place")
    return ads.order_by("bump")[:_BATCH].iterator()


def is_in_step() -> bool:
    """Whether the index was made by this program with these settings, and holds as many ads as
    are live. Looks at no ad by itself."""
    index = engine()
    return index.made_with() == fingerprint() and index.count() == Ad.objects.live().count()


def compare() -> int:
    """How many ads are in the index and should not be, or the other way round, or with another
    place in the order of time. Reads both from end to end, in steps."""
    wrong, last = 0, -1
    while True:
        live = Ad.objects.live().filter(bump__gt=last).order_by("bump")
        ads = list(live.values_list("bump", "pk")[:_COMPARED])
        until = ads[-1][0] if len(ads) == _COMPARED else None
        wrong += len(set(ads) ^ set(engine().held_between(last, until)))
        if until is None:
            return wrong
        last = until


def fingerprint() -> str:
    """Changes when what is written for an ad does: the tables, the words, the categories."""
    import Stemmer

    every = [(one.slug, one.parent, one.name) for one in categories().every]
    said = (engine().version, settings.SEARCH_LANGUAGES, Stemmer.version(), every)
    return sha256(repr(said).encode()).hexdigest()
