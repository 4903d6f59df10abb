"""Al's plan runs, and Al answers."""

from __future__ import annotations

from email.message import EmailMessage
from itertools import count

from lamppost.core.sealing import unseal
from lamppost.meetings.codes import choose_codes
from lamppost.meetings.models import Plan
from lamppost.meetings.telling.boxes import check_address
from lamppost.meetings.telling.tests.stage import Stage, set_stage
from lamppost.notices.models import Dispatch
from lamppost.notices.urgent.writing import words_of
from lamppost.testing import NOON

SAFE, FORCED, WRONG = "4821", "7359", "9137"
_numbers = count(1)


def begin() -> Stage:
    stage = set_stage()
    Plan.objects.update(state=Plan.State.DRAFT)  # codes are frozen while it runs
    choose_codes(stage.alice, SAFE, FORCED, at=NOON)
    Plan.objects.update(state=Plan.State.ARMED)
    return stage


def mail(stage: Stage, text: str, **headers: str) -> bytes:
    """What a mail program makes of "reply", from an address that the board does not know."""
    reply = EmailMessage()
    reply["From"] = "somebody@elsewhere.example"
    reply["To"] = check_address(stage.plan)
    reply["Subject"] = "Re: A reminder"
    reply["Message-ID"] = f"<{next(_numbers)}@laptop.example>"
    for name, value in headers.items():
        del reply[name.replace("_", "-")]
        reply[name.replace("_", "-")] = value
    reply.set_content(
        f"{text}\n\nOn 3/1/27 12:04, Board <board@b.example> wrote:\n"
        "> Have a look at your list. Time left: 15 minutes. Open this and answer with your code.\n"
        "> https://b.example/meetings/check/x/\n"
    )
    return reply.as_bytes()


def said(stage: Stage) -> list[tuple[str, str, str]]:
    """To whom the board answered, and what."""
    rows = Dispatch.objects.filter(about=f"meetings.answer:{stage.plan.pk}").order_by("pk")
    return [(unseal(row.to), words_of(row).subject, words_of(row).body) for row in rows]
