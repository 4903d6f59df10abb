"""What screening writes to whoever runs the board: never a word of what was screened."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from lamppost.notices.actions import tell
from lamppost.screening.models import Screening
from lamppost.screening.verdict import Screened


def tell_host(screened: Screened, kept: Screening) -> None:
    """Within the transaction of the verdict: a mail for each thing that cannot wait, and one an
    hour while screening fails. Without a host's address, `lamppost doctor` is what tells."""
    if not settings.BOARD_CONTACT:
        return
    if screened.is_urgent:
        _tell(
            key=f"screening-urgent-{kept.pk}",
            subject=_("Please look at %(what)s at once") % {"what": kept.subject},
            body=_(
                "The board holds %(what)s, and nobody sees it. Screening asks that a person look "
                "at it within hours: it may be about somebody young, or somebody who is made to "
                "do something. The board has decided nothing."
            )
            % {"what": kept.subject},
        )
    elif any(finding.check == "failed" for finding in screened.findings):
        _tell(
            key=f"screening-failed-{kept.at:%Y-%m-%d-%H}",
            subject=_("Screening has failed, and ads are held"),
            body=_(
                "Something broke while the board looked at %(what)s. It is held, as is everything "
                "that cannot be looked at; nothing is lost. The log says where it broke."
            )
            % {"what": kept.subject},
        )


def _tell(*, key: str, subject: str, body: str) -> None:
    name = settings.BOARD_NAME
    tell(
        settings.BOARD_CONTACT,
        key=key,
        kind="screening",
        subject=f"[{name}] {subject}",
        body=f"{body}\n\n-- \n{name}\n",
    )
