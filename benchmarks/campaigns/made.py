"""A whole file of ads with planted campaigns, the same from the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.campaigns.alike import REPEATED, runs_of, without_repeats
from benchmarks.campaigns.backgrounds import background
from benchmarks.campaigns.hands import Hands
from benchmarks.campaigns.invented import invented, sentence
from benchmarks.campaigns.people import People
from benchmarks.campaigns.recombined import recombined
from benchmarks.campaigns.rows import SHARER, UNRELATED, Made, Text
from benchmarks.campaigns.styles import STYLES, Style
from benchmarks.campaigns.values import Values

# Of all ads; what is left, about seventy of a hundred, is unrelated.
CAMPAIGNS, REPOSTERS, TWO_ACCOUNTS, SHARERS = 0.15, 0.095, 0.005, 0.05
HELD_OUT = 0.25  # of the texts: those that templates and reposters are made of
LEAST_WORDS = 25  # of a text that something is made of
VOCABULARY = 60_000  # words that edits and slots draw from
OF_EACH_TEXT = 40
RAW = "philadelphia"  # backgrounds whose ads repeat one another


@dataclass(frozen=True)
class Asked:
    ads: int
    seed: int
    background: str = "deduplicated"
    style: str = "mixed"
    data: Path = Path("../shared/data")


def made(asked: Asked) -> list[Made]:
    """In the order in which they stand in the file."""
    chance = random.Random(f"{asked.seed} {asked.background} {asked.style}")
    style = STYLES[asked.style]
    texts = background(asked.background, asked.data, asked.seed)
    sources, around = held_out(texts, chance, has_repeats=asked.background.startswith(RAW))
    people = People(style, chance)
    planted = list(_planted(asked, style, people, sources, around, chance))
    ads = planted + _unrelated(asked, asked.ads - len(planted), people, around, chance)
    chance.shuffle(ads)
    if style.in_order:
        ads.sort(key=lambda ad: ad.posted)
    return ads


def held_out(
    texts: list[Text], chance: random.Random, *, has_repeats: bool
) -> tuple[list[Text], list[Text]]:
    """Texts to make templates and reposts of, and the others.

    A text that repeats another is never among the first: its siblings would be of the campaign.
    """
    once = without_repeats(texts) if has_repeats else list(texts)
    chance.shuffle(once)
    chosen = once[: int(HELD_OUT * len(once))]
    runs = set().union(*(runs_of(text.whole) for text in chosen))
    around = [
        text for text in texts if len((own := runs_of(text.whole)) & runs) < REPEATED * len(own)
    ]
    chance.shuffle(around)
    return chosen, around


def _planted(
    asked: Asked,
    style: Style,
    people: People,
    sources: Sequence[Text],
    around: Sequence[Text],
    chance: random.Random,
) -> Iterator[Made]:
    hands = Hands(style, people, _values(around, chance), chance)
    long_enough = [text for text in sources if len(text.whole.split()) >= LEAST_WORDS]
    # Once each is used, more are put together from all of them.
    needed = asked.ads // 25 + 20
    if len(long_enough) < needed:
        more = recombined(long_enough, needed - len(long_enough), chance)
        long_enough += [text for text in more if len(text.whole.split()) >= LEAST_WORDS]
    own = iter(invented(needed, asked.seed + 1))
    left = iter(long_enough)
    done = 0
    while done < CAMPAIGNS * asked.ads:
        source = next(own) if chance.random() < style.invented else next(left)
        ads = hands.campaign(source, chance.randint(*style.sizes), f"campaign {done}")
        done += len(ads)
        yield from ads
    for share, post in ((REPOSTERS, hands.reposter), (TWO_ACCOUNTS, hands.two_accounts)):
        done = 0
        while done < share * asked.ads:
            ads = post(next(left), f"{post.__name__} {done}")
            done += len(ads)
            yield from ads
    yield from _sharers(int(SHARERS * asked.ads), style, people, around, chance)


def _sharers(
    many: int, style: Style, people: People, around: Sequence[Text], chance: random.Random
) -> Iterator[Made]:
    """Unrelated texts, of which some say one sentence alike."""
    texts = iter(recombined(around, many, chance))
    while many > 0:
        group = min(many, chance.randint(*style.sharers))
        stock = sentence(chance, "en", chance.randint(*style.stock_words))
        for _number in range(group):
            text = next(texts)
            words = text.text.split()
            at = chance.choice((0, len(words), chance.randrange(len(words) + 1)))
            said = " ".join((*words[:at], stock, *words[at:]))
            yield _alone(Text(text.title, said), SHARER, people, style, chance)
        many -= group


def _unrelated(
    asked: Asked, many: int, people: People, around: Sequence[Text], chance: random.Random
) -> list[Made]:
    texts = list(around[:many])
    texts += recombined(around, many - len(texts), chance)
    ads = [_alone(text, UNRELATED, people, people.style, chance) for text in texts]
    if not asked.background.startswith(RAW):
        return ads
    whose: dict[str, Made] = {}
    for ad in ads:
        if building := ad.text.building:
            ad.place = building
            if not asked.background.endswith("apart"):
                first = whose.setdefault(building, ad)
                ad.account, ad.contact = first.account, first.contact
    return ads


def _alone(text: Text, kind: str, people: People, style: Style, chance: random.Random) -> Made:
    contact = people.contact() if chance.random() < 0.6 and style.contacts != "none" else ""
    if not style.has_titles:
        text = Text("", text.whole.replace("\n", " "), text.building, text.posted)
    return Made(
        text, kind, people.account(), people.place(), people.moment(), contact, people.photo()
    )


def _values(texts: Sequence[Text], chance: random.Random) -> Values:
    words: list[str] = []
    for text in chance.sample(list(texts), min(len(texts), VOCABULARY // OF_EACH_TEXT)):
        said = text.text.split()
        start = chance.randrange(max(1, len(said) - OF_EACH_TEXT))
        words += said[start : start + OF_EACH_TEXT]
    # One word of each kind: edits draw rare words as often as frequent ones.
    return Values(sorted(set(words)), chance, words)
