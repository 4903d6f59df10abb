from __future__ import annotations

import pytest

from lamppost.screening.normal import normalise


@pytest.mark.parametrize(
    ("text", "written", "is_hidden"),
    [
        ("mail joe.smith+ads@example.org.", "joe.smith+ads@example.org", False),
        ("joe at example dot org", "joe at example dot org", True),
        ("joe (at) example (dot) org", "joe (at) example (dot) org", True),
        ("joe[at]example.org", "joe[at]example.org", True),
        ("jane @ gmail.com", "jane @ gmail.com", True),
        ("jane at gmail", "jane at gmail", True),
        ("juan arroba correo punto es", "juan arroba correo punto es", True),
        ("hans ät web.de", "hans ät web.de", True),
        ("joe.b (Gmail.c0m)", "Gmail.c0m", True),
        ("j o e @ g m a i l . c o m", "j o e @ g m a i l . c o m", True),
    ],
)
def test_a_mail_address_is_found(text: str, written: str, is_hidden: bool) -> None:
    (mail,) = normalise(text).mails
    assert text[mail.start : mail.end] == written
    assert mail.is_hidden == is_hidden


@pytest.mark.parametrize(
    "text",
    [
        "look at example dot com",
        "live at The Point at Glen Mills",
        "see gmail.com/about",
        "pick up at noon",
        "5 @ $3 each",
        "follow @joe",
        "meet at 5. Com",
    ],
)
def test_other_ats_are_no_mail_addresses(text: str) -> None:
    assert normalise(text).mails == ()


@pytest.mark.parametrize(
    ("text", "country", "prices"),
    [
        ("$450 obo", "US", [(45_000, "USD")]),
        ("$450", "CA", [(45_000, "CAD")]),
        ("rent 1,200.50 usd", "US", [(120_050, "USD")]),
        ("€1.200,50", "DE", [(120_050, "EUR")]),
        ("2.500 €, VB", "DE", [(250_000, "EUR")]),
        ("1 250 € par mois", "FR", [(125_000, "EUR")]),
        ("12.5k€ and $3k", "US", [(1_250_000, "EUR"), (300_000, "USD")]),
        ("asking 300", "US", [(30_000, "")]),
        ("preis: 450", "DE", [(45_000, "")]),
        ("£5.5", "GB", [(550, "GBP")]),
        ("¥5,000", "JP", [(5_000, "JPY")]),
        ("２０ euros", "ES", [(2_000, "EUR")]),
        ("3 br, 1200 sqft, 2010, 5 miles, 50% off", "US", []),
        ("call 305-736-5000", "US", []),
        ("included in rent 1 bedroom", "US", []),
    ],
)
def test_amounts_are_read_in_minor_units(
    text: str, country: str, prices: list[tuple[int, str]]
) -> None:
    found = normalise(text, country=country).prices
    assert [(price.amount_cents, price.currency) for price in found] == prices
