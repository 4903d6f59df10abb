"""Answers by mail to the address of a plan's reminders.

Who wrote it is not asked: From is easily forged, and the code is what proves them.
"""

from __future__ import annotations

from datetime import datetime

from lamppost.meetings import clock
from lamppost.meetings.answers.actions import take_answer
from lamppost.meetings.models import Plan
from lamppost.meetings.telling.boxes import plan_at
from lamppost.meetings.telling.reached import Reach, own_reaches
from lamppost.notices.models import Channel
from lamppost.relay.mail_in.boxes import Taker
from lamppost.relay.mail_in.values import MailIn


def _is_open(name: str) -> bool:
    return _running(name) is not None


def _take(name: str, mail: MailIn, at: datetime) -> None:
    plan = _running(name)
    if plan is not None:
        # By the clock that plans are guarded by, not by the door's.
        take_answer(plan, mail.text, mark=mail.mark, to=_mailbox(plan), at=clock.now())


def _running(name: str) -> Plan | None:
    plan = plan_at(name)
    return plan if plan and plan.state != Plan.State.DRAFT else None


def _mailbox(plan: Plan) -> Reach:
    own = own_reaches([plan.person])[plan.person_id]
    mails = (reach for reach in own if reach.channel == Channel.MAIL)
    return next(mails, Reach("mail", Channel.MAIL, str(plan.person.email)))


CHECKS = Taker(_is_open, _take)
