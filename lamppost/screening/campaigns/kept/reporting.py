"""Campaigns on a terminal: what there is, and one of them with everything about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lamppost.screening.campaigns.kept.showing import reviewed_campaign
from lamppost.screening.campaigns.kept.state import MADE_WITH, current
from lamppost.screening.campaigns.reviewed import Reviewed, SharedThing
from lamppost.screening.models import CampaignNote, CampaignTemplate

_SHOWN = 50


def listing() -> Iterator[str]:
    """The campaigns that a person should look at, the surest first."""
    state = current()
    if state.made_with != MADE_WITH:
        yield "What is here was found by another version. Run: lamppost campaigns rebuild"
    waiting = CampaignNote.objects.count()
    if waiting:
        yield f"{waiting:,} ads wait to be compared."
    flagged = CampaignTemplate.objects.filter(slot=state.slot, is_flagged=True)
    yield f"{flagged.count():,} campaigns."
    for kept in flagged.order_by("-score", "-size", "pk")[:_SHOWN]:
        held = f", held until {kept.held_until:%Y-%m-%d}" if kept.held_until else ""
        yield (
            f"{kept.pk:>8}  {kept.size:>5} ads, {kept.score:.0%} sure, "
            f"the last on {kept.last:%Y-%m-%d}{held}"
        )


def report(number: int) -> list[str]:
    """Raises NoSuchCampaign. Ads are strangers' words: nothing of them moves the cursor."""
    return [_plain(line) for line in _lines(reviewed_campaign(number))]


def _lines(one: Reviewed) -> Iterator[str]:
    flag = "to be looked at" if one.flagged else "nothing to look at"
    yield f"Campaign {one.number}: {len(one.ads):,} ads, {flag}, {one.sure} % sure."
    if one.first and one.last:
        yield f"From {one.first:%Y-%m-%d %H:%M} to {one.last:%Y-%m-%d %H:%M}."
    yield ""
    yield " ".join(f"[{piece.slot}]" if piece.slot else piece.text for piece in one.pieces)
    for title, sentences in (
        ("Why", one.reasons),
        ("What speaks against", one.against),
        ("What would clear it", one.clears),
    ):
        yield from _listed(title, sentences)
    yield from _listed("Contacts", map(_thing, one.contacts))
    yield from _listed("Photos", map(_thing, one.photos))
    yield from _listed("Places", one.places)
    yield ""
    for ad in one.ads:
        posted = f"{ad.posted:%Y-%m-%d %H:%M}" if ad.posted else "no time"
        contacts = f" ({', '.join(ad.contacts)})" if ad.contacts else ""
        yield f"{ad.subject}  {posted}  {ad.account}{contacts}  {ad.place}"
        values = [f"[{slot}] {said}" for slot, said in zip(one.slots, ad.values, strict=True)]
        yield f"    {'  '.join(values)}"


def _listed(title: str, sentences: Iterable[str]) -> Iterator[str]:
    said = [f"  {sentence}" for sentence in sentences]
    if said:
        yield from ("", f"{title}:", *said)


def _thing(shared: SharedThing) -> str:
    return f"{shared.name}: {', '.join(shared.accounts)}"


def _plain(line: str) -> str:
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line
    )
