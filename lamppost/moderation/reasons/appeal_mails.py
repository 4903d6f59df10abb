"""What somebody who has objected is told: that it has come, and what came of it."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from lamppost.board.mails import moment
from lamppost.moderation.models import Appeal
from lamppost.moderation.reasons.statement import statement_of
from lamppost.moderation.reasons.telling import address_of, context_of
from lamppost.notices.actions import tell


def tell_of_receipt(appeal: Appeal) -> None:
    _tell(appeal, "received", _("Your objection has come"))


def tell_of_outcome(appeal: Appeal) -> None:
    is_right = appeal.state == Appeal.State.OVERTURNED
    subject = _("Your objection: it was undone") if is_right else _("Your objection: it stays")
    _tell(appeal, "heard", subject)


def _tell(appeal: Appeal, template: str, subject: str) -> None:
    address = address_of(appeal.decision)
    if address is None:
        return
    context = context_of(statement_of(appeal.decision), appeal.decision)
    title = context["title"]
    tell(
        address,
        key=f"appeal-{appeal.pk}-{template}",
        kind=f"appeal_{template}",
        subject=f"{subject}: {title}" if title else subject,
        body=render_to_string(
            f"moderation/mail/appeal_{template}.txt",
            context
            | {
                "appeal": appeal,
                "look_by": moment(appeal.look_by),
                "is_right": appeal.state == Appeal.State.OVERTURNED,
                "was_heard": appeal.heard_by.startswith("people.person:"),
            },
        ),
    )
