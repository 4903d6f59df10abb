"""A photo that is known: on a list that the host imported, or put up by other accounts.

What a match says: the picture as a whole is the same. Who or what is on it is never looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from lamppost.screening.checks.check import Check, Read
from lamppost.screening.submission import Facts, Kind, PhotoMatch, SeenPhoto, Submission
from lamppost.screening.verdict import Finding, Verdict

# Below it PDQ's authors let nothing be matched: a wall, a page of text, a dark room.
LEAST_QUALITY = 50
# How often two pictures within 31 bits are the same one; what the list says of it may be wrong.
SURE = 0.9
SURE_OF_A_POOR_ONE = 0.1
# A maker's own picture, a household, a landlord and an agent: most such pairs are honest.
SURE_OF_ANOTHER_ACCOUNT = 0.2


def _find(read: Read) -> Iterator[Finding]:
    places = [photo.digest for photo in read.submission.photos]
    for match in read.facts.photo_matches:
        if match.digest not in places:
            continue
        words = f"photo {places.index(match.digest) + 1}"
        if not match.list_name:
            # In a letter it is most often the picture of the very ad that is asked about.
            if read.submission.kind == Kind.AD:
                yield _of_another_account(match, words)
        elif match.quality < LEAST_QUALITY:
            yield _poor(match, words)
        else:
            yield _listed(match, words)


def _listed(match: PhotoMatch, words: str) -> Finding:
    return Finding(
        check="photos",
        words=f"{words}: {match.list_name}, {match.distance} of 256 bits differ",
        sentence=_("Somebody from this board looks at this photo before it goes up."),
        asks=Verdict.WATCH if match.asks == Verdict.WATCH else Verdict.HOLD,
        sure=SURE,
        clears="The photo is another one than the list means, or the list is wrong about it.",
        urgent=match.is_urgent,
    )


def _poor(match: PhotoMatch, words: str) -> Finding:
    return Finding(
        check="photos",
        words=f"{words}: near {match.list_name}, but there is too little in it to say",
        asks=Verdict.WATCH,
        sure=SURE_OF_A_POOR_ONE,
        clears="A look at the photo.",
    )


def _of_another_account(match: PhotoMatch, words: str) -> Finding:
    return Finding(
        check="photos",
        words=f"{words}: also put up by other accounts: {match.accounts}",
        asks=Verdict.WATCH,
        sure=SURE_OF_ANOTHER_ACCOUNT,
        clears="It is a maker's own picture, or the accounts belong together openly.",
    )


CHECK = Check("photos", 1, _find)

_NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
_SHARP, _GREY = SeenPhoto("a" * 64, "0f" * 32, 90), SeenPhoto("b" * 64, "f0" * 32, 20)


def _ad(*photos: SeenPhoto) -> Submission:
    return Submission(Kind.AD, title="Kettle", text="Whistles.", photos=photos)


def _known(*matches: PhotoMatch) -> Facts:
    return Facts(now=_NOW, photo_matches=matches)


EXAMPLES_HIT = (
    (_ad(_SHARP), _known(PhotoMatch(_SHARP.digest, "reported", 4))),
    (_ad(_SHARP), _known(PhotoMatch(_SHARP.digest, "reported", 31, is_urgent=True))),
    (_ad(_SHARP), _known(PhotoMatch(_SHARP.digest, "stock pictures", 0, asks="watch"))),
    (_ad(_SHARP), _known(PhotoMatch(_SHARP.digest, "", 0, accounts=3))),
    (_ad(_GREY, _SHARP), _known(PhotoMatch(_GREY.digest, "reported", 2, quality=20))),
)
EXAMPLES_MISS = (
    "A kettle without a photo.",
    _ad(_SHARP),
    _ad(_SHARP, _GREY),
    (_ad(_SHARP, _GREY), _known()),
    (
        Submission(Kind.LETTER, text="Is it this one?", photos=(_SHARP,)),
        _known(PhotoMatch(_SHARP.digest, "", 0, accounts=1)),
    ),
    # A match of a photo that has been taken off since.
    (_ad(_SHARP), _known(PhotoMatch(_GREY.digest, "reported", 2))),
)
