"""Words that whoever runs the board wants noticed, from files that they keep themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

from django.utils.translation import gettext as _

from lamppost.screening.checks.check import Check, Read
from lamppost.screening.phrases import Phrases
from lamppost.screening.phrases.language import can_be
from lamppost.screening.submission import Facts, Kind, Submission, Wordlist
from lamppost.screening.verdict import Finding, Verdict

# A word alone says little of what is meant; a host who refuses for one has thought about it.
SURE = {Verdict.WATCH: 0.5, Verdict.HOLD: 0.7, Verdict.REFUSE: 0.9}
MOST = 3  # findings of one list in one text: whoever reviews reads the text anyway


def _find(read: Read) -> Iterator[Finding]:
    for wordlist in read.facts.wordlists:
        if not can_be(read.normal.plain, wordlist.language):
            continue
        places = {(hit.start, hit.end) for hit in _phrases(wordlist.words).find(read.normal.plain)}
        for start, end in sorted(places)[:MOST]:
            yield _finding(read, wordlist, start, end)


@lru_cache(maxsize=128)  # a list is made into phrases once, not for every text
def _phrases(words: tuple[str, ...]) -> Phrases:
    return Phrases({"": words})


def _finding(read: Read, wordlist: Wordlist, start: int, end: int) -> Finding:
    spot = read.normal.spot(start, end)
    is_letter = read.submission.kind == Kind.LETTER
    # What two people write to each other is not stopped for a word.
    asks = Verdict.WATCH if is_letter else Verdict(wordlist.asks)
    return Finding(
        check=CHECK.name,
        words=read.normal.words(spot),
        sentence="" if is_letter else _sentence(asks),
        asks=asks,
        sure=SURE[asks],
        start=spot.start,
        end=spot.end,
        clears=_("It stands on the list “%(name)s”, and means something else here.")
        % {"name": wordlist.name},
    )


def _sentence(asks: Verdict) -> str:
    if asks == Verdict.REFUSE:
        return _("This board has no place for that. Leave it out, or ask whoever runs the board.")
    return _("Some boards have rules about that. Say more precisely what you offer.")


CHECK = Check("words", 1, _find)


def _with(
    text: str, *words: str, language: str = "", asks: str = "hold"
) -> tuple[Submission, Facts]:
    wordlist = Wordlist(name="words-hold", language=language, words=words, asks=asks)
    facts = Facts(now=datetime(2026, 1, 1, tzinfo=UTC), wordlists=(wordlist,))
    return Submission(Kind.AD, text), facts


EXAMPLES_HIT = (
    _with("Fireworks for New Year, two boxes.", "fireworks"),
    _with("Box of FIRE-WORKS", "fire works"),
    _with("Feuerwerkskörper vom letzten Jahr", "feuerwerk*", language="de"),
    _with("Una caja de pólvora para la fiesta", "polvora", language="es"),
    _with("Gift gegen Ratten, noch eine Dose", "gift", language="de"),
    _with("Ticket for the derby, under the hand", "derby", asks="refuse"),
)
EXAMPLES_MISS = (
    _with("Firework-free evening at the lake, walk with us.", "fireworks"),
    _with("A gift for you and the family, it is new and in the box.", "gift", language="de"),
    _with("Assistant wanted.", "ass"),
    _with("Works of fire and clay, pottery.", "fire works"),
    _with("Oak table.", "fireworks", "derby"),
    "Fireworks, but this board has no list.",
)
