"""What stands in the addresses of conversations."""

from __future__ import annotations

from django.urls import register_converter


class Mask:
    """The public id of a conversation, or a secret of a side: see `models.new_secret`."""

    regex = "[a-z2-7]{26}"

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


register_converter(Mask, "mask")
