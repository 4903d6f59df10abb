"""What is mailed to those who are trained: that something waits, and not what."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from lamppost.moderation.models import ChildCase, Steward
from lamppost.notices.actions import tell


def tell_trained(case: ChildCase) -> None:
    """Within the transaction that opens it. They have an hour, and may not be looking. Where there
    is nobody, the host is told that."""
    url = settings.BASE_URL + reverse("moderation:child_case", args=[case.pk])
    name = settings.BOARD_NAME
    trained = list(Steward.objects.filter(trained__isnull=False).select_related("person"))
    if not trained and settings.BOARD_CONTACT:
        _tell_host(case)
    for steward in trained:
        if steward.person.email:
            tell(
                steward.person.email,
                key=f"child-case-{case.pk}-{steward.person_id}",
                kind="child_case",
                subject=_("[%(name)s] Something waits for you") % {"name": name},
                body=_(
                    "Somebody who is trained for it should look within an hour. It is hidden "
                    "until then.\n\n%(url)s\n\n-- \n%(name)s\n"
                )
                % {"url": url, "name": name},
            )


def _tell_host(case: ChildCase) -> None:
    name = settings.BOARD_NAME
    tell(
        settings.BOARD_CONTACT,
        key=f"child-case-{case.pk}-nobody",
        kind="child_case",
        subject=_("[%(name)s] Something waits, and nobody may look at it") % {"name": name},
        body=_(
            "Something was hidden because it may harm a child. It should be looked at within "
            "an hour, by somebody who was trained for it and agreed to. On this board there is "
            "nobody: docs/hosting/child-safety.md says what to do.\n\n-- \n%(name)s\n"
        )
        % {"name": name},
    )
