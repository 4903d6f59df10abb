"""What mail providers post to a board, in the shape that their manuals give."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64encode
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

SIGNING_KEY = "key-3ax6xnjp29jd6fds4gc373sgvjxteol0"
BASIC = "mail:ahem9chohX5eeGh9eiya"
HOOK = "/hooks/mime/"
SENDER = "bounce+b1@mx.example"


def mailgun_form(raw: bytes, to: str, **other: Any) -> dict[str, Any]:
    """A route that forwards to an address with "mime" in it."""
    timestamp, token = str(int(timezone.now().timestamp())), "a" * 50
    form = {
        "recipient": to,
        "sender": SENDER,
        "from": "Somebody <somebody@example.org>",
        "subject": "Re: Blue kettle",
        "body-mime": raw.decode(),
        "timestamp": timestamp,
        "token": token,
    }
    form |= other
    signed = f"{form['timestamp']}{form['token']}".encode()
    signature = hmac.new(SIGNING_KEY.encode(), signed, hashlib.sha256).hexdigest()
    return {"signature": signature, **form}


def mailgun(raw: bytes, to: str, **other: Any) -> HttpResponse:
    form = mailgun_form(b"", to, **other)
    # Django's client writes bytes as they are only where it takes them for a file's.
    form["body-mime"] = SimpleUploadedFile("m", raw, "text/plain")
    return Client().post(HOOK, form)  # type: ignore[return-value]


def postmark(raw: bytes, to: str, *, user: str = BASIC, **other: Any) -> HttpResponse:
    told = {
        "FromName": "Somebody",
        "From": "somebody@example.org",
        "OriginalRecipient": to,
        "Subject": "Re: Blue kettle",
        "TextBody": "Not what is read.",
        "Headers": [{"Name": "Return-Path", "Value": f"<{SENDER}>"}],
        "RawEmail": raw.decode(errors="replace"),
        "Attachments": [],
        **other,
    }
    told = {name: value for name, value in told.items() if value is not None}
    return Client().post(  # type: ignore[return-value]
        HOOK,
        json.dumps(told),
        content_type="application/json",
        headers={"Authorization": f"Basic {b64encode(user.encode()).decode()}"},
    )
