"""What a phone number leads to. The board keeps none: marks that are made from it, and words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lamppost.core.sealing import Unreadable, blind_tag, unseal
from lamppost.moderation.authorities.drill.described import Nature, Table, described
from lamppost.moderation.authorities.drill.walking import Found, Key, model_of
from lamppost.screening.campaigns.kept.rows import contact_tag
from lamppost.screening.models import CampaignContact
from lamppost.standing.models import Phone, PhoneCode

_BETWEEN = r"[\s()./\-–·]{0,3}"  # how people part the digits of a number


def led_to_by(number: str) -> Found:
    """number: E.164. Reads every word that people have written, sealed ones too: linear in them."""
    tag = blind_tag("phone", number)
    contact = contact_tag(f"phone:{number.lstrip('+')}")
    found = Found()
    for model, column, value in (
        (Phone, "tag", tag),
        (PhoneCode, "tag", tag),
        (CampaignContact, "contact", contact),
    ):
        rows = model._base_manager.filter(**{column: value})
        found.add(model._meta.label, rows.values_list("pk", flat=True))
    written = written_as(number)
    for table in described().values():
        found.add(table.label, _rows_that_say(table, written))
    return found


def written_as(number: str) -> re.Pattern[str]:
    """The number within a text: with or without its country, its digits parted as people do."""
    import phonenumbers

    read = phonenumbers.parse(number)
    national = phonenumbers.national_significant_number(read)
    digits = _BETWEEN.join(national)
    return re.compile(rf"(?<!\d)(?:\+?{read.country_code}{_BETWEEN}|0)?\(?{digits}(?!\d)")


def _rows_that_say(table: Table, written: re.Pattern[str]) -> Iterator[Key]:
    columns = [*table.columns(Nature.WORDS), *table.columns(Nature.SEALED)]
    if not columns:
        return
    rows = model_of(table.label)._base_manager.order_by().values_list("pk", *columns)
    for key, *values in rows.iterator(chunk_size=2_000):
        if any(written.search(text_of(value)) for value in values):
            yield key


def text_of(value: object) -> str:
    """Words as they are; sealed ones opened, "" if their key is gone."""
    if isinstance(value, bytes | memoryview):
        try:
            return unseal(value) if len(value) else ""
        except Unreadable:
            return ""
    return str(value)
