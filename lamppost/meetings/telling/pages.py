"""Where the links of messages lead: the same addresses for as long as there is a plan or contact.

Written out, so that a message depends on no page's code: a test holds them to the addresses that
the pages have.
"""

from __future__ import annotations

from django.conf import settings

from lamppost.meetings import links
from lamppost.meetings.models import Contact, Plan


def contact_page(contact: Contact) -> str:
    """A contact who opens an old message finds here what is known now."""
    return f"{settings.BASE_URL}/meetings/for/{links.contact_token(contact)}/"


def check_page(plan: Plan) -> str:
    return f"{settings.BASE_URL}/meetings/check/{links.plan_token(plan)}/"
