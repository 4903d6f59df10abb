"""What screening has thought of an ad, kept beside it and followed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from lamppost.board import mails
from lamppost.board.actions.transitions import DONE, AdMoved, move
from lamppost.board.models import Ad, State
from lamppost.board.screened import STOPS, Photos, content_of, photos_of, screen_ad
from lamppost.journal.actions import SCREENING, record
from lamppost.journal.decisions import write_decision
from lamppost.journal.models import Decision
from lamppost.screening.actions import keep
from lamppost.screening.campaigns.actions import note_ad
from lamppost.screening.reading import has_been_cleared
from lamppost.screening.rulings import look_by, ruling_of
from lamppost.screening.verdict import Screened

# From which states an ad that is stopped goes out of sight: also from one that could be put up
# again with a click.
STOPPED_FROM = frozenset({State.LIVE, State.EXPIRED, State.CLOSED})


def stop_new(ad: Ad, found: Screened, *, at: datetime) -> None:
    """Files the verdict on an ad that nobody has seen yet, and stops it if it asks for that.
    Within the transaction that makes the ad."""
    keep(found, ad, at=at)
    note_ad(ad)
    if state := STOPS.get(found.verdict):
        ad.state, ad.decision = state, decided(ad, found, state, at=at)
        ad.look_by = look_by(found, at=at) if state == State.HELD else None
        ad.save(update_fields=["state", "decision", "look_by"])
        record(f"ad.{state}", ad, by=SCREENING, at=at, reason=checks_named(found))


def decided(ad: Ad, found: Screened, state: State, *, at: datetime) -> Decision:
    """The decision that a verdict comes to."""
    return write_decision(
        DONE[state],
        ad,
        ruling_of(found),
        by=SCREENING,
        at=at,
        person=ad.persona.person,
        content_at=ad.posted,
    )


def hold_if_stopped(ad: Ad, found: Screened, *, at: datetime) -> bool:
    """Files the verdict on an ad that is there, and takes it out of sight if it asks for that;
    whether it does. Within the caller's transaction.

    An ad that was up is held even where a new one would be refused: a person looks first.
    """
    keep(found, ad, at=at)
    note_ad(ad)
    if found.verdict not in STOPS:
        return False
    try:
        move(
            ad,
            State.HELD,
            act="ad.held",
            by=SCREENING,
            at=at,
            from_states=STOPPED_FROM,
            reason=checks_named(found),
            decide=lambda: decided(ad, found, State.HELD, at=at),
            look_by=look_by(found, at=at),
        )
    except AdMoved:
        return False  # held, refused or removed already
    mails.tell_ad_is_posted(ad, found.sentences, occasion=str(ad.version))
    return True


def screen_again(ad: Ad, *, at: datetime) -> bool:
    """Screens an ad as it stands, before others come to see it anew; whether it is held for that.

    What a reviewer has let through as it reads now goes through.
    """
    found = screen_with(ad, photos_of(ad), at=at)
    is_cleared = has_been_cleared(ad, found, since=ad.edited or ad.posted)
    with transaction.atomic():
        if is_cleared:
            keep(found, ad, at=at)
            return False
        return hold_if_stopped(ad, found, at=at)


def screen_with(ad: Ad, photos: Photos, *, at: datetime) -> Screened:
    """What screening thinks of an ad if it had these photos; before any transaction."""
    return screen_ad(content_of(ad), photos, by=ad.persona.person, at=at, besides=ad)


def checks_named(found: Screened) -> str:
    """For the journal: names of checks, never words."""
    stopping = [one.check for one in found.findings if one.asks in STOPS]
    return ", ".join(dict.fromkeys(stopping or [one.check for one in found.findings]))
