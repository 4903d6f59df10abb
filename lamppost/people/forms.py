"""What people type about themselves."""

from __future__ import annotations

from allauth.account.forms import RequestLoginCodeForm


class EnterForm(RequestLoginCodeForm):  # type: ignore[misc]
    """One door for those who come back and those who are new."""
