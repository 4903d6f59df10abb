"""What becomes of an answer: a check-in, or one sentence that it was not understood.

For both codes the same is done and said. The sentence goes to an address that is known to be the
person's; whoever wrote from elsewhere hears nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils.translation import gettext as _

from lamppost.core.limits import Limit, TooOften
from lamppost.core.sealing import blind_tag
from lamppost.meetings.answers.reading import code_in
from lamppost.meetings.codes import WrongCode
from lamppost.meetings.models import Plan
from lamppost.meetings.plans.actions import Over, check_in
from lamppost.meetings.telling.neutral import words_of
from lamppost.meetings.telling.reached import Reach
from lamppost.notices.urgent.writing import Urgent, write_urgent

RANK = 2
_WANTED = timedelta(hours=1)
_REMEMBERED_SECS = 72 * 60 * 60  # as long as a closed plan can be closed again
# Two machines that answer each other end here.
_SAID = Limit("meeting_answer_said", times=10, per_secs=60 * 60)


def take_answer(plan: Plan, text: str, *, mark: str, to: Reach, at: datetime) -> None:
    """mark: the same for the same message, which may come again when its sender's server was
    not sure; "" if there is none. Doing it again then could take back what was said since.
    """
    tag = blind_tag("meetings.answer", f"{plan.pk}:{mark or at.isoformat()}")
    known = f"meeting-answer:{tag}"
    if mark and cache.get(known):
        return
    said = _said(plan, text, at)
    if said:
        _say(plan, said, tag, to, at)
    if mark:
        cache.set(known, True, _REMEMBERED_SECS)


def _said(plan: Plan, text: str, at: datetime) -> str:
    try:
        check_in(plan, code_in(text), at=at)
    except (WrongCode, TooOften):
        return _("That was not understood.")
    except Over:
        return ""
    return _("Noted.")


def _say(plan: Plan, said: str, tag: str, to: Reach, at: datetime) -> None:
    try:
        _SAID.spend(str(plan.pk))
    except TooOften:
        return
    answer = Urgent(
        key=f"meet:{plan.public_id}:answer.{tag[:32]}",
        # Not the plan's: those are withdrawn once it is closed.
        about=f"meetings.answer:{plan.pk}",
        channel=to.channel,
        to=to.to,
        subject=words_of([plan.person_id])[plan.person_id].subject,
        body=said,
        rank=RANK,
        best_before=at + _WANTED,
    )
    write_urgent([answer], at=at)
