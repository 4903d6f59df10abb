"""The board's terms: show, publish, list. See docs/hosting/terms.md."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date

from lamppost.core.errors import Refused
from lamppost.journal.actions import HOST
from lamppost.journal.terms import Version, all_versions, publish_terms, version_in_force
from lamppost.moderation.period import LAST_DAY, start_of
from lamppost.moderation.terms.changes import Change, changed_passages

UNUSABLE = 2


class Command(BaseCommand):
    help = (
        "show: write the terms that hold. publish: put your own in force; no version is ever "
        "changed. versions: every version, with its day and what was different."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        show = verbs.add_parser("show", help="write the terms that hold, or another version")
        show.add_argument("version", nargs="?", default="")
        publish = verbs.add_parser("publish", help="a new version, from a text file")
        publish.add_argument("file", type=Path, help="Markdown: headings, lists, paragraphs")
        publish.add_argument("--summary", required=True, help="what is different, in a sentence")
        publish.add_argument("--since", default="", help="2027-03-01; else it holds at once")
        verbs.add_parser("versions", help="every version, a line each")

    def handle(self, *_args: object, verb: str, **options: Any) -> None:  # noqa: ANN401
        try:
            getattr(self, f"_{verb}")(**options)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused

    def _show(self, *, version: str, **_: object) -> None:
        wanted = version or version_in_force()
        found = [one for one in all_versions() if one.version == wanted]
        if not found:
            raise CommandError(f"There is no version {version}: lamppost terms versions")
        self.stdout.write(found[0].text, ending="")

    def _publish(self, *, file: Path, summary: str, since: str, **_: object) -> None:
        before, now = all_versions()[-1], timezone.now()
        made = publish_terms(_read(file), summary, by=HOST, at=now, since=_day(since))
        added, taken = _counted(before, made)
        when = f"from {since} on" if since else "from now on"
        self.stdout.write(
            f"Version {made.version} holds {when}: against version {before.version}, "
            f"words added: {added:,}, words taken out: {taken:,}."
        )

    def _versions(self, **_: object) -> None:
        held = version_in_force()
        for one in all_versions():
            day = f"{timezone.localdate(one.since)}" if one.since else "from the start"
            mark = " (holds now)" if one.version == held else ""
            self.stdout.write(f"{one.version}  {day}{mark}  {' '.join(one.summary.split())}")


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file} cannot be read as text.", returncode=UNUSABLE) from error


def _day(written: str) -> datetime | None:
    """The first moment of a day as the board's clocks show it."""
    if not written:
        return None
    try:
        day = parse_date(written)
    except ValueError:
        day = None
    if day is None or day > LAST_DAY:
        raise CommandError(f"{written} is no day such as 2027-03-01.", returncode=UNUSABLE)
    return start_of(day)


def _counted(before: Version, after: Version) -> tuple[int, int]:
    runs = [run for one in changed_passages(before.text, after.text) for run in one.runs]

    def words(change: Change) -> int:
        return sum(len(run.words.split()) for run in runs if run.change == change)

    return words(Change.ADDED), words(Change.TAKEN)
