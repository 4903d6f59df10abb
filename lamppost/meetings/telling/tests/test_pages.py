"""Links of messages lead where the pages are."""

from __future__ import annotations

import pytest

from lamppost.meetings import links
from lamppost.meetings.telling.pages import contact_page
from lamppost.meetings.telling.tests.stage import set_stage

pytestmark = pytest.mark.django_db


def test_links_of_messages_are_the_addresses_of_the_pages() -> None:
    stage = set_stage()

    contact = links.contact_token(stage.ana)
    assert contact_page(stage.ana) == links.absolute("contact", contact)
