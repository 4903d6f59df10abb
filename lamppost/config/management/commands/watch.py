"""Runs the watcher."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from lamppost.config.watcher import watch


class Command(BaseCommand):
    help = (
        "Does what falls due as time passes: delivers notices, ends ads, tries jobs again. "
        "“lamppost serve” runs one; more than one does no harm."
    )

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write("Watching the clock.")
        watch()
        self.stdout.write("Stopped.")
