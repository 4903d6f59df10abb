"""Says who reviews: add, list, remove."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lamppost.moderation.models import Rank, Steward
from lamppost.moderation.stewards import end_steward, make_steward
from lamppost.people.models import Person

RANKS = {"steward": Rank.STEWARD, "senior": Rank.SENIOR, "host": Rank.HOST}


class Command(BaseCommand):
    help = "Say who reviews what is held and reported: add, list, remove."

    def add_arguments(self, parser: ArgumentParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True)
        add = steps.add_parser("add", help="let somebody review, or change their rank")
        add.add_argument("address", help="the mail address that they sign in with")
        add.add_argument("--rank", choices=RANKS, default="steward")
        add.add_argument(
            "--trained",
            action="store_true",
            help="they were trained to look at what may harm children, and agreed to",
        )
        remove = steps.add_parser("remove", help="somebody does not review any more")
        remove.add_argument("address")
        steps.add_parser("list", help="everybody who reviews")

    def handle(self, *args: object, **options: object) -> None:
        match options["step"]:
            case "add":
                self._add(options)
            case "remove":
                self._remove(str(options["address"]))
            case _:
                self._list()

    def _add(self, options: dict[str, object]) -> None:
        person = _person_at(str(options["address"]))
        rank = RANKS[str(options["rank"])]
        make_steward(person, rank, at=timezone.now(), is_trained=bool(options["trained"]))
        self.stdout.write(f"{options['address']} reviews now, as {options['rank']}.")

    def _remove(self, address: str) -> None:
        if not end_steward(_person_at(address), at=timezone.now()):
            raise CommandError(f"{address} did not review.")
        self.stdout.write(f"{address} does not review any more.")

    def _list(self) -> None:
        stewards = Steward.objects.select_related("person").order_by("-rank", "since")
        for steward in stewards:
            trained = ", trained" if steward.is_trained else ""
            rank = Rank(steward.rank).name.lower()
            self.stdout.write(f"{steward.person.email}: {rank}{trained}, {steward.since:%Y-%m-%d}")
        if not stewards:
            self.stdout.write("Nobody reviews yet: lamppost steward add ADDRESS")


def _person_at(address: str) -> Person:
    person = Person.objects.filter(email=address.lower()).first()
    if person is None:
        raise CommandError(
            f"Nobody has signed in as {address} yet. Let them sign in once, then do this again."
        )
    return person
