"""What the two do: through pages, the mail door and actions. An act that is refused is none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from django.utils import timezone

from lamppost.core.errors import Refused
from lamppost.people.actions import unblock
from lamppost.people.erasure import erase_due_people, request_erasure
from lamppost.people.models import Person
from lamppost.relay.actions import exchanging, write_letter
from lamppost.relay.actions.asking import answer_ad
from lamppost.relay.exchanges import Offer, edition_of
from lamppost.relay.models import Exchange, Letter, Side, Unsent
from lamppost.relay.sides import other_side, own_side
from lamppost.relay.tests.asked import typed
from lamppost.relay.tests.cast import letter
from lamppost.relay.tests.mails.post import mail_of, post
from lamppost.screening.verdict import Finding, Screened, Verdict
from tests.masks.cast import ALICE, BOB, OTHER, Stage, mark

Act = Callable[[Stage, str], None]


def screen(text: str, **_facts: object) -> Screened:
    """In place of the board's own: strict where a letter asks for it."""
    for verdict in (Verdict.HOLD, Verdict.REFUSE):
        if f"please {verdict}" in text:
            return Screened(verdict, (Finding("test", "please", "It asks for it."),))
    return Screened()


def writes(stage: Stage, who: str, more: str = "") -> None:
    text = f"{stage.next_mark(who, 'letter')} {more}"
    with suppress(Refused):
        _note(stage, who, write_letter(_side(stage, who), letter(text), at=timezone.now()))


def is_held(stage: Stage, who: str) -> None:
    writes(stage, who, "please hold")


def is_refused(stage: Stage, who: str) -> None:
    writes(stage, who, "please refuse")


def mails(stage: Stage, who: str) -> None:
    """From their own mailbox, with the other's mail quoted as programs do."""
    side, text = _side(stage, who), stage.next_mark(who, "letter")
    quoted = f"{text}\n\nOn Monday {side.secret}@localhost wrote:\n> Hello"
    post(mail_of(stage.people[who], side, quoted), side)
    for one in Letter.objects.filter(side=side, text__contains=text):
        _note(stage, who, one)


def mails_from_elsewhere(stage: Stage, who: str) -> None:
    side, text = _side(stage, who), stage.next_mark(who, "unsent")
    stage.uncrossed[who].add(text)
    post(mail_of(stage.people[who], side, text, From="mallory@elsewhere.example"), side)
    assert Unsent.objects.filter(text__contains=text).exists() or not _is_open(side)


def proposes(stage: Stage, who: str) -> None:
    text = stage.next_mark(who, "answer")
    with suppress(Refused):
        offer = Offer({"Phone": text}, ("Street",))
        made = exchanging.propose_exchange(_side(stage, who), offer, at=timezone.now())
        stage.told[who][text] = made.pk


def gives(stage: Stage, who: str) -> None:
    side, text = _side(stage, who), stage.next_mark(who, "answer")
    waiting = _proposed_by(other_side(side))
    if waiting:
        seen = edition_of(waiting.gives, waiting.wants)
        stage.told[who][text] = waiting.pk
        with suppress(Refused):
            exchanging.give_exchange(waiting, side, {"Street": text}, seen=seen, at=timezone.now())


def withdraws(stage: Stage, who: str) -> None:
    side = _side(stage, who)
    waiting = _proposed_by(side)
    if waiting:
        with suppress(Refused):
            exchanging.withdraw_exchange(waiting, side, at=timezone.now())


def declines(stage: Stage, who: str) -> None:
    side = _side(stage, who)
    waiting = _proposed_by(other_side(side))
    if waiting:
        with suppress(Refused):
            exchanging.decline_exchange(waiting, side, at=timezone.now())


def answers_asks(stage: Stage, who: str) -> None:
    """Bob writes about the ad that asks something; alice has no ad to write about."""
    if who == BOB and ALICE not in stage.gone:
        bob, ad = stage.people[BOB], stage.asking_ad
        with suppress(Refused):
            persona = bob.personas.order_by("pk")[0]
            given = letter(stage.next_mark(BOB, "letter"))
            talk = answer_ad(ad, given, by=persona, answers=typed(ad, bob), at=timezone.now())
            first = talk.letters.latest("pk")
            _note(stage, BOB, first)
            told = talk.exchanges.filter(hidden_from=None).first()
            if told:
                stage.told[ALICE][mark(ALICE, "told")] = told.pk


def lifts_block(stage: Stage, who: str) -> None:
    other = other_side(_side(stage, who))
    if other.persona:
        unblock(stage.people[who], persona=other.persona)


def leaves(stage: Stage, who: str) -> None:
    """For good."""
    request_erasure(stage.people[who])
    Person.objects.filter(pk=stage.people[who].pk).update(erase_due=timezone.now())
    erase_due_people(timezone.now())
    assert not Person.objects.filter(pk=stage.people[who].pk).exists()
    stage.gone.add(who)


def _on_page(part: str, **given: str) -> Act:
    def act(stage: Stage, who: str) -> None:
        filled = {name: text.format(who=who) for name, text in given.items()}
        path = f"{stage.talk.get_absolute_url()}{part}"
        answer = stage.client(who).post(path, filled, follow=True)  # what is said once, is said
        assert answer.status_code == 200

    return act


def reads(stage: Stage, who: str) -> None:
    assert stage.client(who).get(stage.talk.get_absolute_url()).status_code == 200


def reports(stage: Stage, who: str) -> None:
    """The last letter that came, or the ad; nothing where nothing came to the poster."""
    client = stage.client(who)
    answer = client.get(f"/report/conversation/{stage.talk.public_id}/")
    if answer.status_code == 302:
        told = {"kind": "money", "words": f"{who}-report-mark"}
        assert client.post(answer["Location"], told, follow=True).status_code == 200


ACTS: dict[str, Act] = {
    "writes": writes,
    "is held": is_held,
    "is refused": is_refused,
    "mails": mails,
    "mails from elsewhere": mails_from_elsewhere,
    "proposes": proposes,
    "gives": gives,
    "withdraws": withdraws,
    "declines": declines,
    "answers asks": answers_asks,
    "reads": reads,
    "blocks": _on_page("block/"),
    "lifts block": lifts_block,
    "mutes": _on_page("muting/", on="1"),
    "keeps": _on_page("keeping/", on="1"),
    "notes": _on_page("note/", note="{who}-note-mark"),
    "met": _on_page("meeting/", on="2027-03-01"),
    "passes over": _on_page("meeting/", on="2027-03-01", answer="pass"),
    "reports": reports,
    "ends": _on_page("end/"),
    "leaves": leaves,
}


def do(stage: Stage, who: str, act: str) -> None:
    """Unless they have left; two cannot go on where one has."""
    if who not in stage.gone:
        ACTS[act](stage, who)


def _side(stage: Stage, who: str) -> Side:
    return own_side(stage.talk, stage.people[who])


def _is_open(side: Side) -> bool:
    side.conversation.refresh_from_db()
    return side.conversation.state == "open"


def _note(stage: Stage, who: str, one: Letter) -> None:
    text = one.text.split()[0]
    (stage.crossed if one.state == Letter.State.SENT else stage.uncrossed)[who].add(text)


def _proposed_by(side: Side) -> Exchange | None:
    rows = Exchange.objects.filter(proposer=side, state="proposed", from_sheet=False)
    return rows.filter(hidden_from=None).first()


__all__ = ["ACTS", "OTHER", "do", "screen"]
