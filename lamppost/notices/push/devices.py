"""Browsers that agreed to be told."""

from __future__ import annotations

import base64
import binascii
import json
from datetime import datetime

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from django.utils.translation import gettext as _

from lamppost.core.errors import Refused
from lamppost.notices.models import Device
from lamppost.notices.push.reaching import EndpointRefused, read_endpoint
from lamppost.notices.push.signing import unpadded

ENDPOINT_LENGTH = 1_000
SECRET_BYTES = 16  # RFC 8291, section 3.2


class DeviceRefused(Refused):
    """What a browser sent is nothing that a message could be sealed for."""

    code = "device_refused"


def add_device(endpoint: str, *, public_key: str, shared_secret: str, at: datetime) -> Device:
    """The device at this endpoint, with the keys it uses now. Raises DeviceRefused."""
    given = checked(endpoint, public_key=public_key, shared_secret=shared_secret)
    keys = {"public_key": given.public_key, "shared_secret": given.shared_secret}
    device, _new = Device.objects.update_or_create(
        endpoint=endpoint, defaults=keys, create_defaults={**keys, "since": at}
    )
    return device


def checked(endpoint: str, *, public_key: str, shared_secret: str) -> Device:
    """One that is in no table, of what a browser said. Raises DeviceRefused."""
    try:
        if len(endpoint) > ENDPOINT_LENGTH:
            raise EndpointRefused("too long")
        read_endpoint(endpoint)
        point, secret = _bytes(public_key), _bytes(shared_secret)
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        if len(secret) != SECRET_BYTES:
            raise ValueError("no secret of 16 bytes")
    except (EndpointRefused, ValueError) as error:
        raise DeviceRefused(
            _("This browser gave us no address that we can send to. Mail goes on as before.")
        ) from error
    return Device(endpoint=endpoint, public_key=unpadded(point), shared_secret=unpadded(secret))


def packed(device: Device) -> str:
    """As one text, to be sealed: for browsers that no table may show side by side."""
    return json.dumps([device.endpoint, device.public_key, device.shared_secret])


def unpacked(text: str) -> Device:
    """One that is in no table. Raises ValueError."""
    endpoint, public_key, shared_secret = json.loads(text)
    return Device(endpoint=endpoint, public_key=public_key, shared_secret=shared_secret)


def sealed(body: bytes, device: Device) -> bytes:
    """The body as that browser alone can read it (RFC 8291: aes128gcm)."""
    sealed_body: bytes = http_ece.encrypt(
        body,
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=_bytes(device.public_key),
        auth_secret=_bytes(device.shared_secret),
        version="aes128gcm",
    )
    return sealed_body


def _bytes(written: str) -> bytes:
    """Of base64url, with or without its padding. Raises ValueError."""
    try:
        return base64.b64decode(written + "=" * (-len(written) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64url") from error
