"""Examines this installation."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict

from django.core.management.base import BaseCommand
from django.utils import timezone

from lamppost.config.doctor.examination import examine
from lamppost.config.doctor.finding import Finding, Level

MARKS = {Level.OK: "well ", Level.WARN: "hm   ", Level.WRONG: "WRONG"}


class Command(BaseCommand):
    help = "Says in sentences what is wrong with this installation. Exit code 1 if anything is."
    requires_system_checks: list[str] = []  # a wrong file is a finding, not a traceback

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="for a program that watches")

    def handle(self, *args: object, **options: object) -> None:
        found = examine(timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps([asdict(finding) for finding in found], indent=1))
        else:
            for finding in found:
                self.stdout.write(_lines(finding))
            self.stdout.write(summary(found))
        if any(finding.level == Level.WRONG for finding in found):
            sys.exit(1)


def _lines(finding: Finding) -> str:
    line = f"{MARKS[finding.level]}  {finding.sentence}"
    return f"{line}\n       → {finding.remedy}  [{finding.code}]" if finding.remedy else line


def summary(found: Sequence[Finding]) -> str:
    wrong = sum(finding.level == Level.WRONG for finding in found)
    odd = sum(finding.level == Level.WARN for finding in found)
    if not wrong and not odd:
        return "\nAll is well."
    return f"\n{wrong} wrong, {odd} to think about. Each is explained in docs/hosting/doctor.md."
