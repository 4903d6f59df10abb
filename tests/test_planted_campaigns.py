"""The planted campaigns of benchmarks/: as the issue asks, and the same for everyone."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from random import Random

import pytest

from benchmarks.campaigns import backgrounds, disguises
from benchmarks.campaigns.alike import without_repeats
from benchmarks.campaigns.files import read, rows, truth_file, truths, write
from benchmarks.campaigns.invented import invented
from benchmarks.campaigns.made import Asked, made
from benchmarks.campaigns.noise import edited, shuffled
from benchmarks.campaigns.recombined import recombined, sentences_of
from benchmarks.campaigns.rows import (
    CAMPAIGN,
    FIXED,
    REPOSTER,
    SHARER,
    TWO_ACCOUNTS,
    UNRELATED,
    Made,
    Text,
)
from benchmarks.campaigns.styles import STYLES
from benchmarks.campaigns.templates import Slot, template
from benchmarks.campaigns.values import Values

ADS = 1_500
TEXTS = 2_000  # to make them from: a quarter of what the benchmark invents for more ads


@pytest.fixture(autouse=True)
def _few_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backgrounds, "INVENTED", TEXTS)


def drawn(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - made text, no secret


@cache
def planted(seed: int = 1, style: str = "mixed") -> list[Made]:
    return made(Asked(ADS, seed, "synthetic", style))


def groups(kind: str) -> list[list[Made]]:
    found = defaultdict(list)
    for ad in planted():
        if ad.kind == kind:
            found[ad.group].append(ad)
    return list(found.values())


def test_the_same_seed_makes_the_same_file_and_another_another() -> None:
    assert made(Asked(ADS, 1, "synthetic")) == planted()
    assert made(Asked(ADS, 2, "synthetic"))[0] != planted()[0]


def test_shares_are_those_that_were_asked() -> None:
    kinds = Counter(ad.kind for ad in planted())
    assert sum(kinds.values()) == ADS
    assert kinds[CAMPAIGN] / ADS == pytest.approx(0.15, abs=0.04)
    assert kinds[REPOSTER] / ADS == pytest.approx(0.095, abs=0.02)
    assert kinds[SHARER] / ADS == pytest.approx(0.05, abs=0.01)
    assert kinds[UNRELATED] / ADS > 0.6


def test_campaigns_have_several_accounts_and_others_the_accounts_they_should() -> None:
    for ads in groups(CAMPAIGN):
        assert 3 <= len(ads) <= 60
        assert 2 <= len({ad.account for ad in ads}) <= 10
    assert all(len({ad.account for ad in ads}) == 1 for ads in groups(REPOSTER))
    for ads in groups(TWO_ACCOUNTS):
        assert len({ad.account for ad in ads}) == 2
        assert len({ad.contact for ad in ads}) == 1
        assert ads[0].contact


def test_two_accounts_with_one_contact_are_never_planted_as_a_campaign() -> None:
    for ads in groups(CAMPAIGN):
        contacts = {ad.contact for ad in ads}
        assert contacts == {""} or len(contacts) > 1 or len({ad.account for ad in ads}) > 2


def test_unrelated_ads_stand_alone() -> None:
    alone = [ad for ad in planted() if ad.kind in (UNRELATED, SHARER)]
    assert len({ad.account for ad in alone}) == len(alone)
    assert len({ad.text.text for ad in alone}) == len(alone)


def test_slots_take_the_share_of_the_words_that_was_asked() -> None:
    chance = drawn(3)
    words = [f"word{number}" for number in range(100)]
    values = Values(["other"], chance, ["some", "thing", "else"] * 9)
    for share in (0.1, 0.2, 0.35):
        made_of = template(words, share, values, chance)
        fixed = [part for part in made_of.parts if not isinstance(part, Slot)]
        assert 100 - len(fixed) == pytest.approx(100 * share, abs=2)
        assert [word for word, slot in made_of.filled() if slot == FIXED] == fixed


def test_edits_change_as_many_words_as_their_rate() -> None:
    words = [(f"word{number}", FIXED) for number in range(4_000)]
    left = {word for word, _slot in edited(words, 0.2, ["other"], drawn(1))}
    # Of five kinds of edit, three do away with the word as it was.
    assert len(left & {word for word, _slot in words}) / 4_000 == pytest.approx(0.88, abs=0.02)
    assert edited(words, 0.0, ["other"], drawn(1)) == words


def test_shuffling_keeps_every_word_and_moves_sentences_whole() -> None:
    text = "one two three. four five six. seven eight. nine ten eleven."
    moved = " ".join(word for word, _s in shuffled([(w, 0) for w in text.split()], drawn(2)))
    assert moved != text
    assert sorted(sentence + "." for sentence in text.split(".")[:3]) <= sorted(moved.split(". "))
    assert sorted(moved.split()) == sorted(text.split())


def test_disguised_letters_are_other_letters() -> None:
    for kind in disguises.DISGUISES:
        hidden = disguises.disguise("a nice apartment to rent", kind, 1.0, drawn(1))
        assert hidden != "a nice apartment to rent"
    assert disguises.disguise("unchanged", "all", 0.0, drawn(1)) == "unchanged"


def test_repeats_are_left_out_and_turns_of_phrase_are_not() -> None:
    one, other = invented(2, 5)
    again = Text("", f"{one.text} Call today.")
    phrase = "no smoking in the house"
    related = [Text("", f"{text.text} {phrase}") for text in (one, other)]
    assert without_repeats([one, again, other]) == [one, other]
    assert without_repeats(related) == related


def test_recombined_texts_say_sentences_of_several_others() -> None:
    texts = invented(60, 7)
    whose = {said: at for at, text in enumerate(texts) for said in sentences_of(text.text)}
    for text in recombined(texts, 20, drawn(1)):
        said = sentences_of(text.text)
        if len(said) > 3:
            assert len({whose[one] for one in said if one in whose}) > 1


def test_file_says_nothing_of_what_is_true(tmp_path: Path) -> None:
    ads, style = planted(), STYLES["mixed"]
    file = tmp_path / "ads.jsonl"
    write(file, rows(ads, style, 1, without=("account", "photo")))
    write(truth_file(file), truths(ads, 1))
    written, true = list(read(file)), list(read(truth_file(file)))
    assert list(written[0]) == ["id", "title", "text", "contact", "place", "posted"]
    assert [row["id"] for row in written] == [row["id"] for row in true]
    assert len({row["id"] for row in written}) == ADS
    assert {row["kind"] for row in true} == {
        CAMPAIGN, REPOSTER, TWO_ACCOUNTS, SHARER, UNRELATED,
    }  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("style", STYLES)
def test_every_style_makes_files(style: str) -> None:
    assert len(planted(1, style)) == ADS
