"""What the board has not, and what lies beside its database: said only as long as it is so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import ForeignKey

from lamppost.moderation.authorities.drill.walking import all_models


@dataclass(frozen=True)
class Absent:
    """A sentence, and what a column would be called that made it untrue, but for these."""

    sentence: str
    columns: re.Pattern[str]
    but: frozenset[str] = frozenset()


def _columns(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|_)(?:{words})(?:_|$)")


ABSENT: tuple[Absent, ...] = (
    Absent(
        "No real name, gender, date of birth, nationality or work.",
        _columns("first_name|last_name|surname|gender|sex|birth\\w*|nationality|occupation|job"),
    ),
    Absent(
        "No copy of an identity document, and no number of one.",
        _columns("passport|document|identity|licence|license|ssn|tax"),
    ),
    Absent(
        "No phone number as a number, but for what people wrote in words or in a sealed answer.",
        _columns("phone\\w*|mobile\\w*|msisdn|telephone\\w*"),
    ),
    Absent(
        "No internet address of anybody who reads, searches, posts or writes; one for each "
        "browser that is signed in.",
        _columns("ip|ip_address|remote\\w*|client"),
        frozenset({"usersessions.UserSession.ip"}),
    ),
    Absent(
        "No password: nobody has one.",
        _columns("passwd|passphrase|password"),
        frozenset({"people.Person.password"}),  # Django's column; it says that there is none
    ),
    Absent(
        "No record of pages that were read, or of searches that nobody keeps.",
        _columns("visit\\w*|viewed|history|referer|referrer|clicked"),
    ),
    Absent(
        "No place of a person or a device: an ad has a town, or an area of about a kilometre.",
        _columns("geo\\w*|gps|street|postcode|zip|position_at"),
    ),
    Absent(
        "No card, no bank account.",
        _columns("card|iban|bank|cvc"),
    ),
)

# What is not in the database, and where it is.
BESIDE: tuple[str, ...] = (
    "Photos: files in the data folder or the bucket, under their digest. Cameras' data was taken "
    "out before they were kept.",
    "Mails, while no mail relay is set: files in the data folder (LAMPPOST_DATA).",
    "Evidence: sealed files, each opened by two people together, for a year.",
    "The search index: the words of ads that are up, in files of the data folder.",
    "The program's log: numbers of rows, and no addresses, words or internet addresses.",
    "The cache: how often somebody did something, under a hash; for a day at most.",
    "Your web server's log, your mail server's log and your backups: yours, and no part of this. "
    "A backup holds what was erased since.",
)


def said_truly() -> Iterator[str]:
    """The sentences that no column contradicts."""
    for one in ABSENT:
        if not contradicting(one):
            yield one.sentence


def contradicting(one: Absent) -> list[str]:
    columns = (
        f"{model._meta.label}.{field.name}"
        for model in all_models()
        for field in model._meta.concrete_fields
        if one.columns.search(field.name) and not isinstance(field, ForeignKey)
    )
    return [column for column in columns if column not in one.but]
