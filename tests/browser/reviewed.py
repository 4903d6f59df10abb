"""What waits for those who review: one of every kind, with long words and other scripts."""

from __future__ import annotations

from datetime import datetime, timedelta

from lamppost.board.actions import add_photo
from lamppost.board.actions.screening import stop_new
from lamppost.board.models import Ad, State, Version
from lamppost.board.tests.sample_pictures import photo, saved
from lamppost.journal.decisions import Ruling, write_decision
from lamppost.journal.models.decisions import Done, Policy, Source
from lamppost.moderation.models import Appeal, Case, Opinion, Proposal, Report
from lamppost.people.models import Person
from lamppost.places.models import Place
from lamppost.relay.models import Letter
from lamppost.screening.verdict import Finding, Screened, Verdict
from lamppost.testing import make_ad

TITLE = "Oak table"
TEXT = (
    "I am abroad. Pay the deposit with a gift card, and the movers bring it to you tomorrow.\n\n"
    "ادفع العربون ببطاقة هدية. Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte"
)
FOUND = (
    ("payment", "Pay the deposit with a gift card", Verdict.HOLD, 0.9),
    ("scam", "gift card, and the movers bring it", Verdict.WATCH, 0.4),
    ("payment", "بطاقة هدية", Verdict.HOLD, 0.6),
)
NOBODYS = "people.person:0"


def make_reviewed(place: Place, bob: Person, *, at: datetime) -> dict[str, int]:
    """What paths may name."""
    ad = make_ad(bob, TITLE, text=TEXT, place=place, posted=at - timedelta(hours=2))
    add_photo(ad, saved(photo()), by=bob, at=at)  # screens it, too: what it finds is replaced
    ad.refresh_from_db()
    Ad.objects.filter(pk=ad.pk).update(state=State.LIVE)
    stop(ad, at=at + timedelta(seconds=1))
    wording = {"category": ad.category, "title": "Table", "text": "Seats six.", "place": place}
    Version.objects.create(ad=ad, number=9, until=at, **wording)
    name = report(f"people.persona:{bob.personas.all()[0].pk}", at=at)
    return {
        "held": ad.pk,
        "case": report(f"board.ad:{make_ad(bob, 'Reported', place=place).pk}", at=at).pk,
        "name_case": name.pk,
        "held_letter": Letter.objects.filter(state=Letter.State.HELD)[0].pk,
        "appeal": _appeal(bob, place, at=at).pk,
        "opinion": _opinion(hold(bob, "Twice", place, at=at), at=at).pk,
    }


def hold(person: Person, title: str, place: Place, *, at: datetime) -> Ad:
    ad = make_ad(person, title, text=TEXT, place=place, posted=at - timedelta(hours=2))
    stop(ad, at=at)
    return ad


def stop(ad: Ad, *, at: datetime) -> None:
    """For three findings, two of which overlap."""
    whole = f"{ad.title}\n{TEXT}"
    findings = [
        Finding(
            check,
            words,
            "Nobody asks for a deposit here.",
            asks,
            sure,
            whole.find(words),
            whole.find(words) + len(words),
            "The money is handed over when the thing is.",
        )
        for check, words, asks, sure in FOUND
    ]
    stop_new(ad, Screened(Verdict.HOLD, tuple(findings), {"payment": 3}), at=at)


def report(subject: str, *, at: datetime) -> Case:
    case = Case.objects.create(subject=subject, opened=at, look_by=at + timedelta(hours=4))
    for number, words in enumerate(("They ask for money first.", "x" * 300, "")):
        kind = Report.Kind.MONEY if number else Report.Kind.PRESSURE
        Report.objects.create(case=case, kind=kind, words=words, at=at, key=str(number))
    return case


def _appeal(person: Person, place: Place, *, at: datetime) -> Appeal:
    ad = make_ad(person, "Removed", place=place)
    ruling = Ruling(Policy.SCAM, "payment@3", Source.REPORT, facts="One check", reasons="No.")
    decision = write_decision(Done.REMOVE, ad, ruling, by=NOBODYS, at=at, person=person)
    Ad.objects.filter(pk=ad.pk).update(state=State.REMOVED, decision=decision)
    return Appeal.objects.create(
        decision=decision, first_by=NOBODYS, words="It is mine. " * 40, at=at, look_by=at
    )


def _opinion(ad: Ad, *, at: datetime) -> Opinion:
    first = Proposal.objects.create(
        queue="ads",
        number=ad.pk,
        by=NOBODYS,
        at=at,
        counts_from=at,
        state=Proposal.State.COMPARED,
        choice="refuse",
        policy=Policy.EXPLOITATION,
    )
    return Opinion.objects.create(
        queue="ads",
        number=ad.pk,
        subject=f"board.ad:{ad.pk}",
        why="serious",
        asked=at,
        look_by=at,
        first=first,
    )


def add_reviewed(person: Person, place: Place, number: int, *, at: datetime) -> None:
    """One more of what a page lists: what waits, what was decided, what was reported."""
    ad = hold(person, f"{TITLE} {number}", place, at=at)
    ruling = Ruling(Policy.SCAM, "payment@3")
    write_decision(Done.KEEP, ad, ruling, by=NOBODYS, at=at, person=person)
    report(f"board.ad:{ad.pk}", at=at)
    for case in Case.objects.all():
        Report.objects.create(case=case, kind=Report.Kind.SPAM, at=at, key=f"more {number}")
