"""Writes the demonstration."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import Progress

from lamppost.board.actions import KeptPicture, keep_picture
from lamppost.core.errors import Refused
from lamppost.demo.cast import GUIDE, STEWARD, address_of
from lamppost.demo.course import Act
from lamppost.demo.painting import painted
from lamppost.demo.seeding import Ground, seed_board, seeded_ads
from lamppost.demo.story import DemoAd, Picture, demo_ads
from lamppost.demo.towns import demo_towns


class Command(BaseCommand):
    help = "Fills a demonstration board with made-up people, some hundred ads and drawn photos."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--again",
            action="store_true",
            help="take the demonstration's ads away first and write them anew, as of today",
        )
        parser.add_argument(
            "--on-a-real-board",
            action="store_true",
            help="also where LAMPPOST_DEMO is not yes: made-up ads then stand among real ones",
        )

    def handle(self, *args: object, **options: object) -> None:
        again = bool(options["again"])
        if not settings.DEMO and not options["on_a_real_board"]:
            raise _not_a_demo()
        if seeded_ads().exists() and not again:
            self.stdout.write(_("The demonstration is here already. Write it anew with --again."))
            return
        towns, story = demo_towns(), demo_ads()
        # A pipe has no use for a bar that is redrawn ten times a second.
        console = Console()
        with Progress(console=console, transient=True, disable=not console.is_terminal) as bars:
            pictures = _pictures(story, bars)
            bar = bars.add_task(_("Ads"), total=None)
            done = seed_board(
                story,
                Ground(towns, pictures),
                now=timezone.now(),
                again=again,
                tell=lambda done, total: bars.update(bar, completed=done, total=total),
            )
        if done is not None:
            self.stdout.write(_report(story, done))
        if settings.DEMO:
            self.stdout.write(_way_in())


def _pictures(story: Sequence[DemoAd], bars: Progress) -> dict[Picture, KeptPicture]:
    wanted = list(dict.fromkeys(picture for ad in story for picture in ad.pictures))
    bar = bars.add_task(_("Pictures"), total=len(wanted))
    kept = {}
    for picture, clean in zip(wanted, painted(wanted), strict=True):
        kept[picture] = keep_picture(clean)
        bars.advance(bar)
    return kept


def _not_a_demo() -> Refused:
    return Refused(
        _(
            "This is not a demonstration board, so no made-up ads are written to it. Set "
            "LAMPPOST_DEMO=yes to make it one, or say --on-a-real-board if you mean it."
        ),
        code="not_a_demo",
    )


def _report(story: Sequence[DemoAd], done: Counter[Act]) -> str:
    counts = {
        "ads": len(story),
        "people": len({ad.poster for ad in story}),
        "towns": len({ad.town for ad in story}),
        "photos": sum(len(ad.pictures) for ad in story),
        "ended": done[Act.END],
        "closed": done[Act.CLOSE],
        "renewed": done[Act.RENEW],
        "changed": done[Act.EDIT],
    }
    sentence = _(
        "The demonstration is written: %(ads)d ads under %(people)d names in %(towns)d towns, "
        "with %(photos)d photos. %(ended)d have run out, %(closed)d are closed, %(renewed)d "
        "were renewed, %(changed)d were changed."
    )
    return sentence % counts


def _way_in() -> str:
    sentence = _(
        "Sign in as %(address)s, or with any other address: the code is on %(page)s. "
        "%(steward)s looks after this board: what waits for them is on %(queue)s"
    )
    return sentence % {
        "address": address_of(GUIDE),
        "page": settings.BASE_URL + reverse("demo:mails"),
        "steward": address_of(STEWARD),
        "queue": settings.BASE_URL + reverse("moderation:queue"),
    }
