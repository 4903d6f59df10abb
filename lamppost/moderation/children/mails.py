"""What is mailed to those who are trained: that something waits, and not what."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from lamppost.moderation.models import ChildCase, Steward
from lamppost.notices.actions import tell


def tell_trained(case: ChildCase) -> None:
    """Within the transaction that opens it. They have an hour, and may not be looking."""
    url = settings.BASE_URL + reverse("moderation:child_case", args=[case.pk])
    name = settings.BOARD_NAME
    for steward in Steward.objects.filter(trained__isnull=False).select_related("person"):
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
