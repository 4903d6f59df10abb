"""How much of this part one may ask for, and what is refused."""

from __future__ import annotations

from lamppost.core.errors import Refused
from lamppost.core.limits import Limit

MOST_CONTACTS, MOST_WAYS = 8, 6
NAME_LENGTH = 40
_DAY = 24 * 60 * 60
INVITATIONS = Limit("meetings_invite", times=16, per_secs=_DAY)  # of one person
# Of one address, whoever asks: nobody is asked by a crowd.
TO_AN_ADDRESS = Limit("meetings_address", times=6, per_secs=_DAY)
TESTS = Limit("meetings_test", times=20, per_secs=_DAY)  # of one contact, or of one's own ways
ASKED_TESTS = Limit("meetings_asked_test", times=3, per_secs=_DAY)  # that a person asks of one
LINKS = Limit("meetings_link", times=3, per_secs=_DAY)  # to their page, sent to a contact again


class ContactRefused(Refused):
    """Something about a contact that cannot be done, or not now."""

    code = "contact_refused"


class WayRefused(Refused):
    """A way that nobody can be reached by, or that cannot go."""

    code = "way_refused"
