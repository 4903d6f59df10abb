"""What a log line may say of a request."""

from __future__ import annotations

import logging

from django.http import HttpRequest


class RoutesOnly(logging.Filter):
    """Lets lines name the kind of page, manage/<str:token>/, instead of its address.

    An address may be a secret: that of a manage link is, and so is the key of a draft.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            match = request.resolver_match
            kind = f"/{match.route}" if match else "(no page of ours)"
            record.args = tuple(kind if arg == request.path else arg for arg in record.args)
        return True
