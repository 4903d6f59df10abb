"""Those who post: campaigns, honest reposters, one person on two accounts."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from benchmarks.campaigns import disguises
from benchmarks.campaigns.noise import edited, shuffled
from benchmarks.campaigns.people import People, within
from benchmarks.campaigns.rows import (
    CAMPAIGN,
    FIXED,
    NOISE,
    REPOSTER,
    TWO_ACCOUNTS,
    Made,
    Text,
    Word,
    slots_of,
)
from benchmarks.campaigns.styles import Style
from benchmarks.campaigns.templates import template
from benchmarks.campaigns.values import Values

REPOSTS, REPOST_DAYS = (3, 20), (5, 9)
TWO_ACCOUNTS_POSTS = (3, 10)
NEW_PRICE, OTHER_PLACE = 0.3, 0.05  # of a reposter's ads
TITLE_WORDS = 8
SHARED_PHOTO = 0.6  # of a campaign's ads, where it has photos at all


@dataclass
class Hands:
    style: Style
    people: People
    values: Values
    chance: random.Random

    def campaign(self, source: Text, many: int, group: str) -> list[Made]:
        """Copies of one template through several accounts, numbers and towns."""
        chance, style = self.chance, self.style
        words = self._cut(source.whole.split())
        made = template(words, chance.uniform(*style.slots), self.values, chance)
        rate = chance.choice(style.rates)
        way = chance.choice(disguises.DISGUISES) if chance.random() < style.disguised else ""
        is_shuffled = chance.random() < style.shuffled
        posters = self._posters(min(many, chance.randint(*style.accounts)))
        photo = self.people.photo()
        start, days = self.people.moment(), chance.uniform(*style.days)
        ads = []
        for number in range(many):
            copy = edited(made.filled(), rate, self.values.others, chance)
            copy = shuffled(copy, chance) if is_shuffled else copy
            copy = self._disguised(copy, way) if way else copy
            # Each account posts once at least; after that any of them.
            account, contact, place = (
                posters[number] if number < len(posters) else chance.choice(posters)
            )
            ads.append(
                Made(
                    text=self._text(copy),
                    kind=CAMPAIGN,
                    account=account,
                    place=place or self._place(),
                    posted=within(start, days, chance),
                    contact=contact or self._contact(),
                    photo=photo if chance.random() < SHARED_PHOTO else "",
                    group=group,
                    edits=rate,
                    disguise=way,
                    is_shuffled=is_shuffled,
                    slots=slots_of(copy),
                    noise=[word for word, slot in copy if slot == NOISE],
                )
            )
        return ads

    def reposter(self, source: Text, group: str) -> list[Made]:
        """The same ad about each week from one account, now and then with another price."""
        many = self.chance.randint(*REPOSTS)
        account, contact = self.people.account(), self._own_contact()
        return self._reposts(source, group, REPOSTER, many, [account], contact)

    def two_accounts(self, source: Text, group: str) -> list[Made]:
        """One person with two accounts, both with the contact that is verified as theirs."""
        many = self.chance.randint(*TWO_ACCOUNTS_POSTS)
        accounts = [self.people.account(), self.people.account()]
        contact = self.people.contact()
        if self.chance.random() < 0.5:
            return self._reposts(source, group, TWO_ACCOUNTS, many, accounts, contact)
        # The text is a campaign's; only the contact says that it is one person.
        ads = self.campaign(source, many, group)
        for number, ad in enumerate(ads):
            ad.kind, ad.account, ad.contact = TWO_ACCOUNTS, accounts[number % 2], contact
        return ads

    def _reposts(
        self, source: Text, group: str, kind: str, many: int, accounts: Sequence[str], contact: str
    ) -> list[Made]:
        chance = self.chance
        place, photo, posted = self.people.place(), self.people.photo(), self.people.moment()
        words: list[Word] = [(word, FIXED) for word in source.whole.split()]
        ads = []
        for number in range(many):
            if chance.random() < NEW_PRICE:
                words[chance.randrange(len(words))] = (str(chance.randrange(2_000)), FIXED)
            rate = chance.uniform(0, self.style.repost_edits)
            copy = edited(words, rate, self.values.others, chance)
            where = self.people.place() if chance.random() < OTHER_PLACE else place
            account = accounts[number % len(accounts)]
            text = self._text(copy)
            ads.append(Made(text, kind, account, where, posted, contact, photo, group, edits=rate))
            posted += timedelta(days=chance.uniform(*REPOST_DAYS))
        return ads

    def _posters(self, many: int) -> list[tuple[str, str, str]]:
        """Account, contact and place of each; what is "" is drawn anew for each ad."""
        way = self.style.contacts
        if way == "mixed":
            way = self.chance.choice(("fixed", "rotating", "one", "none"))
        # One contact through two accounts is one person, and so no campaign.
        way = "fixed" if way == "one" and many < 3 else way
        self._pool: list[str] = []
        if way == "rotating":
            self._pool = [self.people.contact() for _n in range(self.chance.randint(2, 6))]
        one = self.people.contact()
        draw: dict[str, Callable[[], str]] = {"fixed": self.people.contact, "one": lambda: one}
        contact = draw.get(way, lambda: "")
        has_place = self.chance.random() < 0.7
        towns = [self.people.place() for _n in range(self.chance.randint(2, 5))]
        self._towns = towns if self.chance.random() < self.style.roams else []
        has_place = has_place and not self._towns
        return [
            (self.people.account(), contact(), self.people.place() if has_place else "")
            for _n in range(many)
        ]

    def _contact(self) -> str:
        return self.chance.choice(self._pool) if self._pool else ""

    def _place(self) -> str:
        return self.chance.choice(self._towns) if self._towns else self.people.place()

    def _own_contact(self) -> str:
        return self.people.contact() if self.chance.random() < 0.7 else ""

    def _cut(self, words: Sequence[str]) -> Sequence[str]:
        many = self.chance.randint(*self.style.words)
        start = self.chance.randrange(max(1, len(words) - many + 1))
        return words[start : start + many]

    def _disguised(self, copy: Sequence[Word], way: str) -> list[Word]:
        share = self.chance.uniform(*self.style.disguised_letters)
        return [(disguises.disguise(word, way, share, self.chance), slot) for word, slot in copy]

    def _text(self, copy: Sequence[Word]) -> Text:
        words = [word for word, _slot in copy]
        if not self.style.has_titles:
            return Text("", " ".join(words))
        cut = min(len(words) - 1, TITLE_WORDS)
        return Text(" ".join(words[:cut]), " ".join(words[cut:]))
