"""Writes the demo's board into the database: all of it, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from django.conf import settings
from django.db import models, transaction

from lamppost.board import actions
from lamppost.board.actions import KeptPicture
from lamppost.board.jobs import delete_unnamed_files
from lamppost.board.models import REMIND_BEFORE, Ad, Photo, State
from lamppost.demo.cast import open_cast
from lamppost.demo.course import Act, Event, course
from lamppost.demo.letters import take_letters_away, write_letters
from lamppost.demo.meetings import take_meetings_away, write_meetings
from lamppost.demo.reviews import take_reviews_away, write_reviews
from lamppost.demo.story import DemoAd, Picture
from lamppost.demo.wording import content_of, first_price_cents
from lamppost.journal.actions import HOST, record_many
from lamppost.people.models import Persona
from lamppost.places.models import Place

SOURCE = "demo"  # by Ad.source the demo's ads are told from those that people posted
SEED = 1890
MOST_FAVOURITES = 6  # that each person has

Tell = Callable[[int, int], None]


@dataclass(frozen=True)
class Ground:
    """What stands ready before the first ad is written."""

    towns: Mapping[str, Place]
    pictures: Mapping[Picture, KeptPicture]


def seeded_ads() -> models.QuerySet[Ad]:
    return Ad.objects.filter(source=SOURCE)


def seed_board(
    ads: Sequence[DemoAd], ground: Ground, *, now: datetime, again: bool = False, tell: Tell
) -> Counter[Act] | None:
    """How often each thing was done; None if the demo is here already, and not wanted again.

    One transaction: killed at any moment it leaves the board as it was, and can be repeated.
    Ads that people posted are never touched, nor are accounts: those of the demo stay.
    """
    with transaction.atomic():
        # Within the transaction, so that of two commands on SQLite the second sees the first;
        # on PostgreSQL the constraint on source and number turns the second away.
        if seeded_ads().exists():
            if not again:
                return None
            _take_away(now)
        return _Seeding(ads, ground, now).run(tell)


def _take_away(now: datetime) -> None:
    record_many("demo.taken_away", seeded_ads(), by=HOST, at=now)
    photos = Photo.objects.filter(ad__in=seeded_ads())
    digests = sorted(set(photos.values_list("digest", flat=True)))
    take_meetings_away()
    take_letters_away()
    take_reviews_away()
    seeded_ads().delete()
    if digests:
        # After this transaction: what the new ads show again is left alone.
        delete_unnamed_files.enqueue(digests)


class _Seeding:
    """The board as it grows, one event after the other."""

    def __init__(self, ads: Sequence[DemoAd], ground: Ground, now: datetime) -> None:
        self.story = ads
        self.ground = ground
        self.now = now
        self.rng = Random(SEED)
        self.cast = open_cast(now=now, rng=self.rng)
        self.contents = [content_of(ad, ground.towns[ad.town], now, self.rng) for ad in ads]
        self.posted: dict[int, Ad] = {}

    def run(self, tell: Tell) -> Counter[Act]:
        events = course(self.story, now=self.now, rng=self.rng)
        self.changed_later = {event.number for event in events if event.act is Act.EDIT}
        for done, event in enumerate(events, start=1):
            self._do(event)
            tell(done, len(events))
        # Their mails went out days ago, in the story: a newcomer's mailbox starts empty.
        ending = seeded_ads().filter(state=State.LIVE, expires__lte=self.now + REMIND_BEFORE)
        ending.update(reminded=self.now)
        self._save_favourites()
        posted = seeded_ads().filter(state=State.LIVE).select_related("persona__person", "place")
        live = list(posted.order_by("pk"))
        write_letters(live, now=self.now)
        if settings.DEMO:  # among real people nobody that is made up reviews what they do
            write_reviews(live, source=SOURCE, now=self.now)
            write_meetings(now=self.now)  # with codes that everybody can read
        return Counter(event.act for event in events)

    def _do(self, event: Event) -> None:
        number, at = event.number, event.at
        if event.act is Act.POST:
            self.posted[number] = self._post(number, at)
            return
        ad = self.posted[number]
        who = ad.persona.person
        match event.act:
            case Act.EDIT:
                actions.edit_ad(ad, self.contents[number], by=who, at=at)
            case Act.RENEW:
                actions.renew_ad(ad, by=who, at=at)
            case Act.CLOSE:
                actions.close_ad(ad, by=who, at=at)
            case Act.END:
                actions.expire_due(at)

    def _post(self, number: int, at: datetime) -> Ad:
        story, content, poster = self.story[number], self.contents[number], self._poster(number)
        if number in self.changed_later:
            content = replace(content, price_cents=first_price_cents(content.price_cents))
        draft = actions.begin_draft(content.category, {}, by=poster.person, at=at)
        for picture, alt in zip(story.pictures, story.alts, strict=True):
            kept = self.ground.pictures[picture]
            actions.attach_picture(draft, kept, alt=alt, by=poster.person, at=at)
        ad = actions.put_up(draft, content, by=poster, at=at)
        Ad.objects.filter(pk=ad.pk).update(source=SOURCE, external_id=str(number))
        return ad

    def _poster(self, number: int) -> Persona:
        return self.cast[self.story[number].poster]

    def _save_favourites(self) -> None:
        live = list(seeded_ads().filter(state=State.LIVE).select_related("persona"))
        for person in {persona.person_id: persona.person for persona in self.cast}.values():
            others = [ad for ad in live if ad.persona.person_id != person.pk]
            wanted = min(self.rng.randint(0, MOST_FAVOURITES), len(others))
            for ad in self.rng.sample(others, wanted):
                actions.add_favourite(ad, by=person)
