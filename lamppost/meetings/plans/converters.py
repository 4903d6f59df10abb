"""What names a plan in an address: no word of ours could be one."""

from __future__ import annotations


class PlanId:
    """As `core.ids.new_public_id` makes them."""

    regex = "[2-9b-df-hj-np-tv-z]{10}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
