"""What a view may rely on behind `login_required`."""

from __future__ import annotations

from django.http import HttpRequest

from lamppost.people.models import Person


class SignedIn(HttpRequest):
    """A request of somebody who is signed in: for annotations only, never made."""

    user: Person
