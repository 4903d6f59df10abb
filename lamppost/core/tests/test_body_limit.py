"""How much may be sent at once."""

from __future__ import annotations

import pytest
from django.test import Client

from lamppost.core.body_limit import MOST_BODY_BYTES


@pytest.mark.parametrize("length", [str(MOST_BODY_BYTES + 1), "9" * 5000, "-1", "many"])
def test_body_that_claims_too_much_is_not_read(length: str) -> None:
    answer = Client().post("/post/household/", CONTENT_LENGTH=length)
    assert answer.status_code == 413
    assert "Send the photos one by one" in answer.content.decode()


@pytest.mark.django_db
def test_ordinary_form_passes(client: Client) -> None:
    assert client.post("/account/enter/", {"email": "no address"}).status_code == 422
