from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from lamppost.config.journal_mail import mail_heads_due
from lamppost.journal.actions import CLOCK, record
from lamppost.journal.linking import link_due, sign_due
from lamppost.notices.models import Notice
from lamppost.people.models import Person
from lamppost.testing import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _signed(alice: Person, settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    settings.STATEMENT_KEYS = ("a secret for the journal",)
    settings.JOURNAL_MAIL = "notary@example.org"
    record("person.seen", alice, by=CLOCK, at=NOON)
    link_due(NOON)
    sign_due(NOON)


def test_head_is_mailed_once_as_it_is_published(client: Client) -> None:
    assert (mail_heads_due(NOON), mail_heads_due(NOON)) == (1, 0)
    mail = Notice.objects.get(kind="journal_head")
    assert mail.address == "notary@example.org"
    assert client.get("/journal/heads.txt").content.decode().strip() in mail.body


def test_head_of_a_month_ago_is_not_mailed_after_the_fact() -> None:
    assert mail_heads_due(NOON + timedelta(days=30)) == 0


def test_nothing_is_mailed_where_nobody_keeps_it(settings: Settings) -> None:
    settings.JOURNAL_MAIL = ""
    assert mail_heads_due(NOON) == 0
