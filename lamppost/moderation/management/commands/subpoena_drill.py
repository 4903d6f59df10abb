"""What the board could be made to hand over. See docs/hosting/authorities.md."""

from __future__ import annotations

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from lamppost.core.errors import Refused
from lamppost.journal.actions import HOST, record
from lamppost.moderation.authorities.drill.numbers import led_to_by
from lamppost.moderation.authorities.drill.saying import ending, said
from lamppost.moderation.authorities.drill.starting import Whom, held_of, whom
from lamppost.moderation.authorities.drill.walking import Found
from lamppost.standing.models import Phone


class Command(BaseCommand):
    help = (
        "Print exactly what this board could be made to hand over about somebody, by every way "
        "that leads to them, and what it does not have. It is noted in the journal."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "whom", help="a mail address, people.person:3, or a phone number (+1 937 …)"
        )
        parser.add_argument("--brief", action="store_true", help="tables and columns alone")
        parser.add_argument("--open", action="store_true", help="sealed texts, too, in clear")

    def handle(self, *_args: object, **options: Any) -> None:  # noqa: ANN401
        try:
            one = whom(options["whom"])
        except Refused as refused:
            raise CommandError(refused.sentence, returncode=2) from refused
        now = timezone.now()
        found = led_to_by(one.number) if one.number else held_of(one)
        # Whoever reads somebody's letters leaves a trace; a number is not written down for it.
        with transaction.atomic():
            subject = f"people.person:{one.person}" if one.person is not None else "nobody"
            record("authorities.drill", subject, by=HOST, at=now, opened=options["open"])
        moment = f"{now:%Y-%m-%d %H:%M} UTC"
        self.stdout.write(f"What this board could be made to hand over about {one.said}, {moment}.")
        lines = said(found, are_values_said=not options["brief"], is_sealed_opened=options["open"])
        for line in chain(lines, _leading(one, found), ending()):
            self.stdout.write(line)


def _leading(one: Whom, found: Found) -> list[str]:
    if not one.number:
        return []
    owners = Phone.objects.filter(pk__in=found.keys("standing.Phone"))
    people = [f"people.person:{pk}" for pk in owners.values_list("person", flat=True)]
    return [
        "",
        "The number itself is kept nowhere. With it and the key these accounts are found:",
        *(f"  {name}: lamppost subpoena-drill {name}" for name in people),
        *([] if people else ["  none"]),
    ]
