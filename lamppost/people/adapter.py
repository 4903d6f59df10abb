"""Where django-allauth meets our people."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter


class PeopleAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    pass
