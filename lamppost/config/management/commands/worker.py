"""Runs a worker: the job library's own, quieter, and for every queue."""

from __future__ import annotations

import logging
from argparse import ArgumentParser

from django_tasks_db.management.commands import db_worker


class Command(db_worker.Command):
    help = "Does jobs from the queue: delivers notices, makes pictures. Any number may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(queue_name="*")

    def configure_logging(self, verbosity: int) -> None:
        """A line for each job that was done would bury the one that matters."""
        is_wordy = verbosity > 1
        logging.getLogger("django_tasks").setLevel(logging.INFO if is_wordy else logging.WARNING)
        # Warns only that it was asked to stop, which the supervisor says already.
        logging.getLogger("django_tasks_db").setLevel(logging.INFO if is_wordy else logging.ERROR)
