"""So many things that wait, made fast: past every action, as rows."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import connection, models, transaction

from lamppost.board.bumps import Slots
from lamppost.board.content import AdContent
from lamppost.board.models import Ad, Reindex, State
from lamppost.journal.models import Decision
from lamppost.moderation.models import (
    Appeal,
    Case,
    Claim,
    Opinion,
    Proposal,
    Rank,
    Report,
    Steward,
)
from lamppost.people.models import Person, Persona
from lamppost.places.models import Place
from lamppost.relay.models import Conversation, Letter, Side
from lamppost.screening.campaigns.kept.state import current
from lamppost.screening.models import CampaignMember, CampaignTemplate, Rulebook, Screening

Row = TypeVar("Row", bound=models.Model)

# Of a hundred items.
MIX = {"ads": 44, "letters": 20, "reports": 20, "campaigns": 3, "appeals": 5, "opinions": 8}
WORDS = [
    "solid",
    "oak",
    "table",
    "chair",
    "lamp",
    "room",
    "bike",
    "piano",
    "kettle",
    "garden",
    "winter",
    "blue",
    "old",
    "new",
    "small",
]
FINDINGS = (
    ("payment", "The ad asks for money before anybody has seen the thing."),
    ("contact", "A telephone number stands in the text."),
    ("links", "A link leads to a site that is not known here."),
    ("wordlist", ""),
)
_AT_ONCE = 2_000


def fill(items: int, *, seed: int, made: datetime) -> list[Steward]:
    """Those who review; writes what is not there yet."""
    if not Steward.objects.exists():
        began = time.monotonic()
        with transaction.atomic():
            _Filling(items, random.Random(seed), made).run()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        print(f"written in {time.monotonic() - began:.0f} s")
    return list(Steward.objects.select_related("person").order_by("pk"))


class _Filling:
    def __init__(self, items: int, draw: random.Random, made: datetime) -> None:
        self.counts = {queue: max(4, items * share // 100) for queue, share in MIX.items()}
        self.draw, self.made = draw, made
        self.place = Place.objects.order_by("-population")[0]
        self.book = Rulebook.objects.create(digest="bench", versions={"payment": 1, "campaign": 1})

    def run(self) -> None:
        self._stewards()
        ads = self._held_ads(self.counts["ads"] + self.counts["opinions"])
        self._opinions(ads[: self.counts["opinions"]])
        self._letters()
        self._cases(ads[self.counts["opinions"] :])
        self._campaigns()
        self._appeals()
        Reindex.objects.all().delete()

    def _stewards(self) -> None:
        people = [Person(email=f"reviewer{n}@bench.example") for n in range(6)]
        self.reviewers = self._write(people)
        personas = [Persona(person=person, name="Mo") for person in self.reviewers]
        self.own = self._write(personas)
        posters = Persona.objects.exclude(pk__in=[one.pk for one in self.own])
        self.posters = list(posters.order_by("pk")[:2_000])
        self._write(
            Steward(person=person, rank=Rank.STEWARD if n else Rank.SENIOR, since=self.made)
            for n, person in enumerate(self.reviewers)
        )

    def _look_by(self, hours: int = 24) -> datetime:
        """A fifth is late."""
        return self.made + timedelta(hours=self.draw.uniform(-hours / 4, hours))

    def _decisions(self, subjects: Sequence[str], done: str = "hold") -> list[Decision]:
        return self._write(
            Decision(
                at=self.made - timedelta(hours=self.draw.uniform(0, 9)),
                subject=subject,
                person=f"people.person:{self.draw.choice(self.posters).person_id}",
                by="screening",
                done=done,
                policy="check",
                source="screening",
                is_automated=True,
            )
            for subject in subjects
        )

    def _title(self) -> str:
        return " ".join(self.draw.choices(WORDS, k=4)).capitalize()

    def _held_ads(self, count: int) -> list[Ad]:
        last = Ad.objects.order_by("-pk").values_list("pk", flat=True)[0]
        numbers = range(last + 1, last + 1 + count)
        decisions = self._decisions([f"board.ad:{n}" for n in numbers])
        bumps = Slots(now=self.made + timedelta(days=365)).take([self.made] * count)
        ads = self._write(
            self._ad(number, decision, bump)
            for number, decision, bump in zip(numbers, decisions, bumps, strict=True)
        )
        self._screenings([f"board.ad:{n}" for n in numbers])
        return ads

    def _ad(self, number: int, decision: Decision, bump: int) -> Ad:
        content = AdContent(category="furniture", title=self._title(), text="", place=self.place)
        # One ad in a thousand is of somebody who reviews.
        whose = self.own if not number % 1_000 else self.posters
        return Ad(
            pk=number,
            persona=self.draw.choice(whose),
            state=State.HELD,
            decision=decision,
            look_by=self._look_by(1 if self.draw.random() < 0.05 else 24),
            posted=decision.at,
            renewed=decision.at,
            expires=self.made + timedelta(days=30),
            bump=bump,
            **content.wording(),
            **content.found_by(),
        )

    def _screenings(self, subjects: Iterable[str]) -> None:
        self._write(
            Screening(
                subject=subject,
                at=self.made,
                verdict="hold",
                findings=[
                    {"check": check, "words": "", "sentence": said, "asks": "hold", "sure": 0.7}
                    for check, said in self.draw.sample(FINDINGS, 2)
                ],
                rulebook=self.book,
            )
            for subject in subjects
        )

    def _opinions(self, ads: Sequence[Ad]) -> None:
        firsts = self._write(
            Proposal(
                queue="ads",
                number=ad.pk,
                by=f"people.person:{self.draw.choice(self.reviewers).pk}",
                at=self.made,
                counts_from=self.made,
                state="compared",
                choice="refuse",
                policy="scam",
            )
            for ad in ads
        )
        self._write(
            Opinion(
                queue="ads",
                number=ad.pk,
                subject=f"board.ad:{ad.pk}",
                why=self.draw.choice(["serious", "sample", "asked"]),
                state="differ" if self.draw.random() < 0.2 else "waiting",
                asked=self.made,
                look_by=self._look_by(),
                first=first,
            )
            for ad, first in zip(ads, firsts, strict=True)
        )

    def _letters(self) -> None:
        count = self.counts["letters"]
        talks = self._write(
            Conversation(ad_title=self._title(), began=self.made, last_at=self.made)
            for _ in range(count)
        )
        sides = self._write(
            Side(conversation=talk, role="writer", persona=self.draw.choice(self.posters))
            for talk in talks
        )
        last = Letter.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        numbers = range(last + 1, last + 1 + count)
        decisions = self._decisions([f"relay.letter:{n}" for n in numbers])
        self._write(
            Letter(
                pk=number,
                conversation=talk,
                side=side,
                text="Is it still there?",
                state="held",
                decision=decision,
                look_by=self._look_by(),
                written=self.made,
                key=f"key-{number}",
            )
            for number, talk, side, decision in zip(numbers, talks, sides, decisions, strict=True)
        )
        self._screenings(f"relay.letter:{n}" for n in numbers)

    def _cases(self, held: Sequence[Ad]) -> None:
        """A tenth about what is held as well; else about ads that are up and people."""
        count = self.counts["reports"]
        subjects = [
            f"board.ad:{ad.pk}" for ad in self.draw.sample(held, min(count // 10, len(held)))
        ]
        live = Ad.objects.filter(state=State.LIVE).values_list("pk", flat=True)
        subjects += [f"board.ad:{number}" for number in live]
        subjects += [f"people.persona:{persona.pk}" for persona in self.posters]
        # Of things that are gone by now, for the rest.
        subjects += [f"board.photo:{10_000_000 + n}" for n in range(count)]
        cases = self._write(
            Case(
                subject=subject,
                opened=self.made,
                look_by=self._look_by(48),
                reach=self.draw.randrange(300),
            )
            for subject in list(dict.fromkeys(subjects))[:count]
        )
        kinds = list(Report.Kind)
        self._write(
            Report(case=case, kind=self.draw.choice(kinds), at=self.made, key=f"{n}")
            for case in cases
            for n in range(self.draw.choice([1, 1, 2, 10]))
        )

    def _campaigns(self) -> None:
        slot = current().slot
        kept = self._write(
            CampaignTemplate(
                slot=slot, body=b"", first=b"", size=9, is_flagged=True, look_by=self._look_by(8)
            )
            for _ in range(self.counts["campaigns"])
        )
        self._write(
            CampaignMember(
                slot=slot,
                subject=f"board.ad:{20_000_000 + 9 * n + of}",
                template=template,
                account=f"people.person:{self.draw.randrange(1_000)}",
                codes=b"",
                place=str(self.draw.randrange(20)),
                since=self.made,
            )
            for n, template in enumerate(kept)
            for of in range(9)
        )

    def _appeals(self) -> None:
        count = self.counts["appeals"]
        decisions = self._decisions([f"board.ad:{n}" for n in range(1, count + 1)], "refuse")
        self._write(
            Appeal(
                decision=decision,
                first_by=f"people.person:{self.draw.choice(self.reviewers).pk}",
                words="I object.",
                at=self.made,
                look_by=self._look_by(72),
            )
            for decision in decisions
        )
        for number, person in enumerate(self.reviewers[1:], start=1):
            Claim.objects.create(
                queue="ads",
                number=number,
                person=person,
                since=self.made,
                until=self.made + timedelta(days=1),
            )

    @staticmethod
    def _write(rows: Iterable[Row]) -> list[Row]:
        made = list(rows)
        manager: Any = type(made[0])._default_manager
        return list(manager.bulk_create(made, batch_size=_AT_ONCE))
